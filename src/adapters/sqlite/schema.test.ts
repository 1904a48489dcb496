/** That a log of an older version is read as what it was. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { NO_RATES } from '../../chat/channel.ts'
import type { Entry } from '../../chat/entry.ts'
import type { SearchQuery } from '../../ports/message-log.ts'
import { migrate, numberOf } from './schema.ts'
import { openSqliteLog } from './sqlite-log.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snug-log-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** As the first version that was released left it. */
function makeFirstLog(): void {
  const db = new DatabaseSync(join(folder, 'snug.db'))
  migrate(db, 1)
  db.exec(`
    INSERT INTO author VALUES (2, 'alice!a@h', NULL);
    INSERT INTO entry (seq, at, place, author, text) VALUES (2, 1000, 16, 2, 'hello there'), (3, 2000, 32, 2, 'tea');
    INSERT INTO channel VALUES
      (1, '#lobby', 0, NULL, NULL, NULL, 'n', NULL, NULL, '[]', 0),
      (2, '#tea', 1000, 'green', 'alice!a@h', 7, 'int', 'secret', 12, '[{"mask":"*!*@bad","by":"alice!a@h","at":5}]', 0),
      (3, '#gone', 1000, NULL, NULL, NULL, 'i', NULL, NULL, '[]', 1);
  `)
  db.close()
}

it('a log of the first schema has everything that it had, and takes what is new', async () => {
  makeFirstLog()
  const log = openSqliteLog({ folder })
  const restored = log.restore()
  expect(restored).toMatchObject({ lastSeq: 3, lastAt: 2000, records: [], saidIds: [] })
  expect(restored.channels.map(({ name }) => name)).toEqual(['#lobby', '#tea'])
  expect(restored.channels[1]).toEqual({
    id: 2,
    name: '#tea',
    createdAt: 1000,
    topic: { text: 'green', by: 'alice!a@h', at: 7 },
    flags: 'int',
    key: 'secret',
    limit: 12,
    rates: NO_RATES,
    lists: { b: [{ mask: '*!*@bad', by: 'alice!a@h', at: 5 }], e: [], I: [] },
    registration: null,
    ended: false,
  })
  expect(log.entry(2)).toMatchObject({ text: 'hello there', source: 'alice!a@h', account: '', timeline: 1 })
  expect((await log.search({ text: 'hello', timelines: [1], limit: 9 })).map(({ seq }) => seq)).toEqual([2])
  expect((await log.search({ text: '', from: 'alice', timelines: [1, 2], limit: 9 })).map(({ seq }) => seq)).toEqual([
    2, 3,
  ])

  const tea = { ...restored.channels[1], registration: { founder: 'alice', at: 9, access: { bob: 'o' } } }
  const account = {
    name: 'alice',
    createdAt: 1,
    credentials: { argon2: null, scram: null },
    certificates: [],
    settings: { alwaysOn: true, autoAway: true },
    suspended: null,
    rights: [],
    reset: null,
  } as const
  const records = [{ kind: 'account', id: 'alice', value: account } as const]
  const batch = { entries: [], channels: [tea as (typeof restored.channels)[number]], records }
  await new Promise<void>((resolve, reject) => log.append(batch, (fault) => (fault ? reject(fault) : resolve())))
  const { identity } = log
  await log.close()

  const again = openSqliteLog({ folder })
  expect(again.identity).toBe(identity)
  expect(again.restore().channels[1]).toEqual(tea)
  expect(again.restore().records).toEqual(records)
  await again.close()
})

