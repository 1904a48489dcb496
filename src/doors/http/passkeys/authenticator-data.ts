/** What the authenticator says: for which server, that a person was there, and which credential it is. https://www.w3.org/TR/webauthn-3/#authenticator-data */
import { createHash } from 'node:crypto'

const HASH_BYTES = 32
const HEAD_BYTES = HASH_BYTES + 1 + 4
const AAGUID_BYTES = 16
/** https://www.w3.org/TR/webauthn-3/#credential-id */
const MAX_ID_BYTES = 1023

const USER_PRESENT = 1
const USER_VERIFIED = 1 << 2
const HAS_CREDENTIAL = 1 << 6

export interface AuthenticatorData {
  readonly counter: number
  /** Of the credential that was made; undefined where none was. */
  readonly credentialId: Uint8Array | undefined
}

/** Undefined where it is malformed, for another server, or nobody was there who proved to be the owner (by finger, face or PIN). */
export function readAuthenticatorData(bytes: Buffer, rpId: string): AuthenticatorData | undefined {
  if (bytes.length < HEAD_BYTES) return undefined
  const flags = bytes.readUInt8(HASH_BYTES)
  if (!bytes.subarray(0, HASH_BYTES).equals(createHash('sha256').update(rpId).digest())) return undefined
  if ((flags & USER_PRESENT) === 0 || (flags & USER_VERIFIED) === 0) return undefined
  const counter = bytes.readUInt32BE(HASH_BYTES + 1)
  if ((flags & HAS_CREDENTIAL) === 0) return { counter, credentialId: undefined }
  const at = HEAD_BYTES + AAGUID_BYTES
  if (bytes.length < at + 2) return undefined
  const length = bytes.readUInt16BE(at)
  if (length === 0 || length > MAX_ID_BYTES || bytes.length < at + 2 + length) return undefined
  return { counter, credentialId: bytes.subarray(at + 2, at + 2 + length) }
}
