/** An export on its thread: slices, what it leaves out, and its end. */
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { folderHere } from '../../../test/support/serve-here.ts'
import { conversationOf } from '../../chat/conversation.ts'
import type { Entry } from '../../chat/entry.ts'
import type { ExportWish } from '../../ports/message-export.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { createSqliteExport } from './exporter.ts'
import { openSqliteLog } from './sqlite-log.ts'

const ALL: ExportWish = { kinds: ['privmsg'], conversations: true }

let folder: string
let log: MessageLog

function said(seq: number, account: string, text: string, more: Partial<Entry> = {}): Entry {
  const source = `${account}!u@h`
  return { seq, at: seq * 10, timeline: 1, kind: 'privmsg', source, account, text, target: '', tags: '', ...more }
}

async function keep(...entries: Entry[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    log.append({ entries, channels: [], records: [] }, (failure) => (failure ? reject(failure) : resolve()))
  })
}

async function textsOf(wish: ExportWish): Promise<string[]> {
  const texts: string[] = []
  for await (const some of createSqliteExport({ folder }).read(wish)) {
    expect(some.length).toBeLessThanOrEqual(64)
    texts.push(...some.map(({ entry }) => entry.text))
  }
  return texts
}

beforeEach(() => {
  folder = folderHere()
  log = openSqliteLog({ folder })
  onTestFinished(() => log.close())
})

it('EXPORT-5 gives some at a time, over slices and gaps, to the end of what was there', async () => {
  const many = Array.from({ length: 9000 }, (_, i) => said(2 + i, i % 3 === 0 ? 'alice' : 'bob', String(i)))
  await keep(...many)
  const own = many.filter(({ account }) => account === 'alice').map(({ text }) => text)
  expect(await textsOf({ ...ALL, account: 'alice' })).toEqual(own)
  await log.prune(new Map(), { maxAgeMs: 0, maxMessages: 3000 }, 0)
  expect(await textsOf(ALL)).toEqual(many.slice(-3000).map(({ text }) => text))
  expect(await textsOf({ ...ALL, since: many[8990]?.at ?? 0 })).toHaveLength(10)
})

it('EXPORT-2 EXPORT-3 gives conversations of one account whichever side it was on, and of no other', async () => {
  const [ab, bc] = [conversationOf('alice', 'bob'), conversationOf('bob', 'carol')]
  await keep(
    said(2, 'Alice', 'hello bob', { timeline: ab, target: 'bob', targetAccount: 'Bob' }),
    said(3, 'Bob', 'hello alice', { timeline: ab, target: 'alice', targetAccount: 'Alice' }),
    said(4, 'Bob', 'hello carol', { timeline: bc, target: 'carol', targetAccount: 'Carol' }),
    said(5, 'Bob', 'hello all'),
  )
  expect(await textsOf({ ...ALL, account: 'alice' })).toEqual(['hello bob', 'hello alice'])
  expect(await textsOf({ ...ALL, account: 'carol' })).toEqual(['hello carol'])
  expect(await textsOf({ ...ALL, account: 'bob', conversations: false })).toEqual(['hello all'])
  expect(await textsOf({ ...ALL, conversations: false })).toEqual(['hello all'])
  expect(await textsOf({ ...ALL, channels: [] })).toEqual(['hello bob', 'hello alice', 'hello carol'])
})

it('says where there is nothing to read', async () => {
  const nowhere = createSqliteExport({ folder: folderHere() }).read(ALL)
  await expect(nowhere[Symbol.asyncIterator]().next()).rejects.toMatchObject({ name: 'LogError' })
})
