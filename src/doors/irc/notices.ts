/** Answers that have no numeric: notices of the server to one client. */
import type { IrcClient } from './client.ts'
import { withEnding } from './reply.ts'

/** A line for each text. */
export function formatNotices(client: IrcClient, nick: string, texts: readonly string[]): string {
  return texts.map((text) => withEnding(`:${client.door.serverName} NOTICE ${nick} :${text}`)).join('')
}
