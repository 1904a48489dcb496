/** The caller's end of the writer's thread: who waits for which batch and which search. */
import { Worker } from 'node:worker_threads'
import type { Entry } from '../../chat/entry.ts'
import type { SearchQuery } from '../../ports/message-log.ts'
import { LogError } from './log-error.ts'
import type { PackedBatch } from './packed-batch.ts'
import type { Fault, FromWriter, ToWriter, WriterStart } from './writer-messages.ts'

export interface Writer {
  /** `done` is called in the order of the calls, later than this returns. */
  write(batch: PackedBatch, done: (failure?: Error) => void): void
  /** What was written before the call is searched too. */
  search(query: SearchQuery): Promise<Entry[]>
  /** Ends the thread after all that was written. Searches that have not been answered by then fail. */
  close(): Promise<void>
}

interface Waiting {
  resolve(entries: Entry[]): void
  reject(failure: Error): void
}

/** Beside this file, and as it is itself: TypeScript in development, JavaScript where it is built. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './writer-thread.ts' : './writer-thread.js', import.meta.url)

export function startWriter(start: WriterStart): Writer {
  const thread = new Worker(THREAD, { workerData: start, execArgv: [], name: 'log' })
  /** Batches in the order of their writing; those before `answered` have been told. */
  let dones: ((failure?: Error) => void)[] = []
  let answered = 0
  const searches = new Map<number, Waiting>()
  let nextSearch = 1
  /** Set when the thread is gone. */
  let stopped: LogError | undefined

  function say(message: ToWriter): void {
    thread.postMessage(message)
  }

  function answer(failure?: Error): void {
    const done = dones[answered++]
    if (answered > 1000 || answered === dones.length) {
      dones = dones.slice(answered)
      answered = 0
    }
    if (failure) done?.(failure)
    else done?.()
  }

  function endSearch(id: number): Waiting | undefined {
    const waiting = searches.get(id)
    searches.delete(id)
    return waiting
  }

  function take(message: FromWriter): void {
    if (typeof message === 'number') {
      for (let left = message; left > 0; left--) answer()
    } else if ('entries' in message && 'search' in message) {
      endSearch(message.search)?.resolve([...message.entries])
    } else if ('search' in message) {
      endSearch(message.search)?.reject(errorOf(message.fault))
    } else for (const fault of message) answer(fault ? errorOf(fault) : undefined)
  }

  function failAll(failure: LogError): void {
    stopped ??= failure
    while (dones.length > 0) answer(stopped)
    for (const id of searches.keys()) endSearch(id)?.reject(stopped)
  }

  const exited = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      failAll(new LogError('writer-stopped', 'the log is not being written any more; start again'))
      resolve()
    })
  })
  thread.on('message', take)
  thread.once('error', (failure) => {
    stopped = new LogError('writer-stopped', 'the thread that writes the log failed; start again', failure)
  })

  return {
    write(batch, done) {
      dones.push(done)
      if (stopped) setImmediate(() => answer(stopped))
      else say(batch)
    },
    search(query) {
      if (stopped) return Promise.reject(stopped)
      const id = nextSearch++
      return new Promise((resolve, reject) => {
        searches.set(id, { resolve, reject })
        say({ search: id, query })
      })
    },
    async close() {
      if (!stopped) say('close')
      await exited
    },
  }
}

function errorOf({ why, sentence }: Fault): LogError {
  return new LogError(why, sentence)
}
