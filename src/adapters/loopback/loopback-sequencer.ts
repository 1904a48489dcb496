/** The sequencer of a single machine: the order of arrival, at no cost. */
import type { Envelope } from '../../chat/intents/index.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Sequencer } from '../../ports/sequencer.ts'

/** `lastAt`: the time of the newest entry that is kept, milliseconds since 1970. Time never runs backwards behind it. */
export function createLoopbackSequencer(clock: Clock, lastAt: number): Sequencer {
  let at = lastAt
  let take: ((envelope: Envelope) => void) | undefined
  return {
    submit(envelope) {
      if (!take) throw new Error('an intent was submitted before anybody takes them')
      at = Math.max(at, clock.now())
      take({ ...envelope, at })
    },
    onOrdered(taker) {
      take = taker
    },
  }
}
