/** What somebody may have meant who mistyped a word. */

/** The words that are at most two changes (a letter more, less or other, or two swapped) away, the nearest first. */
export function nearest(typed: string, words: readonly string[]): string[] {
  return words
    .map((word) => ({ word, distance: distance(typed, word) }))
    .filter(
      ({ word, distance }) => distance <= Math.min(2, word.length - 1) || (typed !== '' && word.startsWith(typed)),
    )
    .sort((a, b) => a.distance - b.distance)
    .map(({ word }) => word)
}

/** Optimal string alignment distance. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = at(rows, i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const best = Math.min(change, at(rows, i - 1, j) + 1, (row[j - 1] as number) + 1)
      const areSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(areSwapped ? Math.min(best, at(rows, i - 2, j - 2) + 1) : best)
    }
    rows.push(row)
  }
  return at(rows, a.length, b.length)
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] as number
}
