import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TooManyPasswords, formatPhc, hashPassword, parsePhc, verifyPassword } from './argon2-phc.ts'

/** From the test suite of the reference implementation: https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c */
const REFERENCE = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'

describe('a hashed password', () => {
  it('is argon2id at the cost that OWASP asks for, salted each time', async () => {
    const [one, other] = await Promise.all([hashPassword('tea'), hashPassword('tea')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(other).not.toBe(one)
    expect(await verifyPassword('tea', one)).toBe(true)
    expect(await verifyPassword('Tea', one)).toBe(false)
  })

  it('verifies hashes that another implementation made', async () => {
    expect(await verifyPassword('password', REFERENCE)).toBe(true)
    expect(await verifyPassword('passwort', REFERENCE)).toBe(false)
  })

  it.each([
    '',
    'tea',
    REFERENCE.replace('argon2id', 'argon2x'),
    REFERENCE.replace('v=19', 'v=16'),
    REFERENCE.replace('65536', '9999999'),
    REFERENCE.replace('65536', '7'),
    REFERENCE.replace('t=2', 't=99'),
    REFERENCE.replace('c29tZXNhbHQ', 'c29t'),
    `${REFERENCE}=`,
    `${REFERENCE}\n`,
  ])('is no password where the string is %j', async (text) => {
    expect(parsePhc(text)).toBeUndefined()
    expect(await verifyPassword('password', text)).toBe(false)
  })

  it('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 8, maxLength: 64 }),
        fc.uint8Array({ minLength: 4, maxLength: 64 }),
        fc.integer({ min: 8, max: 262_144 }),
        (salt, hash, memoryKiB) => {
          const parts = {
            algorithm: 'argon2id' as const,
            memoryKiB,
            passes: 1,
            parallelism: 1,
            salt: Buffer.from(salt),
            hash: Buffer.from(hash),
          }
          expect(parsePhc(formatPhc(parts))).toEqual(parts)
        },
      ),
    )
  })

  it('waits its turn behind 2, and is refused behind 64 more', async () => {
    const cheap = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA'
    const outcomes = await Promise.allSettled(Array.from({ length: 70 }, () => verifyPassword('x', cheap)))
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(4)
    expect(refused[0]).toMatchObject({ reason: expect.any(TooManyPasswords) as unknown })
    expect(await verifyPassword('x', cheap)).toBe(false)
  })
})
