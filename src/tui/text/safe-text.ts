/** Makes what somebody else wrote harmless for a terminal: nothing in it is obeyed, it can only be read. */

/** Whole escape sequences, as long as they are short: CSI, and OSC with its end. What is left of others cannot begin one. */
const SEQUENCES = /\x1b\[[0-?]{0,64}[ -/]{0,8}[@-~]|\x1b\][^\x07\x1b]{0,512}(?:\x07|\x1b\\)/g
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
    .replace(SEQUENCES, '')
    .replace(CONTROLS, '')
    .replace(DIRECTIONS, '')
    .replace(PILED_MARKS, '$1')
}
