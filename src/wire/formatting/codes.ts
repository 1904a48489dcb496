/** The codes with which IRC clients make text bold and coloured. https://modern.ircdocs.horse/formatting */
import { TURNS, withoutEscapes } from './controls.ts'
import { BOLD, CODE, ITALIC, REVERSED, STRUCK, UNDERLINED } from './marked-text.ts'
import type { Colours, MarkedText } from './marked-text.ts'
import type { Colour } from './span.ts'

/** `\x03` with up to two colours, `\x04` with six hexadecimal digits once or twice, and the single toggles. */
const CODES =
  /\x03(?:(\d{1,2})(?:,(\d{1,2}))?)?|\x04(?:([\da-f]{6})(?:,([\da-f]{6}))?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]/gi
const TOGGLES: Readonly<Record<string, number>> = {
  '\x02': BOLD,
  '\x11': CODE,
  '\x16': REVERSED,
  '\x1d': ITALIC,
  '\x1e': STRUCK,
  '\x1f': UNDERLINED,
}
const RESET = '\x0f'
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g
const NO_COLOURS: Colours = {}

export function stripFormatting(text: string): string {
  return text.replace(CODES, '')
}

/** Reads the codes. What they switched on ends with its line. */
export function readCodes(text: string): MarkedText {
  const coded = withoutEscapes(text.toWellFormed()).replace(/[\u2028\u2029\x85]|\r\n?/g, '\n')
  const looks = new Uint8Array(coded.length)
  const colourOf = new Uint32Array(coded.length)
  const colours: Colours[] = [NO_COLOURS]
  let plain = ''
  let look = 0
  let from = 0

  const colour = (next: Colours): void => {
    colours.push(next)
  }
  const add = (end: number): void => {
    for (const line of coded.slice(from, end).split(/(?<=\n)/)) {
      const shown = line.replace(CONTROLS, '').replace(TURNS, '')
      looks.fill(look, plain.length, plain.length + shown.length)
      colourOf.fill(colours.length - 1, plain.length, plain.length + shown.length)
      plain += shown
      if (!line.endsWith('\n')) continue
      look = 0
      if (colours.at(-1) !== NO_COLOURS) colour(NO_COLOURS)
    }
  }

  for (const match of coded.matchAll(CODES)) {
    add(match.index)
    const [code] = match
    from = match.index + code.length
    if (code === RESET) {
      look = 0
      colour(NO_COLOURS)
    } else if (code.startsWith('\x03') || code.startsWith('\x04')) colour(coloursOf(match, colours.at(-1)))
    else look ^= TOGGLES[code] ?? 0
  }
  add(coded.length)
  return { text: plain, looks: looks.subarray(0, plain.length), colourOf, colours }
}

/** A code without colours takes both back; one without a background leaves it as it is. */
function coloursOf(match: RegExpMatchArray, before: Colours = NO_COLOURS): Colours {
  const [, fgNumber, bgNumber, fgHex, bgHex] = match
  const fg = colourNamed(fgNumber, fgHex)
  const bg = bgNumber === undefined && bgHex === undefined ? before.bg : colourNamed(bgNumber, bgHex)
  if (fgNumber === undefined && fgHex === undefined) return NO_COLOURS
  return { ...(fg !== undefined && { fg }), ...(bg !== undefined && { bg }) }
}

/** 99 is the colour of the place. */
function colourNamed(number: string | undefined, hex: string | undefined): Colour | undefined {
  if (hex !== undefined) return `#${hex.toLowerCase()}`
  return number === undefined || number === '99' ? undefined : Number(number)
}
