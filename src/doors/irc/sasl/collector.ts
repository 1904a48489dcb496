/** AUTHENTICATE's payload: base64 in pieces of 400 bytes. https://ircv3.net/specs/extensions/sasl-3.1#the-authenticate-command */

const CHUNK = 400
/** Base64 that one message may have, in characters. No mechanism here needs a quarter of it. */
const MAX_LENGTH = 4096

/** `aborted` for `*`; `too-long` for a piece of more than 400 bytes or a message of more than 4 KiB. */
export type Collected =
  | { readonly is: 'more' }
  | { readonly is: 'message'; readonly bytes: Uint8Array }
  | { readonly is: 'aborted' | 'too-long' | 'malformed' }

/** Puts messages together. After whatever is not `more` it begins anew. */
export class Collector {
  #base64 = ''

  take(piece: string): Collected {
    if (piece === '*') return this.#end({ is: 'aborted' })
    if (piece.length > CHUNK) return this.#end({ is: 'too-long' })
    if (piece === '+') return this.#end(decode(this.#base64))
    if (this.#base64.length + piece.length > MAX_LENGTH) return this.#end({ is: 'too-long' })
    this.#base64 += piece
    return piece.length === CHUNK ? { is: 'more' } : this.#end(decode(this.#base64))
  }

  #end(collected: Collected): Collected {
    this.#base64 = ''
    return collected
  }
}

/** The parameters of the AUTHENTICATE lines that carry some bytes. */
export function toPieces(bytes: Uint8Array): string[] {
  const base64 = Buffer.from(bytes).toString('base64')
  const pieces: string[] = []
  for (let at = 0; at < base64.length; at += CHUNK) pieces.push(base64.slice(at, at + CHUNK))
  if (base64.length % CHUNK === 0) pieces.push('+')
  return pieces
}

function decode(base64: string): Collected {
  const bytes = fromBase64(base64)
  return bytes ? { is: 'message', bytes } : { is: 'malformed' }
}

/** Node leaves out what is no base64; here it counts, and so do padding and the bits behind the last byte. */
export function fromBase64(base64: string): Uint8Array | undefined {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.toString('base64') === base64 ? bytes : undefined
}
