import { describe, expect, it } from 'vitest'
import { colourDepth, createPalette, NICK_COLOURS_256 } from './palette.ts'

/** https://www.w3.org/TR/WCAG21/#dfn-relative-luminance, of a colour of xterm's 6 × 6 × 6 cube. */
function luminance(colour: number): number {
  const index = colour - 16
  const [r = 0, g = 0, b = 0] = [Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6]
    .map((step) => (step === 0 ? 0 : 55 + step * 40) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('colours of nicks', () => {
  it.each(NICK_COLOURS_256)('%i can be read on black and on white', (colour) => {
    expect((luminance(colour) + 0.05) / 0.05).toBeGreaterThanOrEqual(3.5)
    expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(3.5)
  })

  it('stay with the nick', () => {
    const palette = createPalette('256')
    expect(palette.nick('Alice')).toEqual(palette.nick('alice'))
  })

  it('are none where NO_COLOR says so', () => {
    expect(colourDepth({ NO_COLOR: '1', TERM: 'xterm-256color' })).toBe('none')
    expect(createPalette('none').nick('alice').colour).toBeUndefined()
    expect(colourDepth({ NO_COLOR: '', TERM: 'xterm-256color' })).toBe('256')
    expect(colourDepth({ TERM: 'linux' })).toBe('16')
  })
})
