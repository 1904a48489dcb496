/** A text as the lines of one or more IRC messages, none too long. */
import { MAX_BODY_BYTES, fits, unitsThatFit } from './clip.ts'
import { utf8Bytes } from '../../chat/limits.ts'

const ACTION = '\x01ACTION '
const ACTION_END = '\x01'

/**
 * `head` is what stands before the text, with its colon. One line where it fits, which is nearly always. Of a text of several lines the empty
 * ones are left out. https://ircv3.net/specs/extensions/multiline#fallback
 */
export function textLines(head: string, text: string): string | readonly string[] {
  if (!text.includes('\n')) return lineOrMore(head, text)
  const isAction = text.startsWith(ACTION)
  const lines = (isAction ? deedOf(text) : text).split('\n').filter((line) => line !== '')
  return lines.flatMap((line) => lineOrMore(head, isAction ? ACTION + line + ACTION_END : line))
}

/** A line within a batch; `isConcat`: it goes on with the one before. https://ircv3.net/specs/extensions/multiline#tags */
export interface BatchLine {
  readonly line: string
  readonly isConcat: boolean
}

/** The same for who puts it together again: nothing is left out. */
export function batchLines(head: string, text: string): readonly BatchLine[] {
  const room = MAX_BODY_BYTES - utf8Bytes(head)
  return text.split('\n').flatMap((line) => {
    const pieces = line === '' ? [''] : splitText(line, room)
    return pieces.map((piece, i) => ({ line: head + piece, isConcat: i > 0 }))
  })
}

function lineOrMore(head: string, text: string): string | readonly string[] {
  const line = head + text
  if (fits(line, MAX_BODY_BYTES)) return line
  const room = MAX_BODY_BYTES - utf8Bytes(head)
  if (!text.startsWith(ACTION)) return splitText(text, room).map((piece) => head + piece)
  // An action that goes on is an action again: its frame belongs to each line. https://modern.ircdocs.horse/ctcp#action
  const framed = room - ACTION.length - ACTION_END.length
  return splitText(deedOf(text), framed).map((piece) => head + ACTION + piece + ACTION_END)
}

function deedOf(action: string): string {
  return action.endsWith(ACTION_END) ? action.slice(ACTION.length, -ACTION_END.length) : action.slice(ACTION.length)
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** How far back a cut looks for the beginning of the grapheme that it would go through, in UTF-16 units: families and flags are shorter. */
const GRAPHEME_REACH = 64
const ASCII = /^[\0-\x7f]*$/

/** Where to cut instead, so that no grapheme comes apart; the same place where one is longer than the reach. */
function graphemeCut(text: string, from: number, cut: number): number {
  // Before a plain letter a cut never goes through anything.
  if (ASCII.test(text.slice(cut - 1, cut + 1))) return cut
  const start = Math.max(from, cut - GRAPHEME_REACH)
  const whole = GRAPHEMES.segment(text.slice(start, cut + GRAPHEME_REACH)).containing(cut - start)
  const begin = start + (whole?.index ?? cut - start)
  return begin > start ? begin : cut
}

/** Pieces of at most so many bytes, behind a space where one is near the end, else between graphemes, at the worst between characters. */
function splitText(text: string, maxBytes: number): string[] {
  const pieces: string[] = []
  let at = 0
  while (at < text.length) {
    let units = Math.max(unitsThatFit(text, at, maxBytes), 1)
    if (at + units < text.length) {
      const space = text.lastIndexOf(' ', at + units - 1)
      units = (space >= at + units / 2 ? space + 1 : graphemeCut(text, at, at + units)) - at
    }
    pieces.push(text.slice(at, at + units))
    at += units
  }
  return pieces
}
