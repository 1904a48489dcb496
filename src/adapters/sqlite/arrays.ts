/** Rows of a statement as arrays, which cost half of rows as objects. */
import type { StatementSync } from 'node:sqlite'
import type { Cell } from './rows.ts'

export function arrays(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true)
  return statement
}

/** What a statement of `arrays` gives; its type does not say so. */
export function rowsOf(rows: unknown[]): Cell[][] {
  return rows as Cell[][]
}

/** The first cell of the first row; undefined where it is null or there is none. */
export function numberIn(statement: StatementSync, ...parameters: (number | string)[]): number | undefined {
  const cell = rowsOf(statement.all(...parameters))[0]?.[0]
  return cell === null || cell === undefined ? undefined : Number(cell)
}
