/** The thread that searches a log: a long search holds up neither what is written nor the server. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { logErrorOf } from './log-error.ts'
import { createSearch } from './search.ts'
import { faultOf, type FromSearcher, type ThreadStart, type ToSearcher } from './writer-messages.ts'

if (!parentPort) throw new Error('This file is the start of a worker thread')
const port = parentPort
const { path } = workerData as ThreadStart
const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
const search = createSearch(db)

port.on('message', (message: ToSearcher) => {
  if (message === 'close') {
    db.close()
    port.close()
    return
  }
  let answer: FromSearcher
  try {
    answer = search(message)
  } catch (failure) {
    answer = faultOf(logErrorOf(failure, 'the search'))
  }
  port.postMessage(answer)
})
