/**
 * Reads a message as people write it: the codes of IRC clients, a part of Markdown, and links. Once for all places that show one: each has spans
 * and blocks to show in its own way.
 *
 * Of Markdown there is: `**bold**`, `*italic*`, `_italic_`, `~~struck~~`, `||spoiler||`, `` `code` ``, blocks of code between lines of three
 * backticks, and `> ` before lines that are quoted. Marks begin and end at the borders of words, and within a line; what is not closed stays as
 * it was typed. There are no headings, lists or pictures, and no links with another text than their own.
 */
import { readCodes } from './codes.ts'
import { markCode, markEmphasis } from './inline-marks.ts'
import { findLinks } from './links.ts'
import { CODE, spansOf } from './marked-text.ts'
import type { MarkedText, PlacedLink } from './marked-text.ts'
import type { Block, Span } from './span.ts'

interface Line {
  readonly start: number
  readonly end: number
}

const FENCE = '```'
/** Two groups: the language, or the first words of the code. */
const OPENING = /^```(?:([\w+#.-]*)[ \t]*|([^`]+))$/
const QUOTED = /^>(?: |$)/

/** The blocks of a message; its lines are parted by `\n`. Never throws, and takes time that grows with the text, whatever it is. */
export function parseMessage(text: string): Block[] {
  const marked = readCodes(text)
  const blocks: Block[] = []
  let open: { kind: 'text' | 'quote'; lines: Span[][] } | undefined
  for (const { start, end, code } of placesIn(marked.text)) {
    if (code) {
      blocks.push({ kind: 'code', ...code })
      open = undefined
      continue
    }
    const quoted = QUOTED.exec(marked.text.slice(start, end))
    const kind = quoted ? 'quote' : 'text'
    if (open?.kind !== kind) {
      open = { kind, lines: [] }
      blocks.push(open)
    }
    open.lines.push(lineSpans(marked, start + (quoted?.[0].length ?? 0), end))
  }
  return blocks
}

interface Place extends Line {
  readonly code?: { readonly language: string; readonly lines: readonly string[] }
}

/** Its lines in order, those of a block of code with their marks as one place. To be asked of a text without codes. */
export function placesIn(text: string): Place[] {
  const lines = linesOf(text)
  const fences = closingFences(text, lines)
  const places: Place[] = []
  for (let i = 0; i < lines.length; i++) {
    const { start, end } = lines[i] ?? { start: 0, end: 0 }
    const line = text.slice(start, end)
    const [, language = '', first] = (line.startsWith(FENCE) && OPENING.exec(line)) || []
    const closing = fences[i + 1] ?? -1
    if (closing <= i || !OPENING.test(line)) {
      places.push({ start, end })
      continue
    }
    const inside = lines.slice(i + 1, closing + 1).map((line) => text.slice(line.start, line.end))
    const last = (inside.pop() ?? '').slice(0, -FENCE.length)
    const code = [...(first === undefined ? [] : [first]), ...inside, ...(last === '' ? [] : [last])]
    places.push({ start, end: lines[closing]?.end ?? end, code: { language, lines: code } })
    i = closing
  }
  return places
}

/** The spans of a text that is one line and has no Markdown: a topic, a notice of the server. Line ends are spaces. */
export function parseLine(text: string): Span[] {
  const marked = readCodes(text.replace(/[\r\n]+/g, ' '))
  const { length } = marked.text
  return spansOf(marked, 0, length, linksIn(marked, 0, length))
}

function lineSpans(marked: MarkedText, start: number, end: number): Span[] {
  markCode(marked, start, end)
  const links = linksIn(marked, start, end)
  markEmphasis(marked, start, end, links)
  return spansOf(marked, start, end, links)
}

/** None in code. */
function linksIn({ text, looks }: MarkedText, start: number, end: number): PlacedLink[] {
  return findLinks(text.slice(start, end))
    .map((link) => ({ ...link, start: link.start + start, end: link.end + start }))
    .filter((link) => looks.subarray(link.start, link.end).every((look) => !(look & CODE)))
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    lines.push({ start, end })
    start = end + 1
  }
  lines.push({ start, end: text.length })
  return lines
}

/** For each line, the number of the first one from there on that ends with three backticks and may close a block. */
function closingFences(text: string, lines: readonly Line[]): number[] {
  const fences: number[] = []
  let next = -1
  for (let i = lines.length - 1; i >= 0; i--) {
    const { start, end } = lines[i] ?? { start: 0, end: 0 }
    if (end - start >= FENCE.length && text.endsWith(FENCE, end)) next = i
    fences[i] = next
  }
  return fences
}
