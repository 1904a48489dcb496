/** backup, restore, check and export, on folders without a server. */
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { folderHere } from '../../test/support/serve-here.ts'
import { temporaryFolder } from '../../test/support/server-process.ts'
import { openSqliteLog } from '../adapters/sqlite/sqlite-log.ts'
import { conversationOf } from '../chat/conversation.ts'
import type { Entry } from '../chat/entry.ts'
import type { MessageLog } from '../ports/message-log.ts'
import { run } from './run.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const PLAIN = { timeline: 1, kind: 'privmsg', target: '', tags: '' } as const

let folder: string

/** How often something long was printed. */
let pieces = 0
let hasReader = true

async function snug(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const outcome = { code: -1, out: '', err: '' }
  pieces = 0
  const nothing = (): Promise<number> => Promise.reject(new Error('nobody asked for that'))
  outcome.code = await run(args, {
    version: '1.2.3',
    env: { SNUG_DATA: folder },
    home: '/home/ann',
    hostname: 'laptop',
    print: (text) => (outcome.out += text),
    printError: (text) => (outcome.err += text),
    printAll(text) {
      pieces += 1
      outcome.out += text
      return Promise.resolve(hasReader)
    },
    serve: nothing,
    join: nothing,
    readPassword: () => Promise.resolve(''),
  })
  return outcome
}

function entry(seq: number, nick: string, text: string, more: Partial<Entry> = {}): Entry {
  const account = nick === 'guest' ? '' : nick
  return { ...PLAIN, seq, at: AT + seq * 1000, source: `${nick}!u@h`, account, text, ...more }
}

async function keep(log: MessageLog, ...entries: Entry[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    log.append({ entries, channels: [], records: [] }, (failure) => (failure ? reject(failure) : resolve()))
  })
}

const TALK: readonly Entry[] = [
  entry(2, 'alice', 'first'),
  entry(3, 'guest', 'a secret that was taken back'),
  entry(4, 'alice', 'with a mistake'),
  entry(5, 'guest', '👍', { kind: 'react', of: 2 }),
  entry(6, 'alice', 'without', { kind: 'edit', of: 4 }),
  entry(7, 'ann', '', { kind: 'redact', of: 3 }),
  entry(8, 'alice', 'in private', {
    timeline: conversationOf('alice', 'bob'),
    target: 'bob',
    targetAccount: 'Bob',
  }),
  entry(9, 'bob', 'two\nlines \x1b[31m\x9b', { of: 2 }),
  entry(10, 'bob', '\x01ACTION waves\x01'),
  entry(11, 'bob', 'listen', { kind: 'notice' }),
  entry(12, 'bob', 'tea', { kind: 'topic' }),
]

const template = temporaryFolder()

beforeAll(async () => {
  const log = openSqliteLog({ folder: template.path })
  await keep(log, ...TALK)
  await log.close()
})

beforeEach(() => {
  folder = folderHere()
  cpSync(template.path, folder, { recursive: true })
})

afterAll(() => template.remove())

