/** Whether somebody stays while nobody is connected, as a line. https://ircv3.net/specs/extensions/persistence */
import type { Chat } from '../../chat/chat.ts'
import { isKept } from '../../chat/presence.ts'
import { withEnding } from './reply.ts'

/** Empty for a guest. What was chosen, and what holds: on some servers nobody stays. */
export function formatPersistence(serverName: string, told: Chat, account: string): string {
  const its = told.account(account)
  if (!its) return ''
  const onOrOff = (on: boolean): string => (on ? 'ON' : 'OFF')
  return withEnding(`:${serverName} PERSISTENCE STATUS ${onOrOff(its.settings.alwaysOn)} ${onOrOff(isKept(told, its))}`)
}
