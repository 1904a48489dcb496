/** Passwords compared in the plainest way, but not at once, as with the real ones. SCRAM is refused; its tests have their own. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Authenticator } from '../../src/ports/credentials.ts'

const MIN_CHARACTERS = 8

export const fakeAuthenticator: Authenticator = {
  async makeCredentials(password) {
    await nextTurn()
    return password.length < MIN_CHARACTERS ? { fault: 'too-short' } : { argon2: password, scram: null }
  },
  async verify(password, credentials) {
    await nextTurn()
    return password === 'too busy' ? 'busy' : credentials !== undefined && password === credentials.argon2
  },
  startScram: () => ({ nonce: 'nonce', salt: 'c2FsdA==', iterations: 4096, verify: () => undefined }),
  makeToken: () => ({ token: 'token', hash: 'hash of token' }),
  tokenMatches: (token, hash) => hash === `hash of ${token}`,
}
