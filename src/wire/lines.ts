/** Cuts a stream of bytes into lines, with a limit that is checked before anything is kept. */

const LF = 10
const CR = 13
const NOTHING = new Uint8Array(0)

/** Why a line is not given: it has more bytes than allowed, or is not UTF-8. Either way the rest of the stream goes on. */
export type LineFault = 'too-long' | 'not-utf8'

export interface LineReader {
  /**
   * Takes the next bytes and calls `onLine` once per finished line, in order. The line is without its ending
   * (LF, or CR LF). A line over the limit is told once, as a fault, when the limit is passed; what is left of it is skipped.
   * `onLine` may answer `false` to stop: the bytes behind that line are kept, and `resume` goes on with them.
   */
  push(bytes: Uint8Array): void
  /** Goes on after `onLine` answered `false`. */
  resume(): void
  /** Bytes that are kept and not yet given as lines. */
  readonly heldBytes: number
  /** Takes what is kept as if a line had ended there; undefined where nothing is. For clients that never end a line. */
  takeUnfinished(): Uint8Array | undefined
}

export interface LineReaderOptions {
  /** Without the line ending, in bytes. */
  readonly maxLineBytes: number
  readonly onLine: (line: string | undefined, fault?: LineFault) => boolean | void
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Decodes UTF-8; undefined where the bytes are not. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

export function createLineReader(options: LineReaderOptions): LineReader {
  return new Reader(options)
}

/** A class, because there is one for each connection: its methods are shared. */
class Reader implements LineReader {
  readonly #maxLineBytes: number
  readonly #onLine: LineReaderOptions['onLine']
  /** Our own memory; what is held is at its beginning. */
  #held: Uint8Array = NOTHING
  #heldBytes = 0
  #isSkipping = false
  #isStopped = false

  constructor({ maxLineBytes, onLine }: LineReaderOptions) {
    this.#maxLineBytes = maxLineBytes
    this.#onLine = onLine
  }

  push(bytes: Uint8Array): void {
    if (this.#isStopped) return this.#hold(bytes)
    if (this.#heldBytes === 0) return this.#read(bytes, false)
    this.#hold(bytes)
    this.#read(this.#takeHeld(), true)
  }

  resume(): void {
    if (!this.#isStopped) return
    this.#isStopped = false
    this.#read(this.#takeHeld(), true)
  }

  get heldBytes(): number {
    return this.#heldBytes
  }

  takeUnfinished(): Uint8Array | undefined {
    return this.#heldBytes === 0 ? undefined : this.#takeHeld()
  }

  /** `isOurs`: the memory may be kept as it is. */
  #read(bytes: Uint8Array, isOurs: boolean): void {
    let at = 0
    while (!this.#isStopped) {
      const lf = bytes.indexOf(LF, at)
      if (lf < 0) break
      const from = at
      at = lf + 1
      if (this.#isSkipping) this.#isSkipping = false
      else this.#give(bytes, from, lf)
    }
    const rest = bytes.length - at
    // One byte more than the limit may be kept: it can be the CR of a line that just fits.
    if (!this.#isStopped && (this.#isSkipping || rest > this.#maxLineBytes + 1)) {
      if (!this.#isSkipping) {
        this.#isSkipping = true
        this.#isStopped = this.#onLine(undefined, 'too-long') === false
      }
      return
    }
    if (rest === 0) return
    // Line by line through what waits, without a copy of the rest for each; but what may wait for long shall not keep more than itself.
    this.#held = isOurs && this.#isStopped ? bytes.subarray(at) : copy(bytes.subarray(at))
    this.#heldBytes = rest
  }

  #give(bytes: Uint8Array, from: number, lf: number): void {
    const end = lf > from && bytes[lf - 1] === CR ? lf - 1 : lf
    if (end - from > this.#maxLineBytes) {
      this.#isStopped = this.#onLine(undefined, 'too-long') === false
      return
    }
    const text = decodeUtf8(bytes.subarray(from, end))
    this.#isStopped = (text === undefined ? this.#onLine(undefined, 'not-utf8') : this.#onLine(text)) === false
  }

  /** Puts bytes behind what is held. There is room for as much again each time, because many small pieces may come. */
  #hold(bytes: Uint8Array): void {
    const all = this.#heldBytes + bytes.length
    if (all > this.#held.length) {
      const larger = new Uint8Array(this.#heldBytes === 0 ? all : Math.max(all, 2 * this.#heldBytes))
      larger.set(this.#held.subarray(0, this.#heldBytes))
      this.#held = larger
    }
    this.#held.set(bytes, this.#heldBytes)
    this.#heldBytes = all
  }

  #takeHeld(): Uint8Array {
    const bytes = this.#held.subarray(0, this.#heldBytes)
    this.#held = NOTHING
    this.#heldBytes = 0
    return bytes
  }
}

/** Its own memory: a view would keep all of the larger buffer that it is a part of, and see what is written there later. */
function copy(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}
