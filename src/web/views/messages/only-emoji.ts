/** Whether a message is nothing but a few emoji, which are then shown large. */

const MOST = 6
const PART = String.raw`(?!\p{RI}|[\d#*](?!\uFE0F))\p{Emoji}(?:\p{EMod}|\uFE0F\u20E3?)?`
const EMOJI = String.raw`(?:\p{RI}\p{RI}|${PART}(?:\u200D${PART})*[\u{E0020}-\u{E007F}]*)`
const ONLY_EMOJI = new RegExp(`^\\s*(?:${EMOJI}\\s*){1,${MOST}}$`, 'u')

export function isOnlyEmoji(text: string): boolean {
  // Longer ones are none, and are not looked through.
  return text.length <= MOST * 30 && ONLY_EMOJI.test(text)
}
