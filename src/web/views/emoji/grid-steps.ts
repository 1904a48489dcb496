/** Where the keys go in a grid that stands in groups, each of which begins a row of its own. */

export const COLUMNS = 8
const PAGE_ROWS = 5

/**
 * The index that a key leads to from the one at `from`, among all groups' cells counted through; -1 where it leads above the first row, undefined
 * for other keys. `sizes`: how many cells each group has. `isMirrored`: what is read from right to left.
 */
export function stepInGrid(
  sizes: readonly number[],
  from: number,
  key: string,
  isMirrored = false,
  hasControl = false,
): number | undefined {
  const last = sizes.reduce((sum, size) => sum + size, 0) - 1
  const clamp = (index: number): number => Math.max(0, Math.min(last, index))
  const { row, column, rows } = placeOf(sizes, from)
  const on = isMirrored ? 'ArrowLeft' : 'ArrowRight'
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return clamp(from + (key === on ? 1 : -1))
    case 'ArrowDown':
      return inRow(rows, Math.min(rows.length - 1, row + 1), column)
    case 'ArrowUp':
      return row === 0 ? -1 : inRow(rows, row - 1, column)
    case 'PageDown':
      return inRow(rows, Math.min(rows.length - 1, row + PAGE_ROWS), column)
    case 'PageUp':
      return inRow(rows, Math.max(0, row - PAGE_ROWS), column)
    case 'Home':
      return hasControl ? 0 : inRow(rows, row, 0)
    case 'End':
      return hasControl ? last : inRow(rows, row, COLUMNS - 1)
    default:
      return undefined
  }
}

interface Row {
  readonly start: number
  readonly length: number
}

function inRow(rows: readonly Row[], row: number, column: number): number {
  const { start, length } = rows[row] ?? { start: 0, length: 1 }
  return start + Math.min(column, length - 1)
}

function placeOf(sizes: readonly number[], index: number): { row: number; column: number; rows: readonly Row[] } {
  const rows: Row[] = []
  let start = 0
  for (const size of sizes) {
    const end = start + size
    for (; start < end; start += COLUMNS) rows.push({ start, length: Math.min(COLUMNS, end - start) })
    start = end
  }
  const row = Math.max(
    0,
    rows.findLastIndex((row) => row.start <= index),
  )
  return { row, column: index - (rows[row]?.start ?? 0), rows }
}
