import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Authenticator } from '../../../ports/credentials.ts'
import { fold } from '../../../text/fold.ts'
import { createExchange, MECHANISMS, mechanismByName, type Exchange } from './exchange.ts'
import type { AccountView, ExchangeOptions, Step } from './machine.ts'

// The example of RFC 7677, and an authenticator that compares in the plainest way: doors know no adapter.
const SERVER_NONCE = '%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'
const CLIENT_NONCE = 'rOprNGfwEbeRWgbNEkqO'
const SALT = 'W22ZaJ0SNY7soEsUEjb6gQ=='
const hmac = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const xor = (a: Uint8Array, b: Uint8Array) => Buffer.from(a.map((byte, i) => byte ^ (b[i] as number)))

const salted = pbkdf2Sync('pencil', Buffer.from(SALT, 'base64'), 4096, 32, 'sha256')
const user: AccountView = {
  name: 'User',
  credentials: {
    argon2: 'pencil',
    scram: {
      salt: SALT,
      iterations: 4096,
      storedKey: sha256(hmac(salted, 'Client Key')).toString('base64'),
      serverKey: hmac(salted, 'Server Key').toString('base64'),
    },
  },
}

const authenticator: Authenticator = {
  makeCredentials: () => Promise.resolve({ fault: 'busy' }),
  verify: (password, credentials) =>
    password === 'broken'
      ? Promise.reject(new Error('broken'))
      : Promise.resolve(password === 'crowd' ? 'busy' : password === credentials?.argon2),
  startScram: (_name, credentials) => ({
    nonce: SERVER_NONCE,
    salt: SALT,
    iterations: 4096,
    verify(authMessage, proof) {
      const keys = credentials?.scram
      if (!keys || proof.length !== 32) return undefined
      const storedKey = Buffer.from(keys.storedKey, 'base64')
      const isRight = sha256(xor(proof, hmac(storedKey, authMessage))).equals(storedKey)
      return isRight ? hmac(Buffer.from(keys.serverKey, 'base64'), authMessage) : undefined
    },
  }),
  makeToken: () => ({ token: '', hash: '' }),
  tokenMatches: () => false,
}

function options(more: Partial<ExchangeOptions> = {}): ExchangeOptions {
  return {
    lookUp: (name) => (fold(name) === 'user' ? user : undefined),
    accountByCertificate: (fingerprint) => (fingerprint === 'ab12' ? user : undefined),
    accountByDevice: () => undefined,
    accountByTicket: (ticket) => (ticket === 't1' ? user : undefined),
    tryFor: () => 0,
    authenticator,
    fingerprint: undefined,
    ...more,
  }
}

const bytes = (text: string) => Buffer.from(text)
const success: Step = { is: 'success', account: 'User' }
const failure = (why: string) => ({ is: 'failure', why })
const textOfChallenge = (step: Step) =>
  step.is === 'challenge' ? Buffer.from(step.bytes).toString() : `not a challenge: ${step.is}`

it.each([
  ['\0user\0pencil', success],
  ['USER\0user\0pencil', success],
  ['\0user\0pencil2', failure('refused')],
  ['\0nobody\0pencil', failure('refused')],
  ['other\0user\0pencil', failure('refused')],
  ['\0user\0crowd', failure('busy')],
  ['\0user\0broken', failure('refused')],
  ['', failure('malformed')],
  ['user\0pencil', failure('malformed')],
  ['\0\0pencil', failure('malformed')],
  ['\0user\0', failure('malformed')],
  ['\0user\0pencil\0', failure('malformed')],
])('SASL-1 PLAIN %j', async (message, answer) => {
  expect(await createExchange('PLAIN', options()).step(bytes(message))).toEqual(answer)
})

it('a byte order mark is part of a password', async () => {
  expect(await createExchange('PLAIN', options()).step(bytes('\ufeff\0user\0pencil'))).toEqual(failure('refused'))
  expect(await createExchange('PLAIN', options()).step(Buffer.from([0, 0xff, 0, 65]))).toEqual(failure('malformed'))
})

