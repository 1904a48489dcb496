/**
 * What senders call their messages, so that one that is sent again after a broken connection is not said twice. Names are remembered for the newest
 * so many messages that have one; a name is its sender's own.
 */
import type { Chat } from './chat.ts'
import type { IntentOf } from './intents/index.ts'
import type { User } from './user.ts'

export const SAID_IDS = 10_000

/** The name with whose it is: of an account, of a guest's browser where that said which it is, or of their host. All outlive a connection. */
export function saidIdOf({ account, guest, host }: User, id: string): string {
  return `${account === '' ? ` ${guest ?? host}` : account} ${id}`
}

/** The `seq` of the message that has the name; undefined where it is new. */
export function saidAlready(chat: Chat, user: User, { saidId }: IntentOf<'say'>): number | undefined {
  return saidId === undefined ? undefined : chat.saidIds.get(saidIdOf(user, saidId))
}

/** `saidId`: as `saidIdOf` gives it. Where there are too many, the oldest is forgotten. */
export function rememberSaid(chat: Chat, saidId: string, seq: number): void {
  const { saidIds } = chat
  saidIds.set(saidId, seq)
  if (saidIds.size <= SAID_IDS) return
  const [oldest] = saidIds.keys()
  if (oldest !== undefined) saidIds.delete(oldest)
}
