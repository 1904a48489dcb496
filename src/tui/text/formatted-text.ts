/** Reads IRC's formatting codes: bold and its kin become styles, colours are left out, so that our own keep their meaning. */
import { safeText } from './safe-text.ts'
import type { Span, Style } from './span.ts'

const CODE = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9a-fA-F]{6}(?:,[0-9a-fA-F]{6})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]/g

const TOGGLES: Readonly<Record<string, keyof Style>> = {
  '\x02': 'isBold',
  '\x16': 'isInverse',
  '\x1d': 'isItalic',
  '\x1f': 'isUnderlined',
}

/** Safe spans of what somebody wrote, each in `base` and what its codes add. */
export function formattedSpans(text: string, base: Style): Span[] {
  const spans: Span[] = []
  let style = base
  let from = 0
  const add = (end: number): void => {
    const safe = safeText(text.slice(from, end))
    if (safe !== '') spans.push({ text: safe, style })
  }
  for (const match of text.matchAll(CODE)) {
    add(match.index)
    from = match.index + match[0].length
    const attribute = TOGGLES[match[0]]
    if (match[0] === '\x0f') style = base
    else if (attribute !== undefined) style = { ...style, [attribute]: style[attribute] !== true }
  }
  add(text.length)
  return spans
}
