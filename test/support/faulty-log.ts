/** A log that fails when it is told to: for tests of what happens when nothing can be kept. */
import type { MessageLog } from '../../src/ports/message-log.ts'

export interface FaultyLogOptions {
  /** The nth call of `append` from now fails, counted from 1. */
  readonly failAt?: number
  /** What `done` is given. */
  readonly failure?: Error
}

export interface FaultyLog extends MessageLog {
  /** From the next `append` on (or from the nth from now), every one fails, until `mend`; after that, `recover` still has to be called. */
  breakDown(nth?: number): void
  /** From now on nothing can be read either, until `mend`. */
  breakReading(): void
  /** The cause is gone. */
  mend(): void
}

/** Wraps a log. While it is broken nothing reaches that log, and neither does a batch that was decided on top of one that failed. */
export function createFaultyLog(
  log: MessageLog,
  { failAt, failure = new Error('the disk is full') }: FaultyLogOptions = {},
): FaultyLog {
  let breaksIn = failAt ?? Infinity
  let lost = false
  let isReadable = true
  /** Answers of batches in the order of the calls; undefined where one has not come yet. */
  const answers: { outcome: (() => void) | undefined }[] = []

  function mustBeReadable(): void {
    if (!isReadable) throw failure
  }

  function tell(): void {
    while (answers[0]?.outcome) answers.shift()?.outcome?.()
  }

  return {
    identity: log.identity,
    restore: () => log.restore(),
    append(batch, done) {
      breaksIn -= 1
      if (breaksIn <= 0) lost = true
      const answer: (typeof answers)[number] = { outcome: undefined }
      answers.push(answer)
      if (lost) {
        setImmediate(() => {
          answer.outcome = () => done(failure)
          tell()
        })
        return
      }
      log.append(batch, (fault) => {
        answer.outcome = () => (fault ? done(fault) : done())
        tell()
      })
    },
    recover() {
      log.recover()
      lost = false
    },
    page(page) {
      mustBeReadable()
      return log.page(page)
    },
    entry(seq) {
      mustBeReadable()
      return log.entry(seq)
    },
    seqAt(at) {
      mustBeReadable()
      return log.seqAt(at)
    },
    reactions(of) {
      mustBeReadable()
      return log.reactions(of)
    },
    revisions(of) {
      mustBeReadable()
      return log.revisions(of)
    },
    conversations(account, range) {
      mustBeReadable()
      return log.conversations(account, range)
    },
    countMessages(timeline, after, atMost) {
      mustBeReadable()
      return log.countMessages(timeline, after, atMost)
    },
    file(id) {
      mustBeReadable()
      return log.file(id)
    },
    filesNamedBy(seq) {
      mustBeReadable()
      return log.filesNamedBy(seq)
    },
    hasBytes(hash) {
      mustBeReadable()
      return log.hasBytes(hash)
    },
    fileBytes() {
      mustBeReadable()
      return log.fileBytes()
    },
    keepFile: (file, until) => (lost ? Promise.reject(failure) : log.keepFile(file, until)),
    dropFiles: (now) => (lost ? Promise.reject(failure) : log.dropFiles(now)),
    prune: (rules, others, now) => (isReadable ? log.prune(rules, others, now) : Promise.reject(failure)),
    backUp: (path) => (isReadable ? log.backUp(path) : Promise.reject(failure)),
    search: (query) => (isReadable ? log.search(query) : Promise.reject(failure)),
    close: () => log.close(),
    breakDown(nth = 1) {
      breaksIn = nth
    },
    breakReading() {
      isReadable = false
    },
    mend() {
      breaksIn = Infinity
      isReadable = true
    },
  }
}
