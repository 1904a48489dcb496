import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Credentials } from '../../chat/credentials.ts'
import { createAuthenticator } from './authenticator.ts'
import { deriveScramKeys } from './scram-keys.ts'

const key = new Uint8Array(32).fill(7)
const authenticator = createAuthenticator({ key })

async function credentialsOf(password: string): Promise<Credentials> {
  const made = await authenticator.makeCredentials(password)
  if ('fault' in made) throw new Error(made.fault)
  return made
}

it('a password is found right, and another wrong', async () => {
  const credentials = await credentialsOf('correct horse')
  expect(await authenticator.verify('correct horse', credentials)).toBe(true)
  expect(await authenticator.verify('correct horsf', credentials)).toBe(false)
  expect(JSON.stringify(credentials)).not.toContain('horse')
  expect(JSON.parse(JSON.stringify(credentials))).toEqual(credentials)
})

it('two times the same password are kept as different things', async () => {
  const [one, two] = [await credentialsOf('correct horse'), await credentialsOf('correct horse')]
  expect(one.argon2).not.toBe(two.argon2)
  expect(one.scram?.salt).not.toBe(two.scram?.salt)
  expect(one.scram?.iterations).toBeGreaterThanOrEqual(15_000)
})

it('passwords are compared as SASLprep leaves them', async () => {
  const credentials = await credentialsOf('caf\u00e9\u00a0\u2168 \u{1F600}\u00ad')
  expect(await authenticator.verify('cafe\u0301 IX \u{1F600}', credentials)).toBe(true)
})

it.each([
  ['', 'too-short'],
  ['seven77', 'too-short'],
  ['\u00ad'.repeat(20), 'bad-characters'],
  ['a'.repeat(301), 'too-long'],
  ['ü'.repeat(151), 'too-long'],
  ['\ufdfa'.repeat(100), 'too-long'],
  ['tab\there and there', 'bad-characters'],
  ['half \ud800 a character', 'bad-characters'],
])('%j is no password: %s', async (password, fault) => {
  expect(await authenticator.makeCredentials(password)).toEqual({ fault })
})

it('where there is no account or no password, every password is wrong', async () => {
  const none: Credentials = { argon2: null, scram: null }
  for (const password of ['', 'correct horse', '\0', 'x'.repeat(5000)]) {
    expect(await authenticator.verify(password, undefined)).toBe(false)
    expect(await authenticator.verify(password, none)).toBe(false)
  }
})

it(
  'where there is no account a hash is computed all the same; more than can wait are told so',
  { timeout: 60_000 },
  async () => {
    const credentials = await credentialsOf('correct horse')
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, i) => authenticator.verify('correct horse', i % 2 ? undefined : credentials)),
    )
    // 2 at work and 64 waiting: only because those without an account take places too is there none for the last 14.
    expect(answers.slice(0, 66)).toEqual(Array.from({ length: 66 }, (_, i) => i % 2 === 0))
    expect(answers.slice(66)).toEqual(Array.from({ length: 14 }, () => 'busy'))
  },
)

it('the salt of nobody is always the same, its own, and like any other', async () => {
  const real = authenticator.startScram('alice', await credentialsOf('correct horse'))
  const nobody = authenticator.startScram('nobody', undefined)
  expect(authenticator.startScram('nobody', undefined).salt).toBe(nobody.salt)
  expect(authenticator.startScram('nobody', { argon2: null, scram: null }).salt).toBe(nobody.salt)
  expect(createAuthenticator({ key }).startScram('nobody', undefined).salt).toBe(nobody.salt)
  expect(authenticator.startScram('nobody2', undefined).salt).not.toBe(nobody.salt)
  const other = createAuthenticator({ key: new Uint8Array(32) })
  expect(other.startScram('nobody', undefined).salt).not.toBe(nobody.salt)
  expect(nobody.salt).toHaveLength(real.salt.length)
  expect(nobody.iterations).toBe(real.iterations)
  expect(nobody.nonce).not.toBe(real.nonce)
  expect(nobody.nonce).toMatch(/^[!-+\--~]{16,}$/)
})

it('no proof is right for nobody', () => {
  const server = authenticator.startScram('nobody', undefined)
  fc.assert(
    fc.property(fc.string(), fc.uint8Array({ maxLength: 40 }), (message, proof) => {
      expect(server.verify(message, proof)).toBeUndefined()
    }),
  )
})

it('the keys of SCRAM are those of RFC 7677', async () => {
  const keys = await deriveScramKeys('pencil', 'W22ZaJ0SNY7soEsUEjb6gQ==', 4096)
  expect(keys.storedKey).toBe('WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=')
  expect(keys.serverKey).toBe('wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=')
})

it('a token matches its own hash only', () => {
  const [one, two] = [authenticator.makeToken(), authenticator.makeToken()]
  expect(one.token).toMatch(/^[0-9a-f]{32}$/)
  expect(one.hash).toBe(createHash('sha256').update(one.token).digest('hex'))
  expect(authenticator.tokenMatches(one.token, one.hash)).toBe(true)
  for (const [token, hash] of [
    [two.token, one.hash],
    [one.token, two.hash],
    [one.token, ''],
    [one.token, 'zz'],
    ['', one.hash],
  ] as const)
    expect(authenticator.tokenMatches(token, hash)).toBe(false)
})

it('a short key is none', () => {
  expect(() => createAuthenticator({ key: new Uint8Array(16) })).toThrow(RangeError)
})

it('the proof and the signature of RFC 7677 are right, and every other proof is wrong', async () => {
  const scram = await deriveScramKeys('pencil', 'W22ZaJ0SNY7soEsUEjb6gQ==', 4096)
  const ours = createAuthenticator({ key, nonce: () => '%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0' })
  const server = ours.startScram('user', { argon2: null, scram })
  const nonce = `rOprNGfwEbeRWgbNEkqO${server.nonce}`
  const message = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=${server.salt},i=${server.iterations},c=biws,r=${nonce}`
  const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64')
  const signature = server.verify(message, proof)
  expect(signature && Buffer.from(signature).toString('base64')).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')
  expect(server.verify(`${message} `, proof)).toBeUndefined()
  expect(server.verify(message, proof.subarray(1))).toBeUndefined()
  for (let i = 0; i < 32; i++) {
    const other = Buffer.from(proof)
    other[i] = (proof[i] as number) ^ 1
    expect(server.verify(message, other)).toBeUndefined()
  }
})
