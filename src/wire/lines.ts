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
  onLine(line: string | undefined, fault?: LineFault): boolean | void
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

export function createLineReader({ maxLineBytes, onLine }: LineReaderOptions): LineReader {
  let held: Uint8Array = NOTHING
  let skipping = false
  let stopped = false

  function give(line: Uint8Array): void {
    const end = line.length > 0 && line[line.length - 1] === CR ? line.length - 1 : line.length
    if (end > maxLineBytes) {
      stopped = onLine(undefined, 'too-long') === false
      return
    }
    const text = decodeUtf8(end === line.length ? line : line.subarray(0, end))
    stopped = (text === undefined ? onLine(undefined, 'not-utf8') : onLine(text)) === false
  }

  function read(bytes: Uint8Array): void {
    let at = 0
    while (!stopped) {
      const lf = bytes.indexOf(LF, at)
      if (lf < 0) break
      const line = bytes.subarray(at, lf)
      at = lf + 1
      if (skipping) skipping = false
      else give(line)
    }
    const rest = bytes.length - at
    if (stopped) {
      held = rest === 0 ? NOTHING : bytes.slice(at)
      return
    }
    // One byte more than the limit may be kept: it can be the CR of a line that just fits.
    if (rest > maxLineBytes + 1) {
      held = NOTHING
      if (!skipping) {
        skipping = true
        stopped = onLine(undefined, 'too-long') === false
      }
      return
    }
    held = rest === 0 || skipping ? NOTHING : bytes.slice(at)
  }

  function joined(bytes: Uint8Array): Uint8Array {
    if (held.length === 0) return bytes
    const both = new Uint8Array(held.length + bytes.length)
    both.set(held)
    both.set(bytes, held.length)
    held = NOTHING
    return both
  }

  return {
    push(bytes) {
      const all = joined(bytes)
      if (stopped) held = all === bytes ? bytes.slice() : all
      else read(all)
    },
    resume() {
      if (!stopped) return
      stopped = false
      const bytes = held
      held = NOTHING
      read(bytes)
    },
    get heldBytes() {
      return held.length
    },
    takeUnfinished() {
      if (held.length === 0) return undefined
      const bytes = held
      held = NOTHING
      return bytes
    },
  }
}
