/** The beginning of a text: at most so many UTF-16 code units, and no half of a character. */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, Math.max(0, most)).replace(/[\uD800-\uDBFF]$/, '')
}
