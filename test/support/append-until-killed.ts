/** A program that appends to the log in the folder it is given, and prints the highest seq that it was told is kept, until it is killed. */
import { writeSync } from 'node:fs'
import { openSqliteLog } from '../../src/adapters/sqlite/sqlite-log.ts'
import type { Entry } from '../../src/chat/entry.ts'

const IN_FLIGHT = 8
const log = openSqliteLog({ folder: process.argv[2] ?? '' })
let seq = log.restore().lastSeq + 1

function message(seq: number): Entry {
  return {
    seq,
    at: seq,
    timeline: 1,
    kind: 'privmsg',
    source: `n${seq % 7}!u@h`,
    account: '',
    text: `message number${seq}`,
    target: '',
    tags: '',
  }
}

function append(): void {
  const entries = Array.from({ length: 1 + (seq % 50) }, () => message(seq++))
  const last = seq - 1
  log.append({ entries, channels: [], records: [] }, (failure) => {
    if (failure) throw failure
    writeSync(1, `${last}\n`)
    append()
  })
}

for (let n = 0; n < IN_FLIGHT; n++) append()