it.each([
  ['ab12', '', success],
  ['ab12', 'user', success],
  ['ab12', 'other', failure('refused')],
  ['ab12', 'us\0er', failure('malformed')],
  ['ff', '', failure('refused')],
  [undefined, '', failure('refused')],
])('SASL-1 EXTERNAL with %j as %j', async (fingerprint, message, answer) => {
  expect(await createExchange('EXTERNAL', options({ fingerprint })).step(bytes(message))).toEqual(answer)
})

it('WEB-22 EXTERNAL knows a device that is logged in', async () => {
  const accountByDevice = (): AccountView => user
  expect(await createExchange('EXTERNAL', options({ accountByDevice })).step(bytes(''))).toEqual(success)
  expect(await createExchange('EXTERNAL', options({ accountByDevice })).step(bytes('other'))).toEqual(
    failure('refused'),
  )
})

it.each([
  ['t1', success],
  ['t2', failure('refused')],
  ['', failure('malformed')],
])('WEB-22 SNUG-TICKET %j', async (message, answer) => {
  expect(await createExchange('SNUG-TICKET', options()).step(bytes(message))).toEqual(answer)
})

/** A client of RFC 5802 that knows nothing of the code under test. */
async function scramClient(exchange: Exchange, name: string, password: string, header = 'n,,') {
  const bare = `n=${name},r=${CLIENT_NONCE}`
  const serverFirst = textOfChallenge(await exchange.step(bytes(header + bare)))
  const [, nonce = '', salt = '', iterations = ''] = /^r=([^,]+),s=([^,]+),i=(\d+)$/.exec(serverFirst) ?? []
  const saltedPassword = pbkdf2Sync(password, Buffer.from(salt, 'base64'), Number(iterations), 32, 'sha256')
  const clientKey = hmac(saltedPassword, 'Client Key')
  const withoutProof = `c=${Buffer.from(header).toString('base64')},r=${nonce}`
  const authMessage = `${bare},${serverFirst},${withoutProof}`
  const proof = xor(clientKey, hmac(sha256(clientKey), authMessage)).toString('base64')
  const step = await exchange.step(bytes(`${withoutProof},p=${proof}`))
  const signature = hmac(hmac(saltedPassword, 'Server Key'), authMessage).toString('base64')
  return { step, isServerRight: textOfChallenge(step) === `v=${signature}` }
}

it('SASL-2 the example of RFC 7677, byte by byte', async () => {
  const exchange = createExchange('SCRAM-SHA-256', options())
  expect(textOfChallenge(await exchange.step(bytes('n,,n=user,r=rOprNGfwEbeRWgbNEkqO')))).toBe(
    'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
  )
  const final =
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ='
  expect(textOfChallenge(await exchange.step(bytes(final)))).toBe('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')
  expect(await exchange.step(bytes(''))).toEqual(success)
  expect(await exchange.step(bytes(''))).toEqual(failure('malformed'))
})

it.each(['n,,', 'y,,', 'n,a=user,', 'y,a=USER,'])('a client with the header %j proves its password', async (header) => {
  const exchange = createExchange('SCRAM-SHA-256', options())
  expect(await scramClient(exchange, 'user', 'pencil', header)).toMatchObject({ isServerRight: true })
  expect(await exchange.step(bytes(''))).toEqual(success)
})

it('SASL-2 a wrong password and no account look the same', async () => {
  for (const [name, password] of [
    ['user', 'pencils'],
    ['nobody', 'pencil'],
  ] as const) {
    const exchange = createExchange('SCRAM-SHA-256', options())
    expect((await scramClient(exchange, name, password)).step).toEqual(failure('refused'))
  }
})

