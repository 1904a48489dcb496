/** Requests that come on one connection without waiting for their answers: each has its turn when the answer before it has left, or was cut. */
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** So many may wait for their turn; browsers send none ahead. */
const MAX_WAITING = 16

interface Line {
  waiting: number
  /** Those that wait, and the one that is being answered. */
  unanswered: number
  /** Settles when the answer to the last of them has left. */
  last: Promise<void>
}

interface OneAtATime {
  /** Calls `answer` when it is this one's turn; not at all where the connection ends before, and where too many wait: then it is cut. */
  take(socket: Socket, response: ServerResponse, answer: () => void): void
  /** Whether an answer is awaited: whatever else was written now would be taken for it. */
  isAwaited(socket: Socket): boolean
}

export function oneAtATime(): OneAtATime {
  const lines = new WeakMap<Socket, Line>()
  return {
    take(socket, response, answer) {
      if (socket.destroyed) return
      const line = lines.get(socket) ?? { waiting: 0, unanswered: 0, last: Promise.resolve() }
      lines.set(socket, line)
      if (line.waiting >= MAX_WAITING) {
        socket.destroy()
        return
      }
      line.waiting++
      line.unanswered++
      response.once('close', () => line.unanswered--)
      line.last = line.last.then(() => {
        line.waiting--
        if (socket.destroyed) return undefined
        const left = new Promise<void>((resolve) => void response.once('close', resolve))
        answer()
        return left
      })
    },
    isAwaited: (socket) => (lines.get(socket)?.unanswered ?? 0) > 0,
  }
}
