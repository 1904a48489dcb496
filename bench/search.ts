/**
 * What a large log takes for a search, a page, pruning and a copy, and for how long the event loop and a message that is written meanwhile have to
 * wait: `node bench/search.ts [messages]`, a million where nothing is said.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openSqliteLog } from '../src/adapters/sqlite/sqlite-log.ts'
import type { Entry } from '../src/chat/entry.ts'
import type { MessageLog, SearchQuery } from '../src/ports/message-log.ts'

const MESSAGES = Number(process.argv[2] ?? 1_000_000)
const BATCH = 1000
const TIMELINES = 20
const ALL = Array.from({ length: TIMELINES }, (_, n) => n + 1)
const FOR_EVER = { maxAgeMs: 0, maxMessages: 0 }

let next = 2

/** `the` in every message, `common` in one of ten, `rare` in one of 50,000, a link in one of 50. */
function message(): Entry {
  const n = next++
  const words = `the ${n % 10 === 0 ? 'common' : 'other'} words of message w${n % 5000} and x${(n * 7919) % 3000} in a line`
  const link = n % 50 === 0 ? ' https://example.org/page' : ''
  const rare = n % 50_000 === 0 ? ' rare' : ''
  return {
    seq: n,
    at: n,
    timeline: ALL[n % TIMELINES] ?? 1,
    kind: 'privmsg',
    source: `nick${(n * 31) % 1000}!user@127.0.0.1`,
    account: '',
    text: words + link + rare,
    target: '',
    tags: '',
  }
}

function keep(log: MessageLog, count: number): Promise<void> {
  const entries = Array.from({ length: count }, message)
  return new Promise((resolve, reject) => {
    log.append({ entries, channels: [], records: [] }, (failure) => (failure ? reject(failure) : resolve()))
  })
}

/** Times a deed while a message is written every few milliseconds. */
async function time(name: string, log: MessageLog, act: () => unknown): Promise<void> {
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const waits: number[] = []
  let writing: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    const from = performance.now()
    writing = keep(log, 1).then(() => void waits.push(performance.now() - from))
  }, 5)
  loop.enable()
  const from = performance.now()
  const result = await act()
  const ms = performance.now() - from
  clearInterval(timer)
  await writing
  loop.disable()
  const found = Array.isArray(result) ? result.length : result
  const row = {
    ms: round(ms),
    'longest write ms': round(Math.max(0, ...waits)),
    'longest loop ms': round(loop.max / 1e6),
  }
  console.log(JSON.stringify({ name, found, ...row }))
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}

const folder = mkdtempSync(join(tmpdir(), 'snug-bench-'))
try {
  let log = openSqliteLog({ folder })
  const began = performance.now()
  for (let n = 0; n < MESSAGES; n += BATCH) await keep(log, BATCH)
  await log.search({ text: 'nothing-like-it', timelines: ALL, limit: 1 })
  console.log(`${MESSAGES} messages kept and indexed in ${Math.round(performance.now() - began)} ms`)
  await log.close()
  const path = join(folder, 'snug.db')
  console.log(`${Math.round(statSync(path).size / MESSAGES)} bytes for each`)
  const opening = performance.now()
  log = openSqliteLog({ folder })
  log.restore()
  console.log(`opened in ${round(performance.now() - opening)} ms`)

  const search = (query: Partial<SearchQuery>) => () => log.search({ text: 'the', timelines: ALL, limit: 50, ...query })
  await time('the first search', log, search({ text: 'rare' }))
  await time('a word in every message', log, search({}))
  await time('the same, best', log, search({ order: 'best' }))
  await time('the same, of one timeline', log, search({ timelines: [7] }))
  await time('a word in one of ten', log, search({ text: 'common' }))
  await time('the same, best', log, search({ text: 'common', order: 'best' }))
  await time('a rare word', log, search({ text: 'rare' }))
  await time('a phrase of common words', log, search({ text: '"the common words of message"' }))
  await time('two common words that never meet', log, search({ text: 'common other' }))
  await time('the beginning of many words', log, search({ text: 'w' }))
  await time('from somebody', log, search({ from: 'nick7' }))
  await time('from somebody, with a link and no word', log, search({ text: '', from: 'nick50', has: ['link'] }))
  await time('the oldest before a place', log, search({ before: 1000 }))
  for (const before of [100, MESSAGES / 2, MESSAGES]) {
    await time(`a page before ${before}`, log, () =>
      log.page({ timeline: 7, before, from: 'newest', kinds: ['privmsg', 'notice'], limit: 50 }),
    )
  }
  await time('a copy', log, () => log.backUp(join(folder, 'copy.db')))
  await time('redacting 1000', log, async () => {
    for (let n = 0; n < 1000; n++) {
      const entry: Entry = { ...message(), kind: 'redact', of: 2 + n * 500, text: '' }
      await new Promise<void>((resolve) => log.append({ entries: [entry], channels: [], records: [] }, () => resolve()))
    }
  })
  await time('pruning nothing, and rewriting the index', log, () => log.prune(new Map(), FOR_EVER, 0))
  const tenth = MESSAGES / 10
  await time(`pruning ${tenth}`, log, () => log.prune(new Map(), { maxAgeMs: next - tenth, maxMessages: 0 }, next))
  await log.close()
} finally {
  rmSync(folder, { recursive: true })
}
