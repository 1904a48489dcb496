/** What happens, as lines of plain text that read well aloud. The words of the lobby are the original chatroom's. */
import { clockTime } from '../../client/date-time.ts'
import type { Buffer, News } from '../../client/state/client-state.ts'
import type { PresenceChange, TalkEntry } from '../../client/state/entry.ts'
import { stripFormatting } from '../../wire/formatting/codes.ts'
import { safeText } from '../text/safe-text.ts'

export const LOBBY = '#lobby'

/**
 * The line for one piece of news in a buffer; undefined for our own words where we are, which the person has just typed, and
 * for those that the server has yet to confirm.
 */
export function plainLine({ entry, isHistory }: News, buffer: Buffer, isActive: boolean): string | undefined {
  switch (entry.kind) {
    case 'talk':
      if (entry.isOwn && !isHistory)
        return isActive || entry.pending !== undefined ? undefined : safeText(`${addressee(buffer)}${ownText(entry)}`)
      return safeText(`${isHistory ? `[${clockTime(entry.time)}] ` : ''}${placeOf(buffer)}${talkText(entry)}`)
    case 'presence':
      return entry.changes.map((change) => safeText(presenceLine(change, buffer))).join('\n')
    case 'note':
      return safeText(`${entry.tone === 'error' ? '!' : '*'} ${placeOf(buffer)}${stripFormatting(entry.text)}`)
    default:
      return entry satisfies never
  }
}

/** The lobby is where one is unless something else is said. */
function placeOf({ kind, key, name }: Buffer): string {
  if (kind === 'server' || key === LOBBY) return ''
  return kind === 'channel' ? `[${name}] ` : '[private] '
}

/** Where our own words have gone that were not said where we are. */
function addressee({ kind, name }: Buffer): string {
  return kind === 'query' ? `[private to ${name}] ` : `[to ${name}] `
}

function ownText(entry: TalkEntry): string {
  return entry.style === 'act' ? talkText(entry) : stripFormatting(entry.text)
}

/** Said when the person's words go elsewhere from now on. */
export function whereLine({ kind, name }: Buffer): string {
  if (kind === 'server') return `* Nobody hears you here. /join ${LOBBY} to come in again.`
  return safeText(`* You now speak ${kind === 'channel' ? `in ${name}` : `with ${name}, privately`}.`)
}

function talkText({ style, nick, text }: TalkEntry): string {
  const said = stripFormatting(text)
  return style === 'act' ? `* ${nick} ${said}` : `${nick}: ${said}`
}

function presenceLine(change: PresenceChange, { key, name }: Buffer): string {
  const { nick } = change
  switch (change.change) {
    case 'joined':
      return key === LOBBY ? `${nick} has joined the server` : `* ${nick} joined ${name}`
    case 'left':
      return `* ${nick} left ${name}${why(change.reason)}`
    case 'quit':
      return `${nick} has left the server`
    case 'renamed':
      return `* ${nick} is now ${change.to}`
    default:
      return change satisfies never
  }
}

function why(reason: string): string {
  return reason === '' ? '' : ` (${reason})`
}
