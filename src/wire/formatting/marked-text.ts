/** A text and the look of each of its characters, while it is being read. */
import type { Colour, Link, Span } from './span.ts'

export const BOLD = 1
export const ITALIC = 2
export const UNDERLINED = 4
export const STRUCK = 8
export const REVERSED = 16
export const CODE = 32
export const SPOILER = 64
/** A mark that has been understood, and is not shown. */
export const DROPPED = 128

export interface Colours {
  readonly fg?: Colour
  readonly bg?: Colour
}

export interface MarkedText {
  /** Without codes and control characters, but for tabs and line feeds. */
  readonly text: string
  /** For each unit of the text, the bits above. */
  readonly looks: Uint8Array
  /** For each unit of the text, which of the colours it has. */
  readonly colourOf: Uint32Array
  readonly colours: readonly Colours[]
}

/** A link in a text: from `start` to before `end`, in UTF-16 units. */
export interface PlacedLink extends Link {
  readonly start: number
  readonly end: number
}

export function addLook({ looks }: MarkedText, look: number, start: number, end: number): void {
  for (let i = start; i < end; i++) looks[i] = (looks[i] ?? 0) | look
}

/** The spans from `start` to before `end`. `links` are in order. */
export function spansOf(marked: MarkedText, start: number, end: number, links: readonly PlacedLink[]): Span[] {
  const { text, looks, colourOf, colours } = marked
  const spans: Span[] = []
  let nextLink = 0
  for (let i = start; i < end;) {
    while ((links[nextLink]?.end ?? end) <= i) nextLink++
    const link = links[nextLink]
    const isLink = link !== undefined && link.start <= i
    const border = Math.min(end, link === undefined ? end : isLink ? link.end : link.start)
    const from = i
    while (i < border && looks[i] === looks[from] && colourOf[i] === colourOf[from]) i++
    const look = looks[from] ?? 0
    if (look & DROPPED) continue
    const span = {
      text: text.slice(from, i),
      ...lookOf(look),
      ...(isLink ? linkOf(link) : colours[colourOf[from] ?? 0]),
    }
    spans.push(span)
  }
  return spans
}

function lookOf(look: number): Omit<Span, 'text'> {
  return {
    ...((look & BOLD) !== 0 && { isBold: true }),
    ...((look & ITALIC) !== 0 && { isItalic: true }),
    ...((look & UNDERLINED) !== 0 && { isUnderlined: true }),
    ...((look & STRUCK) !== 0 && { isStruck: true }),
    ...((look & REVERSED) !== 0 && { isReversed: true }),
    ...((look & CODE) !== 0 && { isCode: true }),
    ...((look & SPOILER) !== 0 && { isSpoiler: true }),
  }
}

function linkOf({ url, realHost }: PlacedLink): Pick<Span, 'link'> {
  return { link: { url, ...(realHost !== undefined && { realHost }) } }
}
