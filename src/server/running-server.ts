/** A server that is open: what the process around it sees of it. */
import type { BoundAddress } from '../net/listener.ts'

export interface RunningServer {
  /** Where it listens, in the order of the configuration, with the ports that the system gave. */
  readonly addresses: readonly BoundAddress[]
  /** Says goodbye with this reason through every door, writes what is to be kept, closes everything. */
  stop(reason: string): Promise<void>
}
