/**
 * Makes a stream of bytes UTF-8. What is not becomes U+FFFD and the rest goes on: taking it for Latin-1 would guess, and show wrong
 * letters for every other encoding; refusing the line would lose words over one bad byte.
 */
const NOTHING = new Uint8Array(0)
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

export class Utf8Mender {
  #cut: Uint8Array = NOTHING

  /** Whether the stream stands inside a character: up to three bytes wait for the rest of it. */
  get isCut(): boolean {
    return this.#cut.length > 0
  }

  /** The next bytes as UTF-8, up to the last whole character. May be the same buffer. */
  mend(bytes: Uint8Array): Uint8Array {
    if (this.#cut.length === 0 && isAscii(bytes)) return bytes
    const all = new Uint8Array(this.#cut.length + bytes.length)
    all.set(this.#cut)
    all.set(bytes, this.#cut.length)
    const whole = all.length - cutBytes(all)
    this.#cut = whole === all.length ? NOTHING : all.slice(whole)
    return mended(all.subarray(0, whole))
  }

  /** The stream ends here: what was cut does not get its rest. */
  finish(): Uint8Array {
    const cut = this.#cut
    this.#cut = NOTHING
    return mended(cut)
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false
  return true
}

/** How many bytes at the end begin a character without finishing it. */
function cutBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number
    const isContinuation = byte >= 0x80 && byte < 0xc0
    if (!isContinuation) return characterBytes(byte) > back ? back : 0
  }
  return 0
}

function characterBytes(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 1
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

function mended(bytes: Uint8Array): Uint8Array {
  try {
    strict.decode(bytes)
    return bytes
  } catch {
    return encoder.encode(lenient.decode(bytes))
  }
}
