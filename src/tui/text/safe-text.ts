/** Makes what somebody else wrote harmless for a terminal: nothing in it is obeyed, it can only be read. */
import { withoutControls } from '../../wire/plain/showable.ts'

/** What turns the direction of what follows: embeddings, overrides, isolates, which would be cut between rows. And byte order marks. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\ufeff]/g
/** More marks on one letter than any script needs would run over the neighbouring rows. */
const PILED_MARKS = /(\p{M}{6})\p{M}+/gu

export function safeText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return withoutControls(text.toWellFormed().replaceAll('\t', '    '))
    .replace(DIRECTIONS, '')
    .replace(PILED_MARKS, '$1')
}
