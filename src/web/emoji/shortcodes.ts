/** `:tada:` in a text that is about to be sent becomes the emoji; what is code stays as it was typed. */
import { codePlaces } from '../../wire/formatting/code-places.ts'

/** One or several without anything between them. */
const SHORTCODES = /(?<![\p{L}\p{N}_:])(?::[a-z\d_+-]{1,40}:)+(?![\p{L}\p{N}_:])/gu

/** Whether there is anything in the text to be asked about. */
export function mayHaveShortcodes(text: string): boolean {
  return new RegExp(SHORTCODES, 'u').test(text)
}

/** `emojiFor` gives undefined for words between colons that are no emoji. */
export function withEmoji(text: string, emojiFor: (shortcode: string) => string | undefined): string {
  if (!mayHaveShortcodes(text)) return text
  const isCode = codePlaces(text)
  return text.replace(SHORTCODES, (typed, at: number) =>
    isCode(at) ? typed : typed.replace(/:([^:]+):/g, (one, shortcode: string) => emojiFor(shortcode) ?? one),
  )
}
