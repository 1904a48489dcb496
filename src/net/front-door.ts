/** Finds out, from its first bytes, which entrance a connection belongs to. Knows no protocol. */
import type { Clock } from '../ports/clock.ts'
import type { Peer } from '../ports/connection.ts'
import { createDeadlines } from './deadlines.ts'
import type { Arrival, Entrance, Refusal } from './entrance.ts'
import { createOpenersAhead } from './openers-ahead.ts'

/** As many bytes are read at most before it is decided (DESIGN §1). */
export const MAX_FIRST_BYTES = 8192

/** So long is waited before a connection that may be a browser's is greeted: browsers close what they have opened ahead after ten seconds. */
const PATIENCE_MS = 11_000

const NOTHING = new Uint8Array(0)
const SILENT_TOO_LONG = Buffer.from('ERROR :Closing link: nothing was said for too long\r\n')
const UNRECOGNISED = Buffer.from('ERROR :Closing link: nothing here understands that\r\n')
const STOPPING = Buffer.from('ERROR :Closing link: the server is stopping\r\n')

export interface FrontDoorOptions {
  readonly clock: Clock
  /** In the order in which they are asked. The last takes what nobody else claims. */
  readonly entrances: readonly Entrance[]
  /** After so long without a byte a greeting is sent, and what has come is all that is coming. */
  readonly silenceMs: number
  /** After so long in all, whatever came, it is decided. */
  readonly decideWithinMs: number
  onEntered?(entrance: string): void
  onRefused?(why: Refusal, address: string): void
}

export interface FrontDoor {
  /** What a new connection is handed to. */
  admit(arrival: Arrival, first?: Uint8Array): void
  /** Lets go of all about whom nothing is decided, and of those who only wait at an entrance. */
  close(): void
  /** Connections about which nothing is decided. */
  readonly undecided: number
}

export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const { clock, entrances, silenceMs, decideWithinMs } = options
  const greeting = entrances.find((entrance) => entrance.greeting)?.greeting
  const waiting = new Set<Undecided>()
  const openersAhead = createOpenersAhead(clock)
  // Where the server was busy, what has come lies with the network: one look at that before anybody is taken for silent.
  const silences = createDeadlines<Undecided>(clock, silenceMs, (one) => clock.soon(() => one.fellSilent()))
  const patience = createDeadlines<Undecided>(clock, PATIENCE_MS, (one) => clock.soon(() => one.greet()))
  const decisions = createDeadlines<Undecided>(clock, decideWithinMs, (one) => one.turnAway('silent', SILENT_TOO_LONG))

  /** The entrance of these bytes; undefined where they are nobody's, `more` where they are too few to say. */
  function recognise(arrival: Arrival, first: Uint8Array, silent: boolean): Entrance | 'more' | undefined {
    let more = false
    for (const entrance of entrances) {
      if (entrance.isFor?.(arrival) === false) continue
      const answer = entrance.recognise(first, silent)
      if (answer === 'yes' && (silent || !more)) return entrance
      if (answer === 'more') more = true
    }
    return more ? 'more' : undefined
  }

  class Undecided implements Peer {
    readonly #arrival: Arrival
    #first: Uint8Array = NOTHING
    #greeted = false
    constructor(arrival: Arrival) {
      this.#arrival = arrival
      waiting.add(this)
      silences.add(this)
      decisions.add(this)
    }

    receive(bytes: Uint8Array): void {
      this.#first = this.#first.length === 0 ? bytes : Buffer.concat([this.#first, bytes])
      this.#decide(false)
    }

    fellSilent(): void {
      // Something came in the last moment.
      if (!waiting.has(this) || silences.has(this)) return
      if (this.#first.length > 0) this.#decide(true)
      else if (openersAhead.has(this.#arrival.address)) patience.add(this)
      else this.greet()
    }

    greet(): void {
      if (!greeting || this.#greeted || this.#first.length > 0 || !waiting.has(this)) return
      this.#greeted = true
      this.#arrival.write(greeting)
    }

    /** Nothing more will come, so what is there decides. */
    ended(): void {
      if (this.#first.length > 0) this.#decide(true)
    }

    closed(): void {
      this.#leave()
    }

    turnAway(why: Refusal, sentence: Uint8Array): void {
      this.#leave()
      options.onRefused?.(why, this.#arrival.address)
      this.#arrival.write(sentence)
      this.#arrival.close()
    }

    stop(): void {
      this.#leave()
      this.#arrival.write(STOPPING)
      this.#arrival.close()
    }

    #decide(silent: boolean): void {
      const entrance = recognise(this.#arrival, this.#first, silent)
      if (entrance === undefined) this.turnAway('unrecognised', UNRECOGNISED)
      else if (entrance !== 'more') this.#enter(entrance)
      else if (this.#first.length >= MAX_FIRST_BYTES) this.turnAway('overlong', UNRECOGNISED)
      else if (!silent) silences.add(this)
    }

    #enter(entrance: Entrance): void {
      this.#leave()
      const whyNot = entrance.stays ? this.#arrival.stay() : undefined
      if (whyNot) {
        this.#arrival.write(whyNot)
        this.#arrival.close()
        return
      }
      if (entrance.opensAhead?.(this.#first)) openersAhead.note(this.#arrival.address)
      if (entrance.refusal) options.onRefused?.(entrance.refusal, this.#arrival.address)
      else options.onEntered?.(entrance.name)
      entrance.enter(this.#arrival, this.#first, this.#greeted)
    }

    #leave(): void {
      waiting.delete(this)
      silences.delete(this)
      patience.delete(this)
      decisions.delete(this)
    }
  }

  return {
    admit(arrival, first = NOTHING) {
      arrival.handTo(new Undecided(arrival), first)
    },
    close() {
      for (const one of waiting) one.stop()
      for (const entrance of entrances) entrance.close?.()
      silences.clear()
      patience.clear()
      decisions.clear()
    },
    get undecided() {
      return waiting.size
    },
  }
}
