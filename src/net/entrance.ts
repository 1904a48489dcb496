/** What a protocol says of itself to the front door: how it is recognised, and what happens to who speaks it. */
import type { Socket } from 'node:net'
import type { Connection, Peer } from '../ports/connection.ts'

/** Whether the first bytes are this protocol's; `more` where that depends on the bytes that follow. */
export type Answer = 'yes' | 'no' | 'more'

/**
 * Looks at the first bytes (never empty). `silent` says that nothing more has come for a while, so `more` helps nobody:
 * whoever answers `yes` first then has it.
 */
export type Recognise = (first: Uint8Array, silent: boolean) => Answer

/** A connection that stands at the front door. */
export interface Arrival extends Connection {
  /** Gives the connection to whoever answers it from now on, and then the bytes that were read already. */
  handTo(peer: Peer, first: Uint8Array): void
  /**
   * Gives away the bare socket, paused and with the bytes put back, to a protocol that reads it by itself. The arrival is not used afterwards.
   * Undefined where the peer has already ended: there is nothing left to read.
   */
  release(first: Uint8Array): Socket | undefined
}

export interface Entrance {
  readonly name: string
  readonly recognise: Recognise
  /** Sent to a connection that says nothing at first. It decides nothing: the first bytes still do. */
  readonly greeting?: Uint8Array | undefined
  /** Why whoever is recognised here is turned away, for the counts. Absent where they are welcome. */
  readonly refusal?: Refusal
  /** Takes the connection, with everything that it has said. `greeted`: it was sent a greeting. */
  enter(arrival: Arrival, first: Uint8Array, greeted: boolean): void
  /** No more will come: lets go of those who only wait. */
  close?(): void
}

/** Why a connection was turned away; the names of the counts. */
export type Refusal =
  | 'tls'
  | 'ssh'
  | 'proxy'
  | 'junk'
  | 'overlong'
  | 'unrecognised'
  | 'silent'
  | 'too-many'
  | 'too-many-from-address'
  | 'not-accepted'

/** How a door that speaks in lines is entered. */
export interface LineDoor {
  readonly name: string
  readonly recognise: Recognise
  readonly greeting?: string
  /** Makes the peer of a connection; its first bytes follow at once. */
  readonly open: (connection: Connection, greeted: boolean) => Peer
}

/** The entrance of a door that speaks in lines. */
export function lineEntrance({ name, recognise, greeting, open }: LineDoor): Entrance {
  return {
    name,
    recognise,
    greeting: greeting === undefined ? undefined : Buffer.from(greeting),
    enter(arrival, first, greeted) {
      arrival.handTo(open(arrival, greeted), first)
    },
  }
}