it.each([
  ['', 'malformed'],
  ['n,,n=user', 'malformed'],
  ['p=tls-unique,,n=user,r=abc', 'malformed'],
  ['n,,m=ext,n=user,r=abc', 'malformed'],
  ['n,,n=,r=abc', 'malformed'],
  ['n,,n=us=er,r=abc', 'malformed'],
  ['n,,n=us=2cer,r=abc', 'malformed'],
  ['n,,n=user,r=', 'malformed'],
  ['n,,n=user,r=a b', 'malformed'],
  ['n,a=other,n=user,r=abc', 'refused'],
])('%j begins no SCRAM exchange', async (message, why) => {
  expect(await createExchange('SCRAM-SHA-256', options()).step(bytes(message))).toEqual(failure(why))
})

it.each([
  ['another nonce', `c=biws,r=${CLIENT_NONCE}x,p=${'A'.repeat(43)}=`, 'malformed'],
  ['another header', `c=eSws,r=${CLIENT_NONCE}${SERVER_NONCE},p=${'A'.repeat(43)}=`, 'malformed'],
  ['no proof', `c=biws,r=${CLIENT_NONCE}${SERVER_NONCE}`, 'malformed'],
  ['a short proof', `c=biws,r=${CLIENT_NONCE}${SERVER_NONCE},p=AAAA`, 'refused'],
  ['a wrong proof', `c=biws,r=${CLIENT_NONCE}${SERVER_NONCE},p=${'A'.repeat(43)}=`, 'refused'],
])('%s ends a SCRAM exchange', async (_, message, why) => {
  const exchange = createExchange('SCRAM-SHA-256', options())
  await exchange.step(bytes(`n,,n=user,r=${CLIENT_NONCE}`))
  expect(await exchange.step(bytes(message))).toEqual(failure(why))
  expect(await exchange.step(bytes(message))).toEqual(failure('malformed'))
})

it.each([
  ['PLAIN', '\0Us=,er\0pencil', 'us=,er'],
  ['SCRAM-SHA-256', 'n,,n=Us=3D=2Cer,r=abc', 'us=,er'],
] as const)('%s asks whether this name may be tried before it compares', async (mechanism, message, name) => {
  const asked: string[] = []
  const tryFor = (folded: string) => asked.push(folded)
  const lookUp = () => expect.unreachable()
  expect(await createExchange(mechanism, options({ tryFor, lookUp })).step(bytes(message))).toEqual({
    ...failure('throttled'),
    waitMs: 1,
  })
  expect(asked).toEqual([name])
})

it('whoever sends on without waiting does not get in', async () => {
  const exchange = createExchange('PLAIN', options())
  const both = [exchange.step(bytes('\0user\0pencil')), exchange.step(bytes('\0user\0pencil'))]
  expect(await Promise.all(both)).toEqual([failure('malformed'), failure('malformed')])
})

it('mechanisms are found in any case', () => {
  expect(MECHANISMS).toEqual(['PLAIN', 'EXTERNAL', 'SCRAM-SHA-256'])
  expect(mechanismByName('scram-sha-256')).toBe('SCRAM-SHA-256')
  expect(mechanismByName('snug-ticket')).toBe('SNUG-TICKET')
  for (const name of ['', 'constructor', 'ANONYMOUS', 'SCRAM-SHA-256-PLUS'])
    expect(mechanismByName(name)).toBeUndefined()
})

it('SASL-3 any bytes are answered, and none of them let anybody in', async () => {
  const piece = fc.constantFrom(
    'n,,',
    'y,,',
    'n=',
    'user',
    ',r=',
    'abc',
    'c=biws',
    ',p=',
    'AAAA',
    '\0',
    '=',
    ',',
    SERVER_NONCE,
    'é',
  )
  const message = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(piece).map((pieces) => bytes(pieces.join(''))),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...MECHANISMS),
      fc.array(message, { maxLength: 4 }),
      async (mechanism, messages) => {
        const exchange = createExchange(mechanism, options())
        for (const one of messages) expect((await exchange.step(one)).is).not.toBe('success')
      },
    ),
    { numRuns: 1000 },
  )
})
