/** Passwords, kept as argon2 hashes in PHC strings. Hashing runs beside the event loop, few at a time, with a queue that has an end. */
import { argon2, type Argon2Algorithm, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto'

/** A hash and how it was made: the parts of a PHC string. */
export interface PhcHash {
  readonly algorithm: Argon2Algorithm
  readonly memoryKiB: number
  readonly passes: number
  readonly parallelism: number
  readonly salt: Buffer
  readonly hash: Buffer
}

/** OWASP's first choice: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id */
const NEW_HASHES = { algorithm: 'argon2id', memoryKiB: 19_456, passes: 2, parallelism: 1 } as const
const SALT_BYTES = 16
const HASH_BYTES = 32

/** What a hash made elsewhere may ask of this machine: more would let one log-in take all of it. */
const MOST = { memoryKiB: 262_144, passes: 16, parallelism: 16, bytes: 64 }

/** Each takes 19 MiB and a thread of the pool of four, which files and DNS need as well. */
const AT_ONCE = 2
/** Who waits behind as many would wait for seconds. */
const MOST_WAITING = 64

/** So many passwords wait to be hashed that one more is not taken; trying again later may help. */
export class TooManyPasswords extends Error {
  constructor() {
    super('too many passwords are being checked at the moment')
    this.name = 'TooManyPasswords'
  }
}

/** Gives the argon2id PHC string of a password, with a salt of its own. Rejects with TooManyPasswords. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return formatPhc({ ...NEW_HASHES, salt, hash: await inTurn(() => derive(password, NEW_HASHES, salt, HASH_BYTES)) })
}

/**
 * Whether this is the password of which `phc` is the hash. Compares in constant time; a string that is no PHC string of argon2 has
 * no password. Rejects with TooManyPasswords.
 */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const kept = parsePhc(phc)
  if (kept === undefined) return false
  const hash = await inTurn(() => derive(password, kept, kept.salt, kept.hash.length))
  return timingSafeEqual(hash, kept.hash)
}

/**
 * Reads `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`; undefined for anything else, and for a hash that asks for more memory or time
 * than a log-in may take. https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export function parsePhc(text: string): PhcHash | undefined {
  const parts =
    /^\$(argon2(?:id|i|d))\$v=19\$m=([1-9]\d{0,6}),t=([1-9]\d?),p=([1-9]\d?)\$([A-Za-z0-9+/]{1,86})\$([A-Za-z0-9+/]{1,86})$/.exec(
      text,
    )
  if (parts === null) return undefined
  const [, algorithm = '', m, t, p, salt64 = '', hash64 = ''] = parts
  const [memoryKiB, passes, parallelism] = [Number(m), Number(t), Number(p)]
  const [salt, hash] = [fromBase64(salt64), fromBase64(hash64)]
  if (salt === undefined || hash === undefined) return undefined
  const isTooMuch = memoryKiB > MOST.memoryKiB || passes > MOST.passes || parallelism > MOST.parallelism
  // Both minima are the algorithm's: RFC 9106, section 3.1.
  const isTooLittle = memoryKiB < 8 * parallelism || salt.length < 8 || hash.length < 4
  if (isTooMuch || isTooLittle || Math.max(salt.length, hash.length) > MOST.bytes) return undefined
  return { algorithm: algorithm as Argon2Algorithm, memoryKiB, passes, parallelism, salt, hash }
}

/** The string that parsePhc reads. */
export function formatPhc({ algorithm, memoryKiB, passes, parallelism, salt, hash }: PhcHash): string {
  return `$${algorithm}$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${toBase64(salt)}$${toBase64(hash)}`
}

type Costs = Pick<PhcHash, 'algorithm' | 'memoryKiB' | 'passes' | 'parallelism'>

function derive(message: string, costs: Costs, nonce: Buffer, tagLength: number): Promise<Buffer> {
  const { algorithm, memoryKiB: memory, passes, parallelism } = costs
  const parameters: Argon2Parameters = { message, nonce, parallelism, tagLength, memory, passes }
  return new Promise((resolve, reject) => {
    argon2(algorithm, parameters, (error, hash) => (error === null ? resolve(hash) : reject(error)))
  })
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running++
  else {
    if (waiting.length >= MOST_WAITING) throw new TooManyPasswords()
    // Whoever ends hands its place over, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

/** PHC's base64 has no padding. */
function toBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return toBase64(bytes) === text ? bytes : undefined
}
