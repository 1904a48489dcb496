/** Copies a log into a file of its own. */
import { once } from 'node:events'
import { closeSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { LogError } from './log-error.ts'
import { PRIVATE_FILE, toDisk } from './private-file.ts'
import { threadFile } from './threads.ts'
import { type CopyStart, errorOf, type Fault } from './writer-messages.ts'

/** What is committed now is in the copy. It is on the disk when the promise resolves; what is half done is taken away. Rejects with a LogError. */
export async function copyLog(start: CopyStart): Promise<void> {
  const { copy } = start
  try {
    closeSync(openSync(copy, 'wx', PRIVATE_FILE))
  } catch (failure) {
    const reported = failure instanceof Error ? failure.message : String(failure)
    throw new LogError('no-copy', `${copy} cannot be made; name a file that does not exist yet (${reported})`, failure)
  }
  try {
    const thread = new Worker(threadFile('copier'), { workerData: start, execArgv: [], name: 'copy' })
    let fault: Fault | null | undefined
    thread.on('message', (answer: Fault | null) => {
      fault = answer
    })
    // Its answer may come in the same breath as its end, so only the end is waited for.
    await once(thread, 'exit')
    if (fault !== null) throw fault ? errorOf(fault) : new LogError('no-copy', `${copy}: the copy was not finished`)
    for (const written of [copy, dirname(copy)]) toDisk(written)
  } catch (failure) {
    rmSync(copy, { force: true })
    rmSync(`${copy}-journal`, { force: true })
    throw failure
  }
}
