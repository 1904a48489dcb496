/**
 * A passkey that was just made. Nobody vouches for the authenticator (attestation `none`), so there is no signature to look at: that the browser
 * knows the challenge is all there is, and whoever has a hostile one can only put a key of their own into their own account.
 * https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential
 */
import type { Passkey } from '../../../chat/devices.ts'
import { readAuthenticatorData } from './authenticator-data.ts'
import { type Expected, isOurs } from './client-data.ts'
import { ALGORITHMS, readPublicKey } from './public-key.ts'

export { ALGORITHMS }

/** As `PublicKeyCredential` gives it, in base64url; the key as `getPublicKey()` does, so that nothing has to be taken out of CBOR. */
export interface Registration {
  readonly id: string
  readonly clientDataJSON: string
  readonly authenticatorData: string
  readonly publicKey: string
  /** In decimal digits. */
  readonly algorithm: string
}

export function verifyRegistration(
  { id, clientDataJSON, authenticatorData, publicKey, algorithm: digits }: Registration,
  expected: Expected,
): Omit<Passkey, 'name' | 'createdAt'> | undefined {
  const data = readAuthenticatorData(Buffer.from(authenticatorData, 'base64url'), expected.rpId)
  if (!data?.credentialId || Buffer.from(data.credentialId).toString('base64url') !== id) return undefined
  const algorithm = Number(digits)
  const spki = Buffer.from(publicKey, 'base64url')
  if (!ALGORITHMS.includes(algorithm) || !readPublicKey(spki, algorithm)) return undefined
  if (!isOurs(Buffer.from(clientDataJSON, 'base64url'), 'webauthn.create', expected)) return undefined
  const { host } = expected
  return {
    id,
    publicKey: spki.toString('base64url'),
    algorithm,
    counter: data.counter,
    ...(host !== undefined && { host }),
  }
}
