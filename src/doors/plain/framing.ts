/**
 * Turns what a plain client sends into lines. COMPAT(original client): it never ends a line, so a silence behind
 * unfinished bytes ends one.
 */
import type { Clock } from '../../ports/clock.ts'
import { TelnetFilter } from '../../wire/plain/telnet-filter.ts'
import { Utf8Mender } from '../../wire/plain/utf8-mender.ts'
import type { LineIntake } from '../line-intake.ts'

/** A client that has never ended a line: so long a silence ends one for it. */
const SILENCE_MS = 200
/** One that has: its rest is probably on the way, a lost packet takes longer than 200 ms to come again. */
const LONGER_SILENCE_MS = 1000

/** A line that nobody can send, because NUL is dropped on the way in: the client has said all that it will. */
/** Bytes of a line, which is also what a message may have. */
export const MAX_LINE_BYTES = 4096
export const TOO_LONG = `that line is too long: it may have ${MAX_LINE_BYTES} bytes`

export const END_OF_INPUT = '\0'

const LF = 10
const LINE_END = new Uint8Array([LF])
const END = new Uint8Array([0, LF])

export class Framing {
  readonly #clock: Clock
  readonly #intake: LineIntake
  readonly #telnet = new TelnetFilter()
  readonly #mender = new Utf8Mender()
  #lastBytesAt = 0
  #isUnfinished = false
  /** When it is looked again whether it is silent; and what calls that off. */
  #looksAt = Infinity
  #cancelLook: (() => void) | undefined
  #hasEndedLines = false
  #isEndedBySilence = false

  constructor(clock: Clock, intake: LineIntake) {
    this.#clock = clock
    this.#intake = intake
  }

  /** Whether the line before was ended by a silence, not by the client. */
  get isEndedBySilence(): boolean {
    return this.#isEndedBySilence
  }

  /** Whether the client ends its lines with CR LF, and so wants them ended that way. */
  get endsWithCr(): boolean {
    return this.#telnet.endsWithCr
  }

  receive(bytes: Uint8Array): void {
    const text = this.#mender.mend(this.#telnet.strip(bytes))
    if (text.length > 0) {
      if (text.includes(LF)) {
        this.#isEndedBySilence = false
        this.#hasEndedLines = true
      }
      this.#isUnfinished = text[text.length - 1] !== LF
      this.#intake.receive(text)
    }
    if (!this.#isUnfinished && !this.#mender.isCut) return
    this.#lastBytesAt = this.#clock.now()
    if (this.#lastBytesAt + this.#patienceMs < this.#looksAt) this.#lookIn(this.#patienceMs)
  }

  /** The client has said all that it will: its last line needs no ending. */
  end(): void {
    if (this.#isUnfinished || this.#mender.isCut) this.#finishLine()
    this.#intake.receive(END)
  }

  close(): void {
    this.#cancelLook?.()
    this.#isUnfinished = false
  }

  /** A character that is cut waits longer: its rest was sent with it. */
  get #patienceMs(): number {
    return this.#hasEndedLines || this.#mender.isCut ? LONGER_SILENCE_MS : SILENCE_MS
  }

  #lookIn(ms: number): void {
    this.#cancelLook?.()
    this.#looksAt = this.#clock.now() + ms
    this.#cancelLook = this.#clock.after(ms, () => this.#look())
  }

  #look(): void {
    this.#looksAt = Infinity
    this.#cancelLook = undefined
    if (!this.#isUnfinished && !this.#mender.isCut) return
    const restMs = this.#lastBytesAt + this.#patienceMs - this.#clock.now()
    if (restMs > 0) this.#lookIn(restMs)
    else this.#finishLine()
  }

  #finishLine(): void {
    const cut = this.#mender.finish()
    if (cut.length > 0) this.#intake.receive(cut)
    this.#isEndedBySilence = true
    this.#isUnfinished = false
    this.#intake.receive(LINE_END)
  }
}
