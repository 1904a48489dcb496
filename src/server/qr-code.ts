/** A QR code for a terminal: two modules in one character, as half blocks. */
import { encode } from 'uqr'

/** Black on white whatever the terminal's colours are: cameras want it so. */
const BLACK_ON_WHITE = '\x1b[38;5;16;48;5;231m'
const RESET = '\x1b[0m'

export interface QrLine {
  readonly text: string
  /** How many columns it takes. */
  readonly width: number
}

/**
 * The code's lines, with a quiet zone of two modules. Without colour the light modules are drawn, which is right on a dark
 * terminal, and most cameras take the other.
 */
export function qrCode(text: string, color: boolean): QrLine[] {
  const { data, size } = encode(text, { ecc: 'L', border: 2 })
  const isDrawn = (y: number, x: number) => (data[y]?.[x] ?? false) === color
  return Array.from({ length: Math.ceil(size / 2) }, (_, row) => {
    const blocks = Array.from({ length: size }, (_, x) => block(isDrawn(row * 2, x), isDrawn(row * 2 + 1, x))).join('')
    return { text: color ? BLACK_ON_WHITE + blocks + RESET : blocks, width: size }
  })
}

function block(upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀'
  return lower ? '▄' : ' '
}
