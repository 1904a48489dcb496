/** The thread that reads a log from one end to the other for one person: some at a time, as fast as they are taken. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ExportedEntry } from '../../ports/message-export.ts'
import { openExportReader } from './export-reader.ts'
import type { ExportStart, FromExporter } from './exporter.ts'
import { logErrorOf } from './log-error.ts'
import { faultOf } from './writer-messages.ts'

/** What one answer holds at most, so that little waits in memory for a slow reader. */
const ENTRIES_AT_ONCE = 64
const SLICES_AT_ONCE = 20

if (!parentPort) throw new Error('This file is the start of a worker thread')
const port = parentPort
const { path, wish } = workerData as ExportStart
const pieces = read()

port.on('message', () => {
  let answer: FromExporter
  try {
    const { done, value } = pieces.next()
    answer = done === true ? 'end' : value
  } catch (failure) {
    answer = faultOf(logErrorOf(failure, 'the export'))
  }
  port.postMessage(answer)
})

function* read(): Generator<ExportedEntry[], void, void> {
  const reader = openExportReader(path)
  try {
    let found: ExportedEntry[] = []
    let slices = 0
    for (const slice of reader.slices(wish)) {
      for (const exported of slice) {
        if (found.push(exported) < ENTRIES_AT_ONCE) continue
        yield found
        found = []
        slices = 0
      }
      if (++slices % SLICES_AT_ONCE !== 0) continue
      yield found
      found = []
    }
    yield found
  } finally {
    reader.close()
  }
}
