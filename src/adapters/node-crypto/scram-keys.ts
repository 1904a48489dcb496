/** The keys of SCRAM-SHA-256. https://www.rfc-editor.org/rfc/rfc5802#section-3 */
import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Credentials } from '../../chat/credentials.ts'

type ScramKeys = NonNullable<Credentials['scram']>

const KEY_BYTES = 32
const derive = promisify(pbkdf2)

/** What is kept of a password that SASLprep has prepared. `salt` in base64. Runs in the thread pool. */
export async function deriveScramKeys(prepared: string, salt: string, iterations: number): Promise<ScramKeys> {
  const salted = await derive(prepared, Buffer.from(salt, 'base64'), iterations, KEY_BYTES, 'sha256')
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64')
  return { salt, iterations, storedKey, serverKey: hmac(salted, 'Server Key').toString('base64') }
}

/** The server's signature where the proof is right; undefined where it is not. */
export function checkProof(keys: ScramKeys, authMessage: string, proof: Uint8Array): Uint8Array | undefined {
  if (proof.length !== KEY_BYTES) return undefined
  const storedKey = Buffer.from(keys.storedKey, 'base64')
  const clientSignature = hmac(storedKey, authMessage)
  const clientKey = clientSignature.map((byte, i) => byte ^ (proof[i] as number))
  const serverSignature = hmac(Buffer.from(keys.serverKey, 'base64'), authMessage)
  const found = createHash('sha256').update(clientKey).digest()
  return storedKey.length === KEY_BYTES && timingSafeEqual(found, storedKey) ? serverSignature : undefined
}

export function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