it('a log of the second schema is found by who said it, and takes edits, reactions and conversations', async () => {
  const db = new DatabaseSync(join(folder, 'snug.db'))
  migrate(db, 2)
  db.exec(`
    INSERT INTO author VALUES (2, 'Ölaf!a@h', 'Olaf'), (3, 'bob!b@h', NULL);
    INSERT INTO entry (seq, at, place, author, text, target, tags) VALUES
      (2, 1000, 16, 2, 'tea at https://tea.example', NULL, '+a=b'), (3, 2000, 17, 3, 'tea', 'x', NULL), (4, 3000, 19, 3, '', NULL, NULL);
    INSERT INTO search (rowid, text, timeline) VALUES (2, 'tea at https://tea.example', '1'), (3, 'tea', '1');
    UPDATE log SET indexed = 4;
    INSERT INTO channel VALUES (1, '#lobby', 0, NULL, NULL, NULL, 'n', NULL, NULL, '[]', 0, NULL);
    INSERT INTO record VALUES ('door', '', '{"closed":true}');
  `)
  db.close()
  const log = openSqliteLog({ folder })
  expect(log.restore()).toMatchObject({
    lastSeq: 4,
    lastAt: 3000,
    records: [{ kind: 'door', id: '', value: { closed: true } }],
    saidIds: [],
  })
  const find = async (query: Partial<SearchQuery>): Promise<number[]> =>
    (await log.search({ text: 'tea', timelines: [1], limit: 9, ...query })).map(({ seq }) => seq)
  expect([await find({}), await find({ has: ['link'] })]).toEqual([[2, 3], [2]])
  expect([await find({ from: 'ölaf' }), await find({ from: 'olaf' }), await find({ from: 'bob' })]).toEqual([
    [2],
    [2],
    [3],
  ])
  const said = { source: 'bob!b@h', account: 'bob', target: '', tags: '' }
  const entries: Entry[] = [
    { seq: 5, at: 4000, timeline: 1, kind: 'edit', text: 'coffee', of: 2, ...said },
    { seq: 6, at: 4000, timeline: 1, kind: 'react', text: 'x', of: 3, ...said },
    { seq: 7, at: 4000, timeline: -8, kind: 'privmsg', text: 'psst', targetAccount: 'alice', ...said },
  ]
  await new Promise<void>((resolve, reject) =>
    log.append({ entries, channels: [], records: [] }, (fault) => (fault ? reject(fault) : resolve())),
  )
  expect(log.entry(2)).toMatchObject({ text: 'coffee', editedAt: 4000, tags: '+a=b' })
  expect([await find({}), await find({ text: 'coffee' })]).toEqual([[3], [2]])
  expect(log.reactions([3]).length + log.conversations('alice', { limit: 9 }).length).toBe(2)
  await log.close()
})

it('a log of the fourth schema knows where its files were named first', async () => {
  const db = new DatabaseSync(join(folder, 'snug.db'))
  migrate(db, 4)
  const [one, other] = ['a'.repeat(25), 'b'.repeat(25)]
  db.exec(`
    INSERT INTO author VALUES (2, 'alice!a@h', NULL, 'alice', NULL);
    INSERT INTO entry (seq, at, place, author, text) VALUES (2, 1000, 16, 2, '/files/${one}'), (3, 2000, 32, 2, '/files/${one}');
    INSERT INTO file VALUES ('${one}', 'h', 'n', 't', 1, 0, 0, 's', '', '', 7, NULL), ('${other}', 'h', 'n', 't', 1, 0, 0, 's', '', '', 7, 9);
    INSERT INTO file_use VALUES ('${one}', 3, 2), ('${one}', 2, 1);
  `)
  db.close()
  const log = openSqliteLog({ folder })
  expect(log.filesNamedBy(3)).toEqual([{ id: one, source: 's', account: '', at: 7, firstIn: 1, isElsewhere: true }])
  expect(log.file(other)).toMatchObject({ id: other })
  await log.close()
})

it('a log of the fifth schema is found by what it has in it', async () => {
  const db = new DatabaseSync(join(folder, 'snug.db'))
  migrate(db, 5)
  const address = `/files/${'a'.repeat(25)}-80x60/tea.png`
  db.exec(`
    INSERT INTO author VALUES (2, 'alice!a@h', NULL, 'alice', NULL);
    INSERT INTO entry (seq, at, place, author, text) VALUES (2, 1000, 16, 2, 'tea'), (3, 2000, 16, 2, '${address}'), (4, 3000, 16, 2, 'tea');
    INSERT INTO search (rowid, text, marks) VALUES (2, 'tea', 't1 a2'), (3, '${address}', 't1 a2'), (4, 'tea', 't1 a2');
    UPDATE log SET indexed = 4;
  `)
  db.close()
  const log = openSqliteLog({ folder })
  const find = async (query: Partial<SearchQuery>): Promise<number[]> =>
    (await log.search({ text: '', timelines: [1], limit: 9, ...query })).map(({ seq }) => seq)
  expect([await find({ has: ['file'] }), await find({ has: ['image'] })]).toEqual([[3], [3]])
  expect(await find({ text: 'tea' })).toEqual([2, 3, 4])
  await log.close()
})

it.each([1, 2])('a log made by schema %i is, brought to the present, the same as one that is new', (version) => {
  const shapeFrom = (first: number): unknown[] => {
    const db = new DatabaseSync(':memory:')
    migrate(db, first)
    migrate(db)
    const shape = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()
    db.close()
    return shape
  }
  expect(shapeFrom(version)).toEqual(shapeFrom(3))
})

it('a log of the present schema is left as it is', () => {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  const version = numberOf(db, 'PRAGMA user_version')
  migrate(db)
  expect(numberOf(db, 'PRAGMA user_version')).toBe(version)
  db.close()
})
