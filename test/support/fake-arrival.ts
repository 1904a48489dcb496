/** A connection without a network that stands at the front door. */
import type { Arrival } from '../../src/net/entrance.ts'
import type { Peer } from '../../src/ports/connection.ts'
import { FakeConnection } from './fake-connection.ts'

export class FakeArrival extends FakeConnection implements Arrival {
  isForwarded = false

  forwardedFrom(address: string): void {
    this.address = address
    this.isForwarded = true
  }

  stay(): undefined {
    return undefined
  }

  handTo(peer: Peer, first: Uint8Array): void {
    this.attach(peer)
    if (first.length > 0) peer.receive(first)
  }

  /** There is no socket to give away, so it is as if the peer had ended. */
  release(): undefined {
    this.destroy()
  }
}
