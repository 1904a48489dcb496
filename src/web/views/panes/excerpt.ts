/** The part of a message that a search has found, with the words in it that were looked for. */
import { escapePattern } from '../../../text/words-in.ts'
import { beginningOf } from '../../beginning-of.ts'

export interface Piece {
  readonly text: string
  readonly isFound: boolean
}

const MAX_CHARACTERS = 280
const BEFORE = 60

/** `text` without formatting; line ends become spaces. Words that are found nowhere mark nothing. */
export function excerptOf(text: string, words: readonly string[]): readonly Piece[] {
  const line = text.replace(/\s+/gu, ' ').trim()
  const found = rangesIn(line, words)
  const from = line.length <= MAX_CHARACTERS ? 0 : wordStart(line, Math.max(0, (found[0]?.start ?? 0) - BEFORE))
  const to = Math.min(line.length, from + MAX_CHARACTERS)
  const pieces: Piece[] = []
  const add = (text: string, isFound: boolean): void => {
    if (text !== '') pieces.push({ text, isFound })
  }
  let at = from
  if (from > 0) add('… ', false)
  for (const { start, end } of found) {
    if (start < at || end > to) continue
    add(line.slice(at, start), false)
    add(line.slice(start, end), true)
    at = end
  }
  add(beginningOf(line.slice(at), to - at), false)
  if (to < line.length) add(' …', false)
  return pieces
}

function wordStart(line: string, at: number): number {
  return at === 0 ? 0 : line.lastIndexOf(' ', at) + 1
}

interface Range {
  readonly start: number
  readonly end: number
}

/** In order, whatever their case; they do not overlap. */
function rangesIn(line: string, words: readonly string[]): Range[] {
  const wanted = words.map(escapePattern).filter((word) => word !== '')
  if (wanted.length === 0) return []
  const pattern = new RegExp(wanted.sort((a, b) => b.length - a.length).join('|'), 'giu')
  return Array.from(line.matchAll(pattern), ({ 0: match, index }) => ({ start: index, end: index + match.length }))
}
