/** That what is asked of a log at any size is answered out of an index: no scan of a table, and nothing sorted in a temporary tree. */
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { EDITS_OF, NEWEST_SAID, SEQS_ABOUT } from './changes.ts'
import { COPIES, DUE_FILES, FILES_OF_MESSAGE, USES_IN_TIMELINE, USES_OF_MESSAGE } from './file-records.ts'
import {
  CONVERSATIONS,
  COUNT_OF_PLACE,
  ENTRIES_OF_SEQS,
  REACTIONS,
  REVISIONS,
  SAID,
  SEQS_OF_PLACE,
} from './log-reader.ts'
import { NEXT_PLACE, NTH_MESSAGE, SEQS_BELOW } from './pruning.ts'
import { migrate } from './schema.ts'
import { AUTHORS_BY_NAME } from './search.ts'
import { FIRST_FROM } from './seq-at.ts'

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

it.each([
  ['reactions', REACTIONS, [2]],
  ['revisions', REVISIONS, [2]],
  ['conversations', CONVERSATIONS, ['alice', 0, 100, 9]],
  ['counting', COUNT_OF_PLACE, [16, 0, 100]],
  ['a place in time', FIRST_FROM, [7]],
  ['the names of messages', SAID, []],
  ['what is about a message', SEQS_ABOUT, [7]],
  ['the edit of a message', EDITS_OF, [7]],
  ['what was said in a conversation', NEWEST_SAID, [-16, -15, 100]],
  ['the next timeline', NEXT_PLACE, [16]],
  ['what is older', SEQS_BELOW, [16, 100, 9]],
  ['who has a name', AUTHORS_BY_NAME, ['alice']],
  ['files that are due', DUE_FILES, [7]],
  ['files of a channel', USES_IN_TIMELINE, [7]],
  ['files of a message', USES_OF_MESSAGE, [7]],
  ['what is known of the files of a message', FILES_OF_MESSAGE, [7]],
  ['files with the same bytes', COPIES, ['x']],
  ['how far back messages are kept', NTH_MESSAGE, [16, 17, 99]],
] as const)('%s: by index, in order', (_, sql, parameters) => {
  const plan = planOf(sql, [...parameters])
  expect(plan).toContainEqual(expect.stringMatching(/^(?:SEARCH|SCAN said_id$)/))
  expect(plan.filter((step) => /^SCAN (?!said_id$|\(subquery)|TEMP B-TREE/.test(step))).toEqual([])
})
