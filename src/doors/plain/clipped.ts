/** What a client typed itself, as much as helps to recognise it. */
import { showable } from '../../wire/plain/showable.ts'

const SHOWN_CHARACTERS = 40

export function clipped(typed: string): string {
  const characters = Array.from(showable(typed))
  return characters.length <= SHOWN_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`
}
