/** How high rows are: as measured, or, for those that nobody has seen, as high as the others are in the middle. */
import type { Entry } from '../../../client/state/entry.ts'
import type { Chunk } from '../../../client/state/timeline.ts'
import { chunkAt, rowAt } from './rows.ts'
import type { Rows } from './rows.ts'

/** Before anything was measured, px. */
const FIRST_GUESS = 40
/** Heights that are remembered; past that they are measured again. */
const MAX_KNOWN = 250_000

interface Sum {
  readonly height: number
  readonly count: number
}

export class Heights {
  readonly #known = new Map<number, number>()
  #sumOf = new WeakMap<Chunk, Sum>()
  #total = 0
  #estimate = FIRST_GUESS

  /** What was measured; false where it is as it was. */
  set(rows: Rows, index: number, id: number, height: number): boolean {
    const before = this.#known.get(id)
    if (before === height) return false
    if (this.#known.size >= MAX_KNOWN) this.forget()
    this.#known.set(id, height)
    this.#total += height - (before ?? 0)
    this.#estimate = this.#total / this.#known.size
    const chunk = rows.chunks[chunkAt(rows, index)]
    if (chunk) this.#sumOf.delete(chunk)
    return true
  }

  /** Everything became wider or narrower. */
  forget(): void {
    this.#known.clear()
    this.#sumOf = new WeakMap()
    this.#total = 0
  }

  of(entry: Entry | undefined): number {
    return (entry && this.#known.get(entry.id)) ?? this.#estimate
  }

  /** Where a row begins, px from the beginning of the first; for the length of the rows, the height of all. */
  offsetOf(rows: Rows, index: number): number {
    let offset = 0
    for (const [c, chunk] of rows.chunks.entries()) {
      const start = rows.starts[c] as number
      if (start + chunk.length > index) {
        for (let i = start; i < index; i++) offset += this.of(chunk[i - start])
        return offset
      }
      offset += this.#heightOf(chunk)
    }
    return offset
  }

  /** The row that stands at an offset; the first or the last one for what lies outside. */
  indexAt(rows: Rows, offset: number): number {
    let passed = 0
    for (const [c, chunk] of rows.chunks.entries()) {
      const height = this.#heightOf(chunk)
      if (passed + height > offset) {
        let index = rows.starts[c] as number
        for (const entry of chunk) {
          passed += this.of(entry)
          if (passed > offset) return index
          index++
        }
        return index - 1
      }
      passed += height
    }
    return Math.max(0, rows.length - 1)
  }

  /** The height of the rows from one index to another. */
  between(rows: Rows, from: number, to: number): number {
    let height = 0
    for (let index = from; index < to; index++) height += this.of(rowAt(rows, index))
    return height
  }

  #heightOf(chunk: Chunk): number {
    let sum = this.#sumOf.get(chunk)
    if (!sum) {
      let height = 0
      let count = 0
      for (const { id } of chunk) {
        const known = this.#known.get(id)
        if (known === undefined) continue
        height += known
        count++
      }
      sum = { height, count }
      this.#sumOf.set(chunk, sum)
    }
    return sum.height + (chunk.length - sum.count) * this.#estimate
  }
}
