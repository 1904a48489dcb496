/** Passwords compared in the plainest way, but not at once, as with the real ones. SCRAM always has the same nonce and salt, so that plays can have proofs in them. */
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Authenticator } from '../../src/ports/credentials.ts'

const MIN_CHARACTERS = 8
const MAX_CHARACTERS = 300
const SALT = 'c2FsdA=='
const ITERATIONS = 4096

export const fakeAuthenticator: Authenticator = {
  async makeCredentials(password) {
    await nextTurn()
    if (password.length < MIN_CHARACTERS) return { fault: 'too-short' }
    return password.length > MAX_CHARACTERS ? { fault: 'too-long' } : { argon2: password, scram: null }
  },
  async verify(password, credentials) {
    await nextTurn()
    return password === 'too busy' ? 'busy' : credentials !== undefined && password === credentials.argon2
  },
  startScram: (_foldedName, credentials) => ({
    nonce: 'nonce',
    salt: SALT,
    iterations: ITERATIONS,
    verify: (message, proof) => (credentials?.argon2 ? signature(credentials.argon2, message, proof) : undefined),
  }),
  makeToken: () => ({ token: 'token', hash: 'hash of token' }),
  tokenMatches: (token, hash) => hash === `hash of ${token}`,
}

/** https://www.rfc-editor.org/rfc/rfc5802#section-3 */
function signature(password: string, message: string, proof: Uint8Array): Uint8Array | undefined {
  const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()
  const salted = pbkdf2Sync(password, Buffer.from(SALT, 'base64'), ITERATIONS, 32, 'sha256')
  const clientKey = hmac(salted, 'Client Key')
  const signed = hmac(createHash('sha256').update(clientKey).digest(), message)
  const wanted = clientKey.map((byte, i) => byte ^ (signed[i] as number))
  return Buffer.compare(wanted, proof) === 0 ? hmac(hmac(salted, 'Server Key'), message) : undefined
}
