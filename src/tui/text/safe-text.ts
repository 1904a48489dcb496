/** Makes what somebody else wrote harmless for a terminal: nothing in it is obeyed, it can only be read. */

/** Escapes and other controls (C0, DEL, C1), and line and paragraph separators. */
const CONTROLS = /[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g
/** Characters that turn the direction of what follows them: embeddings, overrides, isolates. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g
/** More marks on one letter than any script needs would run over the neighbouring rows. */
const PILED_MARKS = /(\p{M}{6})\p{M}+/gu

export function safeText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return text
    .toWellFormed()
    .replaceAll('\t', '    ')
    .replace(CONTROLS, '')
    .replace(DIRECTIONS, '')
    .replace(PILED_MARKS, '$1')
}
