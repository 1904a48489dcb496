/**
 * What telnet adds to what a person types: negotiation is taken out and not answered, and every way to end a line becomes LF.
 * https://www.rfc-editor.org/rfc/rfc854
 */
const IAC = 255
const DONT = 254
const WILL = 251
const SB = 250
const SE = 240
const LF = 10
const CR = 13
const NUL = 0
/** A subnegotiation that goes on longer is none: an end that never comes must not swallow all that a person says. */
const MAX_SUBNEGOTIATION_BYTES = 1024

type State = 'text' | 'command' | 'option' | 'subnegotiation' | 'subnegotiation-command'

export class TelnetFilter {
  #state: State = 'text'
  #wasCr = false
  #subnegotiationBytes = 0
  #endsWithCr = false

  /** Whether this client has ended a line with CR, alone or before LF or NUL. */
  get endsWithCr(): boolean {
    return this.#endsWithCr
  }

  /** The next bytes without negotiation, without NUL, and with LF for LF, CR LF, CR NUL and CR. May be the same buffer. */
  strip(bytes: Uint8Array): Uint8Array {
    if (this.#isPlain(bytes)) return bytes
    const text = new Uint8Array(bytes.length)
    let length = 0
    for (const byte of bytes) {
      const kept = this.#take(byte)
      if (kept !== undefined) text[length++] = kept
    }
    return text.subarray(0, length)
  }

  #isPlain(bytes: Uint8Array): boolean {
    return this.#state === 'text' && !this.#wasCr && !bytes.includes(IAC) && !bytes.includes(CR) && !bytes.includes(NUL)
  }

  #take(byte: number): number | undefined {
    switch (this.#state) {
      case 'text':
        return this.#takeText(byte)
      case 'command':
        if (byte === SB) {
          this.#state = 'subnegotiation'
          this.#subnegotiationBytes = 0
        } else this.#state = byte >= WILL && byte <= DONT ? 'option' : 'text'
        // Twice IAC is the byte itself. No UTF-8 has it, so it will show as what cannot be read.
        return byte === IAC ? IAC : undefined
      case 'option':
        this.#state = 'text'
        return undefined
      case 'subnegotiation':
        if (byte === IAC) this.#state = 'subnegotiation-command'
        else if (++this.#subnegotiationBytes > MAX_SUBNEGOTIATION_BYTES) this.#state = 'text'
        return undefined
      case 'subnegotiation-command':
        this.#state = byte === SE ? 'text' : 'subnegotiation'
        return undefined
      default:
        return this.#state satisfies never
    }
  }

  #takeText(byte: number): number | undefined {
    const wasCr = this.#wasCr
    this.#wasCr = byte === CR
    switch (byte) {
      case IAC:
        this.#state = 'command'
        this.#wasCr = wasCr
        return undefined
      case CR:
        this.#endsWithCr = true
        return LF
      case LF:
        return wasCr ? undefined : LF
      case NUL:
        return undefined
      default:
        return byte
    }
  }
}
