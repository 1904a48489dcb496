/** The codes with which IRC clients make text bold and coloured. https://modern.ircdocs.horse/formatting */

/** `\x03` with up to two colours, `\x04` with six hexadecimal digits, and the single toggles. */
const CODES =
  /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9a-fA-F]{6}(?:,[0-9a-fA-F]{6})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]/g

export function stripFormatting(text: string): string {
  return text.replace(CODES, '')
}
