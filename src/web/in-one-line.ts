/** The beginning of a message where there is room for one line: in a quote of it, in a notice. */
import { plainText } from '../wire/formatting/plain-text.ts'
import { beginningOf } from './beginning-of.ts'

/** Without marks; what its author hid stays hidden. At most so many UTF-16 code units, with `…` where something is left out. */
export function inOneLine(text: string, most: number): string {
  const line = plainText(text).trim().replace(/\s+/g, ' ')
  return line.length <= most ? line : `${beginningOf(line, most - 1)}…`
}
