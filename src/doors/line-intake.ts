/** How a door that speaks in lines takes them in: one at a time, no faster than the client may, none lost. */
import type { Throttle } from '../hub/throttle.ts'
import type { Clock } from '../ports/clock.ts'
import type { Connection } from '../ports/connection.ts'
import { createLineReader, type LineFault, type LineReader } from '../wire/lines.ts'

export interface LineTaker {
  /** One line; or undefined and what is wrong with it. */
  takeLine(line: string | undefined, fault?: LineFault): void
  /** Whether the next line has to wait for what this client asked for: it may read what that changes. */
  readonly isWaiting: boolean
}

export class LineIntake {
  readonly #connection: Connection
  readonly #taker: LineTaker
  readonly #clock: Clock
  readonly #throttle: Throttle | undefined
  readonly #reader: LineReader
  #state: 'open' | 'waiting' | 'throttled' | 'closed' = 'open'

  /** Without a throttle a client may go as fast as it can. */
  constructor(
    {
      connection,
      clock,
      throttle,
      maxLineBytes,
    }: {
      connection: Connection
      clock: Clock
      throttle: Throttle | undefined
      maxLineBytes: number
    },
    taker: LineTaker,
  ) {
    this.#connection = connection
    this.#taker = taker
    this.#clock = clock
    this.#throttle = throttle
    this.#reader = createLineReader({ maxLineBytes, onLine: (line, fault) => this.#take(line, fault) })
  }

  receive(bytes: Uint8Array): void {
    if (this.#state !== 'closed') this.#reader.push(bytes)
  }

  /** Charges what the line that is being taken costs, in tokens. */
  spend(cost: number): void {
    this.#throttle?.spend(cost)
  }

  /** What the taker waited for is there. */
  proceed(): void {
    if (this.#state === 'waiting' && !this.#isThrottled()) this.#goOn()
  }

  /** Takes no more lines. */
  close(): void {
    this.#state = 'closed'
  }

  /** What stands unfinished, for clients that never end a line; undefined while lines have to wait. */
  takeUnfinished(): Uint8Array | undefined {
    return this.#state === 'open' ? this.#reader.takeUnfinished() : undefined
  }

  get heldBytes(): number {
    return this.#reader.heldBytes
  }

  #take(line: string | undefined, fault: LineFault | undefined): boolean {
    this.#taker.takeLine(line, fault)
    if (this.#state === 'closed') return false
    if (this.#taker.isWaiting) {
      this.#hold('waiting')
      return false
    }
    return !this.#isThrottled()
  }

  /** Whether the client has spent its tokens; then its next line is taken when it has some again. */
  #isThrottled(): boolean {
    const waitMs = this.#throttle?.waitMs(this.#clock.now()) ?? 0
    if (waitMs === 0) return false
    this.#hold('throttled')
    this.#clock.after(waitMs, () => {
      if (this.#state === 'throttled') this.#goOn()
    })
    return true
  }

  #hold(state: 'waiting' | 'throttled'): void {
    this.#state = state
    this.#connection.pause()
  }

  #goOn(): void {
    this.#state = 'open'
    this.#reader.resume()
    if (this.#state === 'open') this.#connection.resume()
  }
}
