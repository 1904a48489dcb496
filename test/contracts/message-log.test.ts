/** Runs the log's contract over every adapter. */
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createMemoryLog } from '../../src/adapters/memory/memory-log.ts'
import { openSqliteLog } from '../../src/adapters/sqlite/sqlite-log.ts'
import type { MessageLog } from '../../src/ports/message-log.ts'
import { createFaultyLog } from '../support/faulty-log.ts'
import { messageLogContract } from './message-log.ts'

const root = mkdtempSync(join(tmpdir(), 'snug-log-'))
afterAll(() => rmSync(root, { recursive: true }))

const folders = new WeakMap<MessageLog, string>()
let made = 0

function openIn(folder: string): MessageLog {
  const log = openSqliteLog({ folder })
  folders.set(log, folder)
  return log
}

const cannot = 'what is in memory ends with it'

messageLogContract({ name: 'memory', open: createMemoryLog, reopen: { cannot }, copies: { cannot } })
messageLogContract({
  name: 'memory, through a faulty log that is whole',
  open: () => createFaultyLog(createMemoryLog()),
  reopen: { cannot },
  copies: { cannot },
})
messageLogContract({
  name: 'sqlite',
  open: () => openIn(join(root, String(++made))),
  reopen: (closed) => openIn(folders.get(closed) ?? ''),
  copies: {
    path: () => join(root, `copy${++made}`),
    open(path) {
      const folder = join(root, String(++made))
      mkdirSync(folder)
      renameSync(path, join(folder, 'snug.db'))
      return openIn(folder)
    },
  },
})
