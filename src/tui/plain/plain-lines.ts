/** What happens, as lines of plain text that read well aloud. The words of the lobby are the original chatroom's. */
import { clockTime, dateAndTime } from '../../client/date-time.ts'
import type { Buffer, MessageChange, News } from '../../client/state/client-state.ts'
import type { PresenceChange, QuoteEntry, TalkEntry } from '../../client/state/entry.ts'
import { stripFormatting } from '../../wire/formatting/codes.ts'
import { safeText } from '../text/safe-text.ts'
import { answeredText, marksText, reactionsText, removedText } from '../view/message-extras.ts'

export const LOBBY = '#lobby'

/**
 * The line for one piece of news in a buffer; undefined for our own words where we are, which the person has just typed, and
 * for those that the server has yet to confirm.
 */
export function plainLine({ entry, isHistory, change }: News, buffer: Buffer, isActive: boolean): string | undefined {
  const when = isHistory ? `[${clockTime(entry.time)}] ` : ''
  switch (entry.kind) {
    case 'talk':
      if (change) return safeText(`* ${placeOf(buffer)}${changeText(entry, change)}`)
      if (entry.isWaiting) return safeLines(`* Waits for the connection: ${ownText(entry)}`)
      if (entry.isOwn && !isHistory)
        return isActive || entry.pending !== undefined ? undefined : safeLines(`${addressee(buffer)}${ownText(entry)}`)
      return safeLines(`${when}${placeOf(buffer)}${talkText(entry, buffer)}`)
    case 'presence':
      return entry.changes.map((change) => safeText(`${when}${presenceLine(change, buffer)}`)).join('\n')
    case 'note':
      return safeText(`${entry.tone === 'error' ? '!' : '*'} ${placeOf(buffer)}${stripFormatting(entry.text)}`)
    case 'quote':
      return safeLines(quoteText(entry))
    default:
      return entry satisfies never
  }
}

/** The lines of one message stay together: those behind the first are set in. */
function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n  ')
}

function changeText(entry: TalkEntry, change: MessageChange): string {
  const { by } = change
  switch (change.was) {
    case 'edited':
      return `${by} changed a message: ${excerptOf(entry, Infinity)}`
    case 'redacted':
      return `${by} removed a message of ${entry.nick}${why(entry.redacted?.reason ?? '')}`
    case 'reacted':
      return `${by} reacted with ${change.value} to ${entry.nick}: ${excerptOf(entry)}`
    case 'unreacted':
      return `${by} took ${change.value} back from ${entry.nick}: ${excerptOf(entry)}`
    default:
      return change satisfies never
  }
}

const EXCERPT = 60

function excerptOf({ text }: TalkEntry, most = EXCERPT): string {
  const said = stripFormatting(text.replaceAll('\n', ' '))
  return said.length > most ? `${said.slice(0, most)}…` : said
}

function quoteText({ number, place, saidAt, style, nick, text }: QuoteEntry): string {
  const said = text === '' ? 'removed' : stripFormatting(text.replaceAll('\n', ' '))
  return `${number}. [${place}] ${dateAndTime(saidAt)} ${style === 'act' ? `* ${nick} ` : `${nick}: `}${said}`
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

function talkText(entry: TalkEntry, buffer?: Buffer): string {
  const { style, nick, text, redacted } = entry
  const reactions = reactionsText(entry)
  const said = redacted
    ? removedText(entry)
    : `${stripFormatting(text)}${marksText(entry)}${reactions === '' ? '' : ` (${reactions})`}`
  const answered = buffer && answeredText(entry, buffer)
  if (style === 'act') return `* ${nick} ${said}`
  return answered === undefined ? `${nick}: ${said}` : `${nick} (answering ${answered}): ${said}`
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
