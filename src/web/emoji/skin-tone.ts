/** The colours of skin that Unicode has, put into emoji of people. */

/** None, and the five, from light to dark. */
export const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'] as const
export type Tone = (typeof TONES)[number]

const HANDSHAKE = '🤝'

/** Everybody in it gets the tone. https://www.unicode.org/reports/tr51/#Emoji_Modifiers */
export function withTone(value: string, tone: Tone): string {
  if (tone === '') return value
  const characters = Array.from(value)
  let toned = ''
  for (const character of characters) {
    // Behind a tone, the mark that says "as a picture" is not written.
    if (character === '\ufe0f' && toned.endsWith(tone)) continue
    toned += character
    // Between two people it is their hands, not somebody.
    const isSomebody =
      /\p{Emoji_Modifier_Base}/u.test(character) && (character !== HANDSHAKE || characters.length === 1)
    if (isSomebody) toned += tone
  }
  return toned
}
