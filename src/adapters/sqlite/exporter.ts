/** Reads a log from one end to the other on a thread of its own, one for each reading. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ExportedEntry, ExportWish, MessageExport } from '../../ports/message-export.ts'
import { LogError } from './log-error.ts'
import { threadFile } from './threads.ts'
import { errorOf, type Fault, type ThreadStart } from './writer-messages.ts'

export interface ExportStart extends ThreadStart {
  readonly wish: ExportWish
}

/** To each message to it. */
export type FromExporter = readonly ExportedEntry[] | Fault | 'end'

/** `folder` is one that `openSqliteLog` has opened. Readings that nobody takes any more are ended by the `return` of their iterator. */
export function createSqliteExport({ folder }: { readonly folder: string }): MessageExport {
  const path = join(folder, 'snug.db')
  return {
    async *read(wish) {
      const thread = new Worker(threadFile('exporter'), {
        workerData: { path, wish } satisfies ExportStart,
        execArgv: [],
        name: 'export',
      })
      try {
        for (;;) {
          const answer = await ask(thread)
          if (answer === 'end') return
          if ('why' in answer) throw errorOf(answer)
          yield answer
        }
      } finally {
        await thread.terminate()
      }
    },
  }
}

function ask(thread: Worker): Promise<FromExporter> {
  return new Promise((resolve, reject) => {
    const answered = (answer: FromExporter): void => {
      stop()
      resolve(answer)
    }
    const failed = (cause?: unknown): void => {
      stop()
      reject(new LogError('disk-failed', 'the thread that exports failed', cause))
    }
    const stop = (): void => void thread.off('message', answered).off('error', failed).off('exit', failed)
    thread.on('message', answered).on('error', failed).on('exit', failed)
    thread.postMessage('more')
  })
}
