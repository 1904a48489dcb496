/** The entrance for proxies that we trust: reads the header that says for whom they speak, and lets them come to the door again. */
import type { Clock } from '../ports/clock.ts'
import type { Peer } from '../ports/connection.ts'
import { parseProxyHeader } from '../wire/proxy.ts'
import { createDeadlines } from './deadlines.ts'
import type { Arrival, Entrance, Threshold } from './entrance.ts'
import { PROXY_BEGINNINGS, recogniseBeginning } from './refusals.ts'

/** The specification asks for at least 3 seconds, in which a lost packet is sent again (§3). */
export const HEADER_WITHIN_MS = 5000

const BAD_HEADER = Buffer.from('ERROR :Closing link: that PROXY header cannot be read\r\n')
const STOPPING = Buffer.from('ERROR :Closing link: the server is stopping\r\n')

export interface ProxyEntranceOptions {
  readonly clock: Clock
  /** Whose headers are believed. Anybody else's are refused elsewhere. */
  readonly isProxy: (address: string) => boolean
  readonly threshold: Threshold
}

export function proxyEntrance({ clock, isProxy, threshold }: ProxyEntranceOptions): Entrance {
  const reading = new Set<HeaderReader>()
  const waits = createDeadlines<HeaderReader>(clock, HEADER_WITHIN_MS, (one) => one.refuse())

  class HeaderReader implements Peer {
    readonly #arrival: Arrival
    #bytes: Uint8Array = new Uint8Array(0)

    constructor(arrival: Arrival) {
      this.#arrival = arrival
      reading.add(this)
      waits.add(this)
    }

    receive(bytes: Uint8Array): void {
      this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes])
      const header = parseProxyHeader(this.#bytes)
      if (header.is === 'bad') this.refuse()
      if (header.is !== 'whole') return
      this.#leave()
      const address = header.address
      // Without one it stays where it is, and is not believed a second time all the same.
      if (address === undefined) this.#arrival.forwardedFrom(this.#arrival.address)
      else if (!threshold.forward(this.#arrival, address)) return
      threshold.admit(this.#arrival, this.#bytes.subarray(header.length))
    }

    ended(): void {
      this.refuse()
    }

    closed(): void {
      this.#leave()
    }

    refuse(): void {
      if (!reading.has(this)) return
      this.#leave()
      threshold.turnAway(this.#arrival, 'proxy-header', BAD_HEADER)
    }

    stop(): void {
      this.#leave()
      this.#arrival.write(STOPPING)
      this.#arrival.close()
    }

    #leave(): void {
      reading.delete(this)
      waits.delete(this)
    }
  }

  return {
    name: 'proxy',
    recognise: recogniseBeginning(PROXY_BEGINNINGS),
    // What is inside TLS, or stands behind a header, is the client's own word.
    isFor: (arrival) => !arrival.isForwarded && !arrival.isSecure && isProxy(arrival.address),
    enter(arrival, first) {
      arrival.handTo(new HeaderReader(arrival), first)
    },
    close() {
      for (const one of reading) one.stop()
      waits.clear()
    },
  }
}
