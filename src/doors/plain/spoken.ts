/** What somebody said, in the plain door's words; also when it is read back later. */
import { showable } from '../../wire/plain/showable.ts'

// https://modern.ircdocs.horse/ctcp: a message between two bytes 1 is an order to the client. One of them is for people.
const CTCP = '\x01'
const ACTION = /^\x01ACTION (.*?)\x01?$/s

/** `alice: hello`, `* alice waves`, `alice (notice): hello`; empty for what is not said to people. */
export function spoken(nick: string, kind: string, text: string): string {
  if (kind !== 'privmsg' && kind !== 'notice') return ''
  if (kind === 'notice') return text.startsWith(CTCP) ? '' : `${nick} (notice): ${showable(text)}`
  if (!text.startsWith(CTCP)) return `${nick}: ${showable(text)}`
  const [, action] = ACTION.exec(text) ?? []
  return action === undefined ? '' : `* ${nick} ${showable(action)}`
}

/** The words of somebody's action as IRC sends them. */
export function formatAction(action: string): string {
  return `${CTCP}ACTION ${action}${CTCP}`
}
