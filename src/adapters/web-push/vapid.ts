/** Says to push services who we are, so that they take what comes from us alone: RFC 8292. */
import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto'

/** A token is good for a day at most (RFC 8292 §2); clocks differ. */
const GOOD_FOR_MS = 12 * 3_600_000
/** One that is good for less than this is not used any more. */
const RENEW_BEFORE_MS = 3_600_000
/** Tokens by origin, the oldest given up first: people choose the services. */
const REMEMBERED = 100

export interface Vapid {
  /** Base64url of an uncompressed point of P-256. */
  readonly publicKey: string
  /** The header `Authorization` for a push service, by its origin. */
  authorization(origin: string): string
}

export interface VapidOptions {
  /** 32 bytes. Throws where no key of P-256 has them. */
  readonly privateKey: Uint8Array
  /** Whom a service can tell of a problem: a `mailto:` or `https:` URL. */
  readonly subject: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export function createVapid({ privateKey, subject, now }: VapidOptions): Vapid {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(privateKey)
  const point = ecdh.getPublicKey()
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
      d: Buffer.from(privateKey).toString('base64url'),
    },
  })
  const publicKey = point.toString('base64url')
  const tokens = new Map<string, { readonly token: string; readonly until: number }>()
  return {
    publicKey,
    authorization(origin) {
      let known = tokens.get(origin)
      if (!known || known.until - now() < RENEW_BEFORE_MS) {
        const until = now() + GOOD_FOR_MS
        known = { token: tokenFor({ aud: origin, exp: Math.floor(until / 1000), sub: subject() }, key), until }
        tokens.delete(origin)
        tokens.set(origin, known)
        const [oldest] = tokens.keys()
        if (tokens.size > REMEMBERED && oldest !== undefined) tokens.delete(oldest)
      }
      return `vapid t=${known.token}, k=${publicKey}`
    },
  }
}

/** A JWT (RFC 7519) signed with ES256 (RFC 7518 §3.4). */
function tokenFor(claims: object, key: KeyObject): string {
  const text = [{ typ: 'JWT', alg: 'ES256' }, claims].map((part) => encoded(JSON.stringify(part))).join('.')
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url')
}
