/** Where in a text as it is typed there is code, for those who change what is not. */
import { readCodes } from './codes.ts'
import { markCode } from './inline-marks.ts'
import { CODE } from './marked-text.ts'
import { placesIn } from './parse-message.ts'

/**
 * Whether the character with this index is in code, or in marks around it. Text with the codes of IRC clients is taken for code as a whole: what is
 * read there has other places than what is typed.
 */
export function codePlaces(text: string): (index: number) => boolean {
  const marked = readCodes(text)
  if (marked.text !== text) return () => true
  const blocks: { readonly start: number; readonly end: number }[] = []
  for (const { start, end, code } of placesIn(text)) {
    if (code) blocks.push({ start, end })
    else markCode(marked, start, end)
  }
  return (index) =>
    ((marked.looks[index] ?? 0) & CODE) !== 0 || blocks.some(({ start, end }) => start <= index && index < end)
}
