/**
 * Shows formatted text with what every terminal has. Colours are left out, so that our own keep their meaning; what has no attribute keeps its
 * marks.
 */
import { parseLine, parseMessage } from '../../wire/formatting/parse-message.ts'
import type { Span as FormattedSpan } from '../../wire/formatting/span.ts'
import { safeText } from './safe-text.ts'
import type { Span, Style } from './span.ts'

const QUOTE_BAR = '│ '
const CODE_INDENT = '    '

/** A message, with its Markdown: each span in `base` and what its marks add. Between two lines stands a span `\n`. */
export function messageSpans(text: string, base: Style): Span[] {
  const lines = parseMessage(text).flatMap((block) => {
    if (block.kind === 'code') return block.lines.map((line) => [plainSpan(`${CODE_INDENT}${line}`, base)])
    const bar = block.kind === 'quote' ? [plainSpan(QUOTE_BAR, { ...base, isDim: true })] : []
    return block.lines.map((line) => [...bar, ...styled(line, base)])
  })
  return lines.flatMap((line, i) => (i === 0 ? line : [{ text: '\n', style: base }, ...line]))
}

/** One line without Markdown: a topic, a notice. */
export function lineSpans(text: string, base: Style): Span[] {
  return styled(parseLine(text), base)
}

function styled(line: readonly FormattedSpan[], base: Style): Span[] {
  const spans: Span[] = []
  const dim: Style = { ...base, isDim: true }
  const add = (text: string, style: Style): void => {
    const shown = plainSpan(text, style)
    if (shown.text !== '') spans.push(shown)
  }
  let mark = ''
  for (const [i, span] of line.entries()) {
    const next = markOf(span)
    if (next !== mark) add(mark, dim)
    if (next !== mark) add(next, dim)
    mark = next
    add(span.text, styleOf(span, base))
    const url = span.link?.url
    if (span.link?.realHost !== undefined && line[i + 1]?.link?.url !== url) add(` [${span.link.realHost}]`, dim)
  }
  add(mark, dim)
  return spans
}

/** A terminal hides nothing, and all its letters have one width. */
function markOf({ isCode, isSpoiler }: FormattedSpan): string {
  if (isSpoiler) return '||'
  return isCode ? '`' : ''
}

function styleOf(span: FormattedSpan, base: Style): Style {
  return {
    ...base,
    ...(span.isBold && { isBold: true }),
    ...(span.isItalic && { isItalic: true }),
    ...((span.isUnderlined || span.link) && { isUnderlined: true }),
    ...(span.isStruck && { isStruck: true }),
    ...(span.isReversed && { isInverse: true }),
  }
}

function plainSpan(text: string, style: Style): Span {
  return { text: safeText(text), style }
}
