/**
 * What keeping a message costs: CPU of the whole process (both threads, index included) per message, at several batch sizes,
 * and how soon an idle log answers. Run pinned on one CPU: `taskset -c 0 node bench/log.ts [messages]`.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteLog } from '../src/adapters/sqlite/sqlite-log.ts'
import type { Entry } from '../src/chat/entry.ts'
import type { MessageLog } from '../src/ports/message-log.ts'

const MESSAGES = Number(process.argv[2] ?? 100_000)
/** Batches on their way at once, as a server has that tells one turn while it takes the next. */
const IN_FLIGHT = 4
const USERS = 1000

/** Words of 2 to 9 letters, some much more common than others, as in speech; messages of 100 bytes. */
function createTexts(): string[] {
  let seed = 1
  function random(): number {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const words = Array.from({ length: 20_000 }, (_, n) =>
    Array.from({ length: 2 + (n % 8) }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join(''),
  )
  return Array.from({ length: 5000 }, () => {
    let text = ''
    while (text.length < 100) text += `${words[Math.floor(random() ** 3 * words.length)]} `
    return text.slice(0, 100)
  })
}

const texts = createTexts()

function entriesFrom(seq: number, count: number, timelines: number): Entry[] {
  return Array.from({ length: count }, (_, offset) => {
    const n = seq + offset
    const user = String((n * 31) % USERS).padStart(5, '0')
    return {
      seq: n,
      at: 1_700_000_000_000 + n,
      timeline: 1 + ((n * 7919) % timelines) * 100,
      kind: 'privmsg',
      source: `n${user}!u${user}@127.0.0.1`,
      account: '',
      text: texts[(n * 7919) % texts.length] ?? '',
      target: '',
      tags: '',
    }
  })
}

function cpuUs(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0
}

async function inNewLog(use: (log: MessageLog, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'snug-bench-'))
  try {
    await use(openSqliteLog({ folder }), folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The thread is up and has done its work a few times: seq 2 to 2001. */
async function warmUp(log: MessageLog, timelines: number): Promise<void> {
  for (let seq = 2; seq < 2002; seq += 100) {
    const entries = entriesFrom(seq, 100, timelines)
    await new Promise<void>((resolve) => log.append({ entries, channels: [], records: [] }, () => resolve()))
  }
  await log.search({ text: 'nothing-like-it', timelines: [1], limit: 1 })
}

/** Fills a log as fast as it takes batches; the entries are made beforehand. */
async function load(batchSize: number, timelines: number): Promise<void> {
  await inNewLog(async (log, folder) => {
    const count = batchSize < 50 ? MESSAGES / 4 : MESSAGES
    await warmUp(log, timelines)
    const batches: Entry[][] = []
    for (let seq = 2002; seq < 2002 + count; seq += batchSize) batches.push(entriesFrom(seq, batchSize, timelines))
    const waits: number[] = []
    const cpuBefore = cpuUs()
    const before = performance.now()
    let main = 0
    await new Promise<void>((resolve) => {
      let next = 0
      let told = 0
      function append(): void {
        const entries = batches[next++]
        if (!entries) return
        const from = performance.now()
        log.append({ entries, channels: [], records: [] }, (failure) => {
          if (failure) throw failure
          waits.push(performance.now() - from)
          told += 1
          if (told === batches.length) resolve()
          append()
        })
        main += performance.now() - from
      }
      for (let n = 0; n < IN_FLIGHT; n++) append()
    })
    await log.search({ text: 'nothing-like-it', timelines: [1], limit: 1 })
    const took = performance.now() - before
    const cpu = cpuUs() - cpuBefore
    waits.sort((a, b) => a - b)
    await log.close()
    const row = {
      batch: batchSize,
      timelines,
      'CPU µs/message': round(cpu / count),
      'in append µs/message': round((main * 1000) / count),
      'messages/s': Math.round((count / took) * 1000),
      'answer ms p50': round(quantile(waits, 0.5)),
      p99: round(quantile(waits, 0.99)),
      max: round(waits.at(-1) ?? 0),
      'disk bytes/message': Math.round(bytesIn(folder) / (count + 2000)),
    }
    console.log(JSON.stringify(row))
  })
}

/** A busy server: 40 messages every 2 ms are 20,000 a second, whatever the log does. */
async function paced(timelines: number): Promise<void> {
  const BATCH = 40
  const EVERY_MS = 2
  await inNewLog(async (log) => {
    const count = MESSAGES
    const batches = Array.from({ length: count / BATCH }, (_, n) => entriesFrom(2002 + n * BATCH, BATCH, timelines))
    await warmUp(log, timelines)
    const waits: number[] = []
    const cpuBefore = cpuUs()
    const start = performance.now()
    let next = 0
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const due = Math.min(batches.length, Math.ceil((performance.now() - start) / EVERY_MS))
        for (; next < due; next++) {
          const from = start + next * EVERY_MS
          log.append({ entries: batches[next] ?? [], channels: [], records: [] }, (failure) => {
            if (failure) throw failure
            waits.push(performance.now() - from)
            if (waits.length === batches.length) resolve()
          })
        }
        if (next === batches.length) clearInterval(timer)
      }, EVERY_MS)
    })
    const cpu = cpuUs() - cpuBefore
    waits.sort((a, b) => a - b)
    await log.close()
    console.log(
      JSON.stringify({
        paced: '20,000 messages/s',
        timelines,
        'CPU µs/message': round(cpu / count),
        'answer ms p50': round(quantile(waits, 0.5)),
        p99: round(quantile(waits, 0.99)),
        max: round(waits.at(-1) ?? 0),
      }),
    )
  })
}

/** One message at a time, each a moment after the answer to the one before. */
async function idle(): Promise<void> {
  await inNewLog(async (log) => {
    const waits: number[] = []
    for (const entry of entriesFrom(2, 500, 1)) {
      await new Promise((resolve) => setTimeout(resolve, 2))
      const from = performance.now()
      await new Promise<void>((resolve) => log.append({ entries: [entry], channels: [], records: [] }, () => resolve()))
      waits.push(performance.now() - from)
    }
    waits.splice(0, 50)
    waits.sort((a, b) => a - b)
    console.log(
      JSON.stringify({ idle: 'answer ms', p50: round(quantile(waits, 0.5)), p99: round(quantile(waits, 0.99)) }),
    )
    await log.close()
  })
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}

await idle()
for (const timelines of [1, 100]) await paced(timelines)
for (const timelines of [1, 100]) for (const batchSize of [10, 100, 800]) await load(batchSize, timelines)