const lines = (out: string): Record<string, unknown>[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('snug export', () => {
  it('EXPORT-1 prints what is kept as it is now, as lines of JSON', async () => {
    const { code, out, err } = await snug('export')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).not.toContain('secret')
    expect(out).not.toContain('private')
    expect(out).not.toContain('mistake')
    const all = lines(out)
    expect(all.map(({ seq }) => seq)).toEqual([2, 4, 9, 10, 11, 12])
    expect(all[0]).toEqual({
      seq: 2,
      msgid: expect.stringMatching(/^2-/) as unknown,
      time: '2026-11-23T12:00:02.000Z',
      kind: 'privmsg',
      channel: '#lobby',
      channelId: 1,
      nick: 'alice',
      source: 'alice!u@h',
      account: 'alice',
      text: 'first',
      reactions: [{ value: '👍', nick: 'guest', time: '2026-11-23T12:00:05.000Z' }],
    })
    expect(all[1]).toMatchObject({ text: 'without', edited: '2026-11-23T12:00:06.000Z' })
    expect(all[2]).toMatchObject({ text: 'two\nlines \x1b[31m\x9b', about: all[0]?.['msgid'] })
  })

  it('EXPORT-1 prints messages as text, without what a terminal obeys', async () => {
    const { out } = await snug('export', '--format', 'text', '--channel', 'LOBBY')
    expect(out).toBe(
      [
        '[2026-11-23 12:00:02] <alice> first',
        '[2026-11-23 12:00:04] <alice> without',
        '[2026-11-23 12:00:09] <bob> two',
        '    lines [31m',
        '[2026-11-23 12:00:10] * bob waves',
        '[2026-11-23 12:00:11] -bob- listen',
        '',
      ].join('\n'),
    )
    expect((await snug('export', '-f', 'text')).out).toContain('[2026-11-23 12:00:02] #lobby <alice> first\n')
  })

  it.each([
    [
      ['--account', 'Alice'],
      [2, 4, 8],
    ],
    [
      ['--account', 'bob'],
      [8, 9, 10, 11, 12],
    ],
    [
      ['--account', 'alice', '--channel', '#lobby'],
      [2, 4],
    ],
    [['--conversations'], [2, 4, 8, 9, 10, 11, 12]],
  ])('EXPORT-2 with %j gives conversations only where they are asked for', async (args, seqs) => {
    expect(lines((await snug('export', ...args)).out).map(({ seq }) => seq)).toEqual(seqs)
  })

  it('ends quietly where nobody reads any more', async () => {
    const log = openSqliteLog({ folder })
    await keep(log, ...Array.from({ length: 3000 }, (_, i) => entry(13 + i, 'bob', 'x'.repeat(100))))
    await log.close()
    expect(lines((await snug('export')).out)).toHaveLength(3006)
    expect(pieces).toBeGreaterThan(5)
    hasReader = false
    onTestFinished(() => void (hasReader = true))
    expect((await snug('export')).code).toBe(0)
    expect(pieces).toBe(1)
  })

  it.each([
    [['--channel', 'nowhere'], 'there is no channel #nowhere'],
    [['--account', 'nobody'], 'nobody with the account nobody has ever said anything'],
    [['--format', 'xml'], "--format must be json or text, not 'xml'"],
  ])('says what is wrong with %j', async (args, sentence) => {
    const { code, out, err } = await snug('export', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })
})

describe('snug backup and snug restore', () => {
  it('BACKUP-1 make a file that only its owner reads, and bring back what is in it', async () => {
    const copy = join(folderHere(), 'copy.db')
    const { code, out } = await snug('backup', copy)
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/: 6 messages, \d+\.\d kB\n$/) as unknown })
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect(readFileSync(copy).includes('a secret')).toBe(false)
    const log = openSqliteLog({ folder })
    await keep(log, entry(13, 'bob', 'said later'))
    await log.close()
    expect((await snug('restore', copy)).out).toContain(
      `What was there before is ${join(folder, 'snug.db.before-restore')}`,
    )
    expect((await snug('export')).out).not.toContain('said later')
    const anew = openSqliteLog({ folder })
    expect(anew.restore().lastSeq).toBe(12)
    await keep(anew, entry(13, 'bob', 'goes on'))
    await anew.close()
    expect((await snug('check')).out).toMatch(/is whole: 7 messages/)
  })

  it('BACKUP-5 say what they leave out: the files that people sent, and which of them are missing', async () => {
    const log = openSqliteLog({ folder })
    const file = {
      name: 'cat.png',
      type: 'image/png',
      size: 3,
      width: 3,
      height: 2,
      source: '',
      account: '',
      target: '',
    }
    const hash = 'ab'.repeat(32)
    await log.keepFile({ ...file, id: 'a'.repeat(25), hash, at: AT }, Number.MAX_SAFE_INTEGER)
    await log.close()
    const copy = join(folderHere(), 'copy.db')
    const files = join(folder, 'files')
    expect((await snug('backup', copy)).out).toContain(`What people sent is not in it (1 files): copy ${files} too.`)
    const missing = await snug('check')
    expect([missing.code, missing.err]).toEqual([
      1,
      expect.stringContaining('1 of 1 files that people sent') as unknown,
    ])
    expect((await snug('check', copy)).code).toBe(0)
    mkdirSync(join(files, 'ab'), { recursive: true })
    writeFileSync(join(files, 'ab', hash), 'cat')
    expect((await snug('check')).code).toBe(0)
    expect((await snug('restore', copy)).out).toContain(`Copy ${files} back too`)
  })

  it('BACKUP-2 overwrite nothing', async () => {
    const copy = join(folderHere(), 'copy.db')
    writeFileSync(copy, 'mine')
    const backup = await snug('backup', copy)
    expect(backup.code).toBe(1)
    expect(backup.err).toContain('name a file that does not exist yet')
    expect(readFileSync(copy, 'utf8')).toBe('mine')
    const other = join(folderHere(), 'copy.db')
    await snug('backup', other)
    expect((await snug('restore', other)).code).toBe(0)
    const again = await snug('restore', other)
    expect(again.code).toBe(1)
    expect(again.err).toContain('is there from a restore before this one')
  })

  it('BACKUP-3 take no file that is damaged, or another program’s, and change nothing then', async () => {
    const copy = join(folderHere(), 'copy.db')
    await snug('backup', copy)
    truncateSync(copy, statSync(copy).size - 8192)
    const text = join(folderHere(), 'text.db')
    writeFileSync(text, 'not a database, though it is long enough to look like one'.repeat(100))
    for (const file of [copy, text, join(folder, 'missing.db')]) {
      const { code, out, err } = await snug('restore', file)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(/^snug: .+\n$/s)
    }
    expect(existsSync(join(folder, 'snug.db.before-restore'))).toBe(false)
    expect((await snug('export')).out).toContain('first')
    expect((await snug('check', copy)).code).toBe(1)
  })

  it('BACKUP-4 restore nothing while a server runs', async () => {
    const copy = join(folderHere(), 'copy.db')
    await snug('backup', copy)
    const log = openSqliteLog({ folder })
    const { code, err } = await snug('restore', copy)
    await log.close()
    expect(code).toBe(1)
    expect(err).toContain('is in use by another server; stop that one')
  })

  it.each([['backup', 'x.db'], ['check'], ['export']])('say where %s finds nothing', async (...args) => {
    const empty = folderHere()
    const { code, err } = await snug(...args, '--data', empty)
    expect({ code, err }).toEqual({
      code: 1,
      err: `snug: ${empty} has no snug.db, so nothing is kept there; name another folder\n`,
    })
  })

  it.each(['backup', 'restore', 'check', 'export'])('%s has help with examples', async (command) => {
    expect((await snug(command, '--help')).out).toContain(`Examples:\n  snug ${command}`)
  })
})
