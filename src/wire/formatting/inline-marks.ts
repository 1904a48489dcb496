/** Reads the marks within one line that people know from Markdown: code, bold, italic, struck through, spoilers. */
import { addLook, BOLD, CODE, DROPPED, ITALIC, SPOILER, STRUCK } from './marked-text.ts'
import type { MarkedText, PlacedLink } from './marked-text.ts'
import { UNSPACED } from './scripts.ts'

/** What may stand before a mark that opens and behind one that closes: no letter, no digit, no backslash. */
const BEFORE = new RegExp(String.raw`[\s\p{Ps}\p{Pi}\p{Pd}\p{So}\ufe0f"'“„:;,，。：；！？*_~|${UNSPACED}]`, 'u')
const BEHIND = new RegExp(String.raw`[\s\p{Pe}\p{Pf}\p{Pd}\p{So}"'“.,:;!?…，。：；！？*_~|${UNSPACED}]`, 'u')
// As in `*.ts`, `*/path` and `*:`.
const NEVER_OPENS = /^(?:[\s,;:)\]}/]|\.[\p{L}\p{N}])/u
const NEVER_CLOSES = /[\s([{/,]/
const WORD = new RegExp(String.raw`(?![${UNSPACED}])[\p{L}\p{N}]`, 'u')

/** A run of marks that could open what another one closes. */
interface Opener {
  readonly start: number
  readonly look: number
  /** What is not shown where this is closed. */
  readonly from: number
  readonly to: number
}

/** Marks code from `start` to before `end`, and what is struck, bold and so on outside of code and links. */
export function markCode(marked: MarkedText, start: number, end: number): void {
  const { text, looks } = marked
  const runs = Array.from(text.slice(start, end).matchAll(/`+/g), ({ 0: run, index }) => ({
    at: start + index,
    length: run.length,
  }))
  const nextOf = runs.map(() => -1)
  const latest = new Map<number, number>()
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length } = runs[i] ?? { length: 0 }
    nextOf[i] = latest.get(length) ?? -1
    latest.set(length, i)
  }
  for (let i = 0; i < runs.length; i++) {
    const opening = runs[i]
    const closing = runs[nextOf[i] ?? -1]
    if (!opening || !closing || WORD.test(characterBefore(text, opening.at, start))) continue
    if ((looks[opening.at] ?? 0) & CODE) continue
    const from = opening.at + opening.length
    addLook(marked, DROPPED, opening.at, from)
    addLook(marked, CODE, from, closing.at)
    addLook(marked, DROPPED, closing.at, closing.at + closing.length)
    i = nextOf[i] ?? i
  }
}

/** To be asked when code has been marked; `links` are those of this line, in order. */
export function markEmphasis(marked: MarkedText, start: number, end: number, links: readonly PlacedLink[]): void {
  const { text, looks } = marked
  /** The last one of each kind that is open. */
  const openers = new Map<string, Opener>()
  let nextLink = 0
  for (const { 0: run, index } of text.slice(start, end).matchAll(/\*{1,3}(?!\*)|_|~~(?!~)|\|\|(?!\|)/g)) {
    const at = start + index
    const behind = at + run.length
    while ((links[nextLink]?.end ?? end) <= at) nextLink++
    if ((links[nextLink]?.start ?? end) <= at || (looks[at] ?? 0) & CODE) continue
    const mark = run.charAt(0)
    // More of the same than any mark has.
    if ((at > start && text.charAt(at - 1) === mark) || (behind < end && text.charAt(behind) === mark)) continue

    const before = characterBefore(text, at, start)
    const next = behind < end ? String.fromCodePoint(text.codePointAt(behind) ?? 0) : ''
    const kinds = kindsOf(run)
    const isClosing = before !== '' && !NEVER_CLOSES.test(before) && (next === '' || BEHIND.test(next))
    const closed = isClosing ? closings(kinds, openers) : []
    for (const [kind, opener] of closed) {
      const { offset, length } = kinds.get(kind) ?? { offset: 0, length: run.length }
      addLook(marked, DROPPED, opener.from, opener.to)
      addLook(marked, opener.look, opener.to, at + offset)
      addLook(marked, DROPPED, at + offset, at + offset + length)
      for (const [other, { start }] of openers) if (start > opener.start) openers.delete(other)
      openers.delete(kind)
    }
    if (closed.length > 0 || next === '' || (before !== '' && !BEFORE.test(before))) continue
    if (NEVER_OPENS.test(text.slice(behind, Math.min(end, behind + 3)))) continue
    for (const [kind, { look, offset, length }] of kinds) {
      openers.set(kind, { start: at, look, from: at + offset, to: at + offset + length })
    }
  }
}

interface Kind {
  readonly look: number
  /** Where in the run its characters are. */
  readonly offset: number
  readonly length: number
}

const KINDS: Readonly<Record<string, ReadonlyMap<string, Kind>>> = {
  '*': new Map([['*', { look: ITALIC, offset: 0, length: 1 }]]),
  '**': new Map([['**', { look: BOLD, offset: 0, length: 2 }]]),
  '***': new Map([
    ['*', { look: ITALIC, offset: 0, length: 1 }],
    ['**', { look: BOLD, offset: 1, length: 2 }],
  ]),
  _: new Map([['_', { look: ITALIC, offset: 0, length: 1 }]]),
  '~~': new Map([['~~', { look: STRUCK, offset: 0, length: 2 }]]),
  '||': new Map([['||', { look: SPOILER, offset: 0, length: 2 }]]),
}

function kindsOf(run: string): ReadonlyMap<string, Kind> {
  return KINDS[run] ?? new Map()
}

/** What a run closes, the youngest first. */
function closings(kinds: ReadonlyMap<string, Kind>, openers: ReadonlyMap<string, Opener>): [string, Opener][] {
  const closed: [string, Opener][] = []
  for (const kind of kinds.keys()) {
    const opener = openers.get(kind)
    if (opener) closed.push([kind, opener])
  }
  return closed.sort(([, a], [, b]) => b.start - a.start)
}

/** The whole character, also where it takes two units; empty at the start of the line. */
function characterBefore(text: string, index: number, start: number): string {
  if (index <= start) return ''
  const isPair = index - 2 >= start && /[\udc00-\udfff]/.test(text.charAt(index - 1))
  return isPair ? text.slice(index - 2, index) : text.charAt(index - 1)
}
