/** Gives every intent its place in one order. */
import type { Envelope } from '../chat/intents/index.ts'

export interface Sequencer {
  /**
   * Submits an intent. It comes back through `onOrdered`, exactly once, with every other node's intents in one order,
   * at the earliest during this call. `at` is filled in on the way, and never runs backwards in the order.
   */
  submit(envelope: Omit<Envelope, 'at'>): void
  /** Who takes the ordered intents; set once, before the first `submit`. */
  onOrdered(take: (envelope: Envelope) => void): void
}
