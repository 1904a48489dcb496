/**
 * The bytes of files, in step with what the log knows of them: what gives them a name and what takes it away happens one after the other, so that what is
 * kept just now is not removed.
 */
import type { FileRecord } from '../ports/file-records.ts'
import type { FileStore, Taken } from '../ports/file-store.ts'
import { traceOf } from './fault.ts'
import type { Hub } from './hub.ts'

const SWEEP_EVERY_MS = 60_000

export class StoredFiles {
  readonly #hub: Hub
  readonly #store: FileStore
  readonly #endSweeps: () => void
  #order: Promise<unknown> = Promise.resolve()
  #bytes: number
  /** The hashes of what no file has any more, and what could not be removed yet. */
  readonly #remains = new Set<string>()
  #isSweepPlanned = false
  #isOver = false

  constructor(hub: Hub, store: FileStore) {
    this.#hub = hub
    this.#store = store
    this.#bytes = hub.messages.fileBytes()
    hub.watch(({ event: { type } }) => {
      if (type === 'redacted' || type === 'edited') this.#planSweep()
    })
    this.#endSweeps = hub.clock.every(SWEEP_EVERY_MS, () => this.#planSweep())
    this.#planSweep()
    void this.#removeStrays()
  }

  /** How many there are, what is the same counted once. */
  get bytes(): number {
    return this.#bytes
  }

  /** Keeps what was taken in, until a message names the file, but not beyond `until`. Rejects where it cannot be kept; then it is gone. */
  keep(taken: Taken, file: FileRecord, until: number): Promise<void> {
    return this.#inTurn(async () => {
      const { messages } = this.#hub
      const { hash, size } = taken
      let isNew = false
      try {
        isNew = !messages.hasBytes(hash)
        await taken.keep()
        await messages.keepFile(file, until)
        if (isNew) this.#bytes += size
      } catch (failure) {
        await taken.drop()
        if (isNew) await this.#store.remove(hash)
        throw failure
      }
    })
  }

  /** Resolves when everything that was due up to now has been removed. */
  async settled(): Promise<void> {
    await this.#order
  }

  /** Nothing begins any more; resolves when what has begun is done. */
  async close(): Promise<void> {
    this.#isOver = true
    this.#endSweeps()
    await this.settled()
  }

  #planSweep(): void {
    if (this.#isSweepPlanned) return
    this.#isSweepPlanned = true
    void this.#inTurn(async () => {
      this.#isSweepPlanned = false
      await this.#sweep()
    }).catch((error: unknown) => {
      // As with everything that the disk refuses, it may go better in a minute.
      if (!this.#isOver) this.#hub.log.error(traceOf(error), 'Files that nobody needs any more could not be removed')
    })
  }

  async #sweep(): Promise<void> {
    if (this.#isOver) return
    const { messages, clock } = this.#hub
    const gone = await messages.dropFiles(clock.now())
    if (gone.length > 0) this.#bytes = messages.fileBytes()
    for (const hash of gone) this.#remains.add(hash)
    const failures: unknown[] = []
    for (const hash of this.#remains) {
      try {
        // Somebody may have sent the same again.
        if (!messages.hasBytes(hash)) await this.#store.remove(hash)
        this.#remains.delete(hash)
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }

  /** Bytes that no file has: the server was killed when they had just got their name, or lost it. */
  async #removeStrays(): Promise<void> {
    try {
      for await (const hash of this.#store.hashes()) {
        await this.#inTurn(async () => {
          if (!this.#isOver && !this.#hub.messages.hasBytes(hash)) await this.#store.remove(hash)
        })
      }
    } catch (error) {
      if (!this.#isOver) this.#hub.log.error(traceOf(error), 'Files that nobody needs any more could not be looked for')
    }
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#order.then(act)
    this.#order = done.catch(() => {})
    return done
  }
}
