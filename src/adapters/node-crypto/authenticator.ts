/** Passwords with what Node brings: argon2id for those who send theirs, SCRAM-SHA-256 for those who prove it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { saslprep } from '@mongodb-js/saslprep'
import type { Authenticator } from '../../ports/credentials.ts'
import { TooManyPasswords, hashPassword, verifyPassword } from './argon2-phc.ts'
import { checkProof, deriveScramKeys, hmac } from './scram-keys.ts'

/** NIST SP 800-63B asks for 8 at least, and for no rules about which characters. */
const MIN_CHARACTERS = 8
const MAX_BYTES = 300
/** RFC 7677 asks for 4,096 at least and names 15,000 as better. Where it grows, older accounts can be told from none. */
const ITERATIONS = 16_384
const SALT_BYTES = 16
const NONCE_BYTES = 18
const TOKEN_BYTES = 16

export interface AuthenticatorOptions {
  /** 32 bytes or more, secret, and the same from start to start: salts of accounts that are not there are made with it. */
  readonly key: Uint8Array
  /** The server's part of a nonce; tests predict it. */
  readonly nonce?: () => string
}

export function createAuthenticator({ key, nonce = randomNonce }: AuthenticatorOptions): Authenticator {
  if (key.length < 32) throw new RangeError('the key needs 32 bytes or more')
  // What a password is compared with that has nothing to be compared with. Made once; nobody knows its password.
  let nobodys: Promise<string> | undefined
  const nobodysHash = () => (nobodys ??= hashPassword(randomBytes(16).toString('hex')).catch(forget))
  const forget = (error: unknown): never => {
    nobodys = undefined
    throw error
  }
  const nobodysKey = randomBytes(32).toString('base64')

  return {
    async makeCredentials(password) {
      if (password.length > MAX_BYTES) return { fault: 'too-long' }
      const prepared = prepare(password)
      if (prepared === undefined) return { fault: 'bad-characters' }
      if (Buffer.byteLength(prepared) > MAX_BYTES) return { fault: 'too-long' }
      if (Array.from(prepared).length < MIN_CHARACTERS) return { fault: 'too-short' }
      const argon2 = await orBusy(hashPassword(prepared))
      if (argon2 === 'busy') return { fault: 'busy' }
      return { argon2, scram: await deriveScramKeys(prepared, randomBytes(SALT_BYTES).toString('base64'), ITERATIONS) }
    },

    async verify(password, credentials) {
      const prepared = password.length > MAX_BYTES ? undefined : prepare(password)
      const argon2 = prepared === undefined ? null : (credentials?.argon2 ?? null)
      // Made for everybody, so that the first who asks for nobody does not wait longer.
      const nobodys = await orBusy(nobodysHash())
      if (nobodys === 'busy') return 'busy'
      const isRight = await orBusy(verifyPassword(prepared ?? '', argon2 ?? nobodys))
      return isRight === 'busy' ? 'busy' : isRight && argon2 !== null
    },

    startScram(foldedName, credentials) {
      const kept = credentials?.scram
      const salt = hmac(key, `snug scram salt\0${foldedName}`).subarray(0, SALT_BYTES).toString('base64')
      const keys = kept ?? { salt, iterations: ITERATIONS, storedKey: nobodysKey, serverKey: nobodysKey }
      return {
        nonce: nonce(),
        salt: keys.salt,
        iterations: keys.iterations,
        verify(authMessage, proof) {
          const signature = checkProof(keys, authMessage, proof)
          return kept ? signature : undefined
        },
      }
    },

    makeToken() {
      const token = randomBytes(TOKEN_BYTES).toString('hex')
      return { token, hash: sha256(token).toString('hex') }
    },

    tokenMatches(token, hash) {
      const expected = Buffer.from(hash, 'hex')
      return expected.length === 32 && timingSafeEqual(sha256(token), expected)
    },
  }
}

/**
 * A password as it is compared (RFC 4013); undefined where it may be none. Characters that are younger than Unicode 3.2 are taken as they
 * are: people use emoji, and RFC 4013 knows none.
 */
function prepare(password: string): string | undefined {
  if (!password.isWellFormed()) return undefined
  try {
    return saslprep(password, { allowUnassigned: true })
  } catch {
    // Prohibited characters, mixed directions, or nothing left: the library has no other reason to throw.
    return undefined
  }
}

async function orBusy<T>(work: Promise<T>): Promise<T | 'busy'> {
  try {
    return await work
  } catch (error) {
    if (error instanceof TooManyPasswords) return 'busy'
    throw error
  }
}

function randomNonce(): string {
  return randomBytes(NONCE_BYTES).toString('base64')
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
