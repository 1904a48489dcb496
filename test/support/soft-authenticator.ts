/** An authenticator of a few lines, with everything in it that a hostile one could get wrong. https://www.w3.org/TR/webauthn-3/#sctn-authenticator-model */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const KINDS = {
  [-7]: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  [-8]: () => generateKeyPairSync('ed25519'),
  [-257]: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
} as const

export type Algorithm = keyof typeof KINDS

export interface Says {
  readonly challenge: string
  readonly origin?: string
  readonly rpId?: string
  readonly type?: string
  /** User present, user verified. */
  readonly flags?: number
  readonly counter?: number
}

export class SoftAuthenticator {
  readonly id = randomBytes(32)
  readonly algorithm: Algorithm
  readonly #publicKey: KeyObject
  readonly #privateKey: KeyObject

  constructor(algorithm: Algorithm = -7) {
    const { publicKey, privateKey } = KINDS[algorithm]()
    this.algorithm = algorithm
    this.#publicKey = publicKey
    this.#privateKey = privateKey
  }

  /** What a page would send of a passkey that it made. */
  make(says: Says) {
    const attested = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      Buffer.from('a0', 'hex'),
    ])
    return {
      id: this.id.toString('base64url'),
      clientDataJSON: clientData({ type: 'webauthn.create', ...says }).toString('base64url'),
      authenticatorData: Buffer.concat([head({ flags: 0x45, ...says }), attested]).toString('base64url'),
      publicKey: this.#publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
      algorithm: String(this.algorithm),
    }
  }

  /** What a page would send of one that somebody shows. */
  show(says: Says) {
    const json = clientData({ type: 'webauthn.get', ...says })
    const data = head({ flags: 0x05, ...says })
    const signed = Buffer.concat([data, createHash('sha256').update(json).digest()])
    return {
      id: this.id.toString('base64url'),
      clientDataJSON: json.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign(this.algorithm === -8 ? null : 'sha256', signed, this.#privateKey).toString('base64url'),
    }
  }
}

function clientData({ type, challenge, origin = 'http://localhost:7684' }: Says): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

function head({ rpId = 'localhost', flags = 0, counter = 0 }: Says): Buffer {
  const rest = Buffer.alloc(5)
  rest.writeUInt8(flags)
  rest.writeUInt32BE(counter, 1)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), rest])
}
