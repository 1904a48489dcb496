/** One line of a buffer as rows of the message pane: time, nick, and the text wrapped beside them. */
import { clockTime, dateAndTime } from '../../client/date-time.ts'
import type { Entry, QuoteEntry, TalkEntry } from '../../client/state/entry.ts'
import type { Palette } from '../screen/palette.ts'
import { lineSpans, messageSpans } from '../text/formatted-text.ts'
import { presenceText } from '../text/presence-text.ts'
import { safeText } from '../text/safe-text.ts'
import { BOLD, clipRow, DIM, PLAIN, span } from '../text/span.ts'
import type { Row, Span, Style } from '../text/span.ts'
import { continues } from '../../client/state/grouping.ts'
import { clipText, textWidth } from '../text/width.ts'
import { wrapSpans } from '../text/wrap.ts'
import { marksText, reactionsText, removedText } from './message-extras.ts'
import { createRowCache } from './row-cache.ts'
import type { RowCache } from './row-cache.ts'

export interface EntryLook {
  /** Columns of the pane. */
  readonly width: number
  readonly palette: Palette
  readonly cache: RowCache
}

export function createEntryLook(width: number, palette: Palette): EntryLook {
  return { width, palette, cache: createRowCache() }
}

const TIME_COLUMNS = 6

/**
 * `previous` is the line above; under somebody's own line the nick is not said again, nor the minute. `answered` says what the message
 * answers, where it does.
 */
export function entryRows(
  entry: Entry,
  previous: Entry | undefined,
  look: EntryLook,
  answered?: string,
): readonly Row[] {
  const isContinued = continues(entry, previous)
  const showsTime = previous === undefined || clockTime(previous.time) !== clockTime(entry.time) || !isContinued
  const form = `${isContinued ? 'c' : 'n'}${showsTime ? 't' : ''}${answered ?? ''}`
  const known = look.cache.get(entry)
  if (known?.form === form) return known.rows
  const rows = layOut(entry, look, isContinued, showsTime, answered)
  look.cache.set(entry, { form, rows })
  return rows
}

/** Wide panes have a column for nicks; narrow ones put nick and text into one line. */
export function nickColumns(width: number): number {
  if (width >= 72) return 14
  return width >= 52 ? 10 : 0
}

function layOut(
  entry: Entry,
  look: EntryLook,
  isContinued: boolean,
  showsTime: boolean,
  answered: string | undefined,
): Row[] {
  const columns = nickColumns(look.width)
  const time = showsTime ? clockTime(entry.time) : ''
  const { mark, body } = partsOf(entry, look.palette, isContinued)
  if (columns === 0) {
    const gap = mark.text === '' ? [] : [mark, span(' ')]
    const rows = wrapSpans([span(time === '' ? '' : `${time} `, DIM), ...gap, ...body], Math.max(2, look.width - 2))
    const wrapped = rows.map((row, i) => (i === 0 ? row : [span('  '), ...row]))
    return [...aboveRows(answered, '', look.width), ...wrapped, ...belowRows(entry, '  ', look.width)]
  }
  const name = clipText(mark.text, columns)
  const gutter: Row = [
    span(time.padEnd(TIME_COLUMNS), DIM),
    span(' '.repeat(columns - textWidth(name))),
    span(name, mark.style),
    span('  '),
  ]
  const indent = TIME_COLUMNS + columns + 2
  const rows = wrapSpans(body, Math.max(2, look.width - indent - 1))
  const space = ' '.repeat(indent)
  const wrapped = rows.map((row, i) => (i === 0 ? [...gutter, ...row] : [span(space), ...row]))
  return [...aboveRows(answered, space, look.width), ...wrapped, ...belowRows(entry, space, look.width)]
}

function aboveRows(answered: string | undefined, space: string, width: number): Row[] {
  return answered === undefined ? [] : [clipRow([span(space), span(`↳ ${answered}`, DIM)], width - 1)]
}

function belowRows(entry: Entry, space: string, width: number): Row[] {
  const text = entry.kind === 'talk' ? reactionsText(entry) : ''
  return text === '' ? [] : [clipRow([span(space), span(text, BOLD)], width - 1)]
}

/** What stands in the nick's column, and what is said. */
function partsOf(entry: Entry, palette: Palette, isContinued: boolean): { mark: Span; body: Row } {
  switch (entry.kind) {
    case 'talk':
      return talkParts(entry, palette, isContinued)
    case 'presence':
      return { mark: span('·', DIM), body: [span(safeText(presenceText(entry.changes)), DIM)] }
    case 'note':
      return entry.tone === 'error'
        ? { mark: span('!', palette.error), body: lineSpans(entry.text, palette.error) }
        : { mark: span('–', DIM), body: lineSpans(entry.text, DIM) }
    case 'quote':
      return { mark: span(String(entry.number), BOLD), body: quoteBody(entry, palette) }
    default:
      return entry satisfies never
  }
}

function quoteBody({ place, saidAt, style, nick, text }: QuoteEntry, palette: Palette): Row {
  const said = text === '' ? [span('removed', DIM)] : lineSpans(text.replaceAll('\n', ' '), PLAIN)
  const name = safeText(nick)
  const where = span(`${safeText(place)} ${dateAndTime(saidAt)} `, DIM)
  return [where, span(style === 'act' ? `* ${name}` : `${name}:`, palette.nick(nick)), span(' '), ...said]
}

function talkParts(entry: TalkEntry, palette: Palette, isContinued: boolean): { mark: Span; body: Row } {
  const nick = safeText(entry.nick)
  const nickStyle: Style = { ...palette.nick(entry.nick), ...(entry.isMention ? { isInverse: true } : {}) }
  const base = entry.isMention ? BOLD : entry.pending !== undefined || entry.style === 'notice' ? DIM : PLAIN
  const said = entry.redacted ? [span(removedText(entry), DIM)] : messageSpans(entry.text, base)
  const marks = marksText(entry)
  const text = marks === '' ? said : [...said, span(marks, DIM)]
  const failed = entry.failed === undefined ? [] : [span(` (${safeText(entry.failed)})`, palette.error)]
  if (entry.style === 'act')
    return { mark: span('*', nickStyle), body: [span(nick, nickStyle), span(' '), ...text, ...failed] }
  return { mark: span(isContinued ? '' : nick, nickStyle), body: [...text, ...failed] }
}
