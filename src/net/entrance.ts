/** What a protocol says of itself to the front door: how it is recognised, and what happens to who speaks it. */
import type { Socket } from 'node:net'
import type { Connection, Peer } from '../ports/connection.ts'
import { greetingOf } from './greeting.ts'

/** Whether the first bytes are this protocol's; `more` where that depends on the bytes that follow. */
export type Answer = 'yes' | 'no' | 'more'

/**
 * Looks at the first bytes (never empty). `silent` says that nothing more has come for a while, so `more` helps nobody:
 * whoever answers `yes` first then has it.
 */
export type Recognise = (first: Uint8Array, silent: boolean) => Answer

/** A connection that stands at the front door. */
export interface Arrival extends Connection {
  /** Whether a proxy that we trust has said for whom it speaks. It says so once; what looks like it afterwards is the client's. */
  readonly isForwarded: boolean
  /** A proxy has said for whom it speaks: `address` is theirs from now on. */
  forwardedFrom(address: string): void
  /** It takes part from now on. Gives what to say where it may not, which is counted: it is to be let go. */
  stay(): Uint8Array | undefined
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
  /** Whether this entrance is there for this connection at all; absent where it is there for everybody. */
  isFor?(arrival: Arrival): boolean
  /** Sent to a connection that says nothing at first. It decides nothing: the first bytes still do. */
  readonly greeting?: Uint8Array | undefined
  /** Whether these are the first bytes of a program that opens connections before it has something to say, and would misunderstand a greeting. */
  opensAhead?(first: Uint8Array): boolean
  /** Whether who enters takes part, and counts as one of those. */
  readonly stays?: boolean
  /** Why whoever is recognised here is turned away, for the counts. Absent where they are welcome. */
  readonly refusal?: Refusal
  /** Takes the connection, with everything that it has said. `greeted`: it was sent a greeting. */
  enter(arrival: Arrival, first: Uint8Array, greeted: boolean): void
  /** No more will come: lets go of those who only wait. */
  close?(): void
}

/** The way back to the front door, for entrances that only take off what is wrapped around a protocol. */
export interface Threshold {
  /** Lets a connection come to the door again; `first` is what it has said since. */
  admit(arrival: Arrival, first: Uint8Array): void
  /** Makes a connection of what came out of another's socket. It comes from the same address, and is not counted again. */
  inside(socket: Socket, outer: Arrival, certificateFingerprint: string | undefined): Arrival
  /** From now on the connection is from `address`, and counts as one from there. False where that is one too many: it was turned away. */
  forward(arrival: Arrival, address: string): boolean
  /** Says why, closes, and counts it. */
  turnAway(arrival: Arrival, why: Refusal, sentence: Uint8Array): void
  /** Counts one that is gone already. */
  count(why: Refusal, address: string): void
}

/** Why a connection was turned away; the names of the counts. */
export type Refusal =
  | 'tls'
  | 'ssh'
  | 'tls-handshake'
  | 'too-many-handshakes'
  | 'proxy'
  | 'proxy-header'
  | 'junk'
  | 'overlong'
  | 'unrecognised'
  | 'silent'
  | 'too-many'
  | 'too-many-from-address'
  | 'too-fast'
  | 'banned'
  | 'not-accepted'

/** How a door that speaks in lines is entered. */
export interface LineDoor {
  readonly name: string
  readonly recognise: Recognise
  /** One line, without its ending. */
  readonly greeting?: string
  /** Makes the peer of a connection; its first bytes follow at once. */
  readonly open: (connection: Connection, greeted: boolean) => Peer
}

/** The entrance of a door that speaks in lines. */
export function lineEntrance({ name, recognise, greeting, open }: LineDoor): Entrance {
  return {
    name,
    recognise,
    greeting: greeting === undefined ? undefined : greetingOf(greeting),
    stays: true,
    enter(arrival, first, greeted) {
      arrival.handTo(open(arrival, greeted), first)
    },
  }
}
