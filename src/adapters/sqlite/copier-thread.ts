/** The thread that copies a log into a file: it reads as it was when it began, and nobody waits for it. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { logErrorOf } from './log-error.ts'
import { faultOf, type CopyStart, type Fault } from './writer-messages.ts'

if (!parentPort) throw new Error('This file is the start of a worker thread')
const { path, copy } = workerData as CopyStart
let fault: Fault | null = null
try {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  try {
    // Not the file as it is, but what is in it: pages that are free, and what was deleted, stay behind.
    db.prepare('VACUUM INTO ?').run(copy)
  } finally {
    db.close()
  }
} catch (failure) {
  fault = faultOf(logErrorOf(failure, copy))
}
parentPort.postMessage(fault)
