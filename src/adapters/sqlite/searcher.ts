/** The caller's end of the thread that searches: who waits for what, one search after the other. */
import { Worker } from 'node:worker_threads'
import type { Entry } from '../../chat/entry.ts'
import type { SearchQuery } from '../../ports/message-log.ts'
import { LogError } from './log-error.ts'
import { threadFile } from './threads.ts'
import { errorOf, type FromSearcher, type ThreadStart, type ToSearcher } from './writer-messages.ts'

export interface Searcher {
  /** Finds what is committed and indexed by now. Rejects with a LogError. */
  search(query: SearchQuery): Promise<Entry[]>
  /** Ends the thread. Searches that have not been answered by then fail. */
  close(): Promise<void>
}

interface Waiting {
  readonly query: SearchQuery
  resolve(entries: Entry[]): void
  reject(failure: Error): void
}

/** The thread is started by the first search: many servers are never asked. */
export function createSearcher(start: ThreadStart): Searcher {
  /** The first of them is with the thread. */
  const waiting: Waiting[] = []
  let thread: Worker | undefined
  let exited = Promise.resolve()
  let closed = false

  function say(to: Worker, message: ToSearcher): void {
    to.postMessage(message)
  }

  function ask(): void {
    const [next] = waiting
    if (next) say((thread ??= begin()), next.query)
  }

  function begin(): Worker {
    const begun = new Worker(threadFile('searcher'), { workerData: start, execArgv: [], name: 'search' })
    let cause: unknown
    begun.on('message', (answer: FromSearcher) => {
      const asked = waiting.shift()
      if ('why' in answer) asked?.reject(errorOf(answer))
      else asked?.resolve([...answer])
      if (!closed) ask()
    })
    begun.once('error', (failure) => {
      cause = failure
    })
    exited = new Promise((resolve) => {
      begun.once('exit', () => {
        thread = undefined
        // Another is started by the next search: what made this one fail may have been what it was asked.
        const failure = new LogError('searcher-stopped', 'the thread that searches failed; ask again', cause)
        for (const asked of waiting.splice(0)) asked.reject(failure)
        resolve()
      })
    })
    return begun
  }

  return {
    search(query) {
      return new Promise((resolve, reject) => {
        waiting.push({ query, resolve, reject })
        if (waiting.length === 1) ask()
      })
    },
    async close() {
      closed = true
      for (const asked of waiting.splice(1)) asked.reject(new LogError('closed', 'the log is closed'))
      if (thread) say(thread, 'close')
      await exited
    },
  }
}
