/** Reads lines from the standard input, one when it is wanted. */
import { createLineReader } from '../../wire/lines.ts'

export interface LineSource {
  /** The next line, or undefined at the end. One call at a time. */
  next(): Promise<string | undefined>
  close(): void
}

const MAX_LINE_BYTES = 65_536
/** Lines that are read ahead before reading pauses. */
const AHEAD = 64

export function openLineSource(stdin: NodeJS.ReadableStream): LineSource {
  const lines: string[] = []
  let isOver = false
  let waiting: ((line: string | undefined) => void) | undefined

  /** A line that is too long or not UTF-8 cannot be said, and is passed over. */
  const reader = createLineReader({
    maxLineBytes: MAX_LINE_BYTES,
    onLine: (line) => void (line !== undefined && give(line)),
  })

  function give(line: string | undefined): void {
    if (waiting) {
      const resolve = waiting
      waiting = undefined
      resolve(line)
    } else if (line !== undefined) {
      lines.push(line)
      if (lines.length >= AHEAD) stdin.pause()
    }
  }

  function onBytes(bytes: Buffer): void {
    reader.push(bytes)
  }

  function onEnd(): void {
    if (isOver) return
    isOver = true
    const rest = reader.takeUnfinished()
    const last = rest ? new TextDecoder().decode(rest) : ''
    if (last !== '') give(last)
    if (waiting) give(undefined)
  }

  stdin.on('data', onBytes)
  stdin.on('end', onEnd)
  stdin.on('error', onEnd)

  return {
    next() {
      const line = lines.shift()
      if (line !== undefined || isOver) return Promise.resolve(line)
      stdin.resume()
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
    close() {
      stdin.removeListener('data', onBytes)
      stdin.removeListener('end', onEnd)
      stdin.removeListener('error', onEnd)
      stdin.pause()
      isOver = true
      if (waiting) give(undefined)
    },
  }
}
