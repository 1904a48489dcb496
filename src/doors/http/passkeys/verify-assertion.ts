/** A passkey that somebody shows to log in. https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion */
import { createHash } from 'node:crypto'
import type { Passkey } from '../../../chat/devices.ts'
import { readAuthenticatorData } from './authenticator-data.ts'
import { type Expected, isOurs } from './client-data.ts'
import { isSignedBy, readPublicKey } from './public-key.ts'

/** As `PublicKeyCredential` gives it, in base64url. */
export interface Assertion {
  readonly clientDataJSON: string
  readonly authenticatorData: string
  readonly signature: string
}

/** Gives how often it was used by now; undefined where it is not the passkey, or a copy of it that is behind. */
export function verifyAssertion(
  { clientDataJSON, authenticatorData, signature }: Assertion,
  { publicKey, algorithm, counter, host }: Passkey,
  expected: Expected,
): { readonly counter: number } | undefined {
  const bytes = Buffer.from(authenticatorData, 'base64url')
  const json = Buffer.from(clientDataJSON, 'base64url')
  // Whom the page says that it asks is for the page to say: it has to be where the passkey was made.
  if (host !== undefined && host !== expected.host) return undefined
  const data = readAuthenticatorData(bytes, expected.rpId)
  const key = readPublicKey(Buffer.from(publicKey, 'base64url'), algorithm)
  if (!data || !key) return undefined
  const signed = Buffer.concat([bytes, createHash('sha256').update(json).digest()])
  if (!isSignedBy(key, algorithm, signed, Buffer.from(signature, 'base64url'))) return undefined
  // https://www.w3.org/TR/webauthn-3/#sctn-sign-counter
  if ((data.counter !== 0 || counter !== 0) && data.counter <= counter) return undefined
  return isOurs(json, 'webauthn.get', expected) ? { counter: data.counter } : undefined
}
