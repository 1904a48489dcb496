/** Public keys of passkeys, and their signatures. https://www.w3.org/TR/webauthn-3/#sctn-alg-identifier */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'

const ES256 = -7
const RS256 = -257
const ED25519 = -8
const MIN_RSA_BITS = 2048
const MAX_RSA_BITS = 8192

/** In the order in which they are preferred. */
export const ALGORITHMS: readonly number[] = [ES256, ED25519, RS256]

/** Reads a SubjectPublicKeyInfo; undefined where it is none, or not for this algorithm. */
export function readPublicKey(spki: Buffer, algorithm: number): KeyObject | undefined {
  let key: KeyObject
  try {
    key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = key
  switch (algorithm) {
    case ES256:
      return type === 'ec' && details.namedCurve === 'prime256v1' ? key : undefined
    case ED25519:
      return type === 'ed25519' ? key : undefined
    case RS256: {
      const { modulusLength: bits = 0 } = details
      return type === 'rsa' && bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS ? key : undefined
    }
    default:
      return undefined
  }
}

export function isSignedBy(key: KeyObject, algorithm: number, signed: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(algorithm === ED25519 ? null : 'sha256', signed, key, signature)
  } catch {
    return false
  }
}
