/** The bodies of requests: how long one may take to come, and what becomes of one that nobody wants. */
import type { IncomingMessage } from 'node:http'

/** Of a long body, on the slowest line: 4 KB a second. */
const SLOWEST_BYTES_PER_MS = 4
/** What a timer can be set to: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const MAX_TIMER_MS = 2 ** 31 - 1
/** Who is answered and sends on is listened to for so long, and while no more time than that goes by in silence. */
const LINGER_MS = 30_000
const SILENT_MS = 1_000

export interface BodyLimits {
  /** For all of it, but for the time that it takes on the slowest line. */
  readonly withinMs: number
  /** Without anything coming. */
  readonly stalledMs: number
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

/** Whoever stops in the middle can still hear why. */
export function readBody(incoming: IncomingMessage): AsyncIterator<Uint8Array> {
  return incoming.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>
}

/** Calls `late` where a body does not come, or not fast enough. */
export function watchBody(incoming: IncomingMessage, { withinMs, stalledMs }: BodyLimits, late: () => void): void {
  const { socket } = incoming
  const told = incoming.headers['content-length']
  const began = performance.now()
  const before = socket.bytesRead
  let deadline: NodeJS.Timeout | undefined
  const look = (): void => {
    // Where nobody says how much will come, what has come gives it time.
    const bytes = told === undefined ? socket.bytesRead - before : Number(told)
    const left = began + withinMs + bytes / SLOWEST_BYTES_PER_MS - performance.now()
    if (left <= 0) late()
    else deadline = setTimeout(look, Math.min(Math.ceil(left), MAX_TIMER_MS))
  }
  look()
  incoming.setTimeout(stalledMs, late)
  incoming.once('end', () => {
    clearTimeout(deadline)
    socket.setTimeout(0)
  })
  incoming.once('close', () => clearTimeout(deadline))
}

/**
 * Takes in what is left of a body and throws it away, for a while: many programs look for an answer when they have sent everything, and a
 * connection that is closed before is all that they would hear of. Calls `done` once.
 */
export function linger(incoming: IncomingMessage, done: () => void, lingerMs = LINGER_MS): void {
  let isOver = false
  let pieces = 0
  const over = (): void => {
    clearTimeout(patience)
    clearTimeout(silence)
    if (!isOver) done()
    isOver = true
  }
  const patience = setTimeout(over, lingerMs)
  const silence = setTimeout(() => {
    const before = pieces
    // Where we were busy, what has come in that time is not read yet.
    setImmediate(() => (pieces === before ? over() : silence.refresh()))
  }, SILENT_MS)
  incoming.on('data', () => {
    pieces++
    silence.refresh()
  })
  for (const event of ['end', 'error', 'close']) incoming.once(event, over)
  incoming.resume()
}
