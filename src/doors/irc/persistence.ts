/** Whether somebody stays while nobody is connected, as a line. https://ircv3.net/specs/extensions/persistence */
import type { Chat } from '../../chat/chat.ts'
import { withEnding } from './reply.ts'

/** Empty for a guest. What was chosen is what holds. */
export function formatPersistence(serverName: string, told: Chat, account: string): string {
  const settings = told.account(account)?.settings
  if (!settings) return ''
  const setting = settings.alwaysOn ? 'ON' : 'OFF'
  return withEnding(`:${serverName} PERSISTENCE STATUS ${setting} ${setting}`)
}
