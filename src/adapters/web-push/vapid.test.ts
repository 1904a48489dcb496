import { createECDH, createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { createVapid } from './vapid.ts'

/** Whether a JWT is signed by the key in base64url. */
function isSigned(token: string, publicKey: string): boolean {
  const [head, claims, signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' } })
  const text = Buffer.from(`${head}.${claims}`)
  return verify('sha256', text, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
}

function claimsIn(authorization: string): unknown {
  return JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString())
}

test('PUSH-4 the example of RFC 8292 §2.4 is signed as we read it', () => {
  const token =
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0' +
    'bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA'
  const key = 'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs'
  expect(isSigned(token, key)).toBe(true)
  expect(isSigned(token.replace('.eyJhdWQi', '.eyJhdWQj'), key)).toBe(false)
})

test('PUSH-4 a token is for one service, signed, and good for twelve hours', () => {
  let now = 1_800_000_000_000
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const vapid = createVapid({ privateKey: ecdh.getPrivateKey(), subject: () => 'mailto:a@b.example', now: () => now })
  expect(vapid.publicKey).toBe(ecdh.getPublicKey('base64url'))
  const first = vapid.authorization('https://push.example.net')
  const [, token = '', key = ''] = /^vapid t=(\S+), k=(\S+)$/.exec(first) ?? []
  expect(isSigned(token, key)).toBe(true)
  expect(key).toBe(vapid.publicKey)
  expect(claimsIn(first)).toEqual({
    aud: 'https://push.example.net',
    exp: 1_800_000_000 + 12 * 3600,
    sub: 'mailto:a@b.example',
  })
  now += 10 * 3_600_000
  expect(vapid.authorization('https://push.example.net')).toBe(first)
  expect(claimsIn(vapid.authorization('https://other.example'))).toMatchObject({ aud: 'https://other.example' })
  now += 3_600_001
  expect(claimsIn(vapid.authorization('https://push.example.net'))).toMatchObject({
    exp: Math.floor(now / 1000) + 43_200,
  })
})
