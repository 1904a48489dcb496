/** What a hub is made of. */
import type { Limits } from '../chat/limits.ts'
import type { Policy } from '../chat/policy.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { MessageLog } from '../ports/message-log.ts'
import type { Sequencer } from '../ports/sequencer.ts'
import type { SendQueueOptions } from './send-queue.ts'

export interface HubOptions {
  readonly clock: Clock
  readonly log: Log
  readonly messages: MessageLog
  readonly sequencer: Sequencer
  readonly limits?: Limits
  readonly policy?: Policy
  readonly sendQueue?: SendQueueOptions
  /** Distinguishes this node's user ids from other nodes'. */
  readonly node: string
}
