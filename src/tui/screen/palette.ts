/** Colours that can be read on a dark and on a light background alike, and which of them belongs to whom. */
import type { Style } from '../text/span.ts'

/** `none` where NO_COLOR or the terminal says so; bold, dim and inverse are no colours. */
export type ColourDepth = 'none' | '16' | '256'

/** Each at least 3.5 : 1 against black and against white; a test computes it. */
export const NICK_COLOURS_256 = [
  26, 27, 28, 29, 30, 31, 32, 33, 61, 62, 63, 64, 67, 68, 94, 97, 98, 99, 100, 128, 129, 130, 131, 132, 133, 134, 135,
  160, 161, 162, 163, 164, 165, 166, 167, 168, 196, 197, 198, 199,
] as const
const NICK_COLOURS_16 = [1, 2, 3, 4, 5, 6] as const

const RED = { '16': 1, '256': 160 }

export interface Palette {
  /** The same nick has the same colour everywhere. */
  nick(nick: string): Style
  readonly error: Style
}

export function colourDepth(env: Readonly<Record<string, string | undefined>>): ColourDepth {
  if ((env['NO_COLOR'] ?? '') !== '') return 'none'
  const term = env['TERM'] ?? ''
  if (env['COLORTERM'] === 'truecolor' || /256|kitty|alacritty|ghostty|foot|direct/.test(term)) return '256'
  return '16'
}

export function createPalette(depth: ColourDepth): Palette {
  if (depth === 'none') return { nick: () => ({ isBold: true }), error: { isBold: true } }
  const colours: readonly number[] = depth === '256' ? NICK_COLOURS_256 : NICK_COLOURS_16
  return {
    nick: (nick) => ({ colour: colours[hash(nick.toLowerCase()) % colours.length] ?? 1 }),
    error: { colour: RED[depth] },
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
