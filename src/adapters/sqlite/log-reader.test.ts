/** That pages are cut by an index: no scan of a timeline, and nothing sorted in a temporary tree. */
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { ENTRIES_OF_SEQS, SEQS_OF_PLACE } from './log-reader.ts'
import { migrate } from './schema.ts'

function planOf(sql: string, parameters: (number | string)[]): string[] {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
  db.close()
  return rows.map((row) => String(row['detail']))
}

it.each(['newest', 'oldest'] as const)('cuts the %s of a kind out of the index alone', (from) => {
  expect(planOf(SEQS_OF_PLACE[from], [16, 0, 100, 50])).toEqual([
    'SEARCH entry USING COVERING INDEX entry_place (place=? AND rowid>? AND rowid<?)',
  ])
})

it('takes each entry of a page by its primary key', () => {
  expect(planOf(ENTRIES_OF_SEQS, ['[2,3]'])).toEqual([
    'SCAN picked VIRTUAL TABLE INDEX 1:',
    'SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)',
    'SEARCH author USING INTEGER PRIMARY KEY (rowid=?)',
  ])
})
