/**
 * A port that stays one's own while nobody listens there: the system gives it to no connection and to no other server of the tests, so that
 * a server can come back to it, or be found missing.
 */
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below what any system gives by itself, and without 10080, where browsers do not go. */
const FIRST = 10_100
const LAST = 15_999

/** Workers begin at different places, and go on from there. */
let next = FIRST + Math.floor(Math.random() * (LAST - FIRST))

/** On the loopback address. Nobody listens there now. */
export async function ownPort(): Promise<number> {
  for (let tries = FIRST; tries <= LAST; tries++) {
    next = next < LAST ? next + 1 : FIRST
    if (await isFree(next)) return next
  }
  throw new Error(`every port from ${FIRST} to ${LAST} is in use`)
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}
