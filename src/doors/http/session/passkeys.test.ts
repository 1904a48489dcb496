/** Passkeys: made while logged in, and shown to log in; what of them may not be believed. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, openSessionHouse, PASSWORD, type SessionHouse } from '../../../../test/support/session-house.ts'
import { type Algorithm, type Says, SoftAuthenticator } from '../../../../test/support/soft-authenticator.ts'

let house: SessionHouse
let amy: Browser
let key: SoftAuthenticator

beforeEach(async () => {
  house = openSessionHouse()
  await house.account('amy')
  amy = house.browser()
  await amy.logIn('amy')
  key = new SoftAuthenticator()
})

async function challengeOf(browser: Browser, target: string, json: unknown): Promise<string> {
  const answer = await browser.ask('POST', target, json)
  expect(answer.status).toBe(200)
  return String(answer.json?.['challenge'])
}

/** Makes a passkey; `says` is where the authenticator or the page lies. */
async function make(says: Partial<Says> = {}, more: object = {}) {
  const challenge = await challengeOf(amy, '/session/passkeys/options', { password: PASSWORD })
  return amy.ask('POST', '/session/passkeys', { ...key.make({ challenge, ...says }), ...more })
}

/** Shows it in a browser that nobody has used. */
async function show(says: Partial<Says> = {}, more: object = {}) {
  const browser = house.browser()
  const challenge = await challengeOf(browser, '/session/passkey/options', {})
  const answer = await browser.ask('POST', '/session/passkey', { ...key.show({ challenge, ...says }), ...more })
  return { browser, ...answer }
}

describe('WEB-24 a passkey', () => {
  it.each<Algorithm>([-7, -8, -257])('of algorithm %d logs in without a name', async (algorithm) => {
    key = new SoftAuthenticator(algorithm)
    expect((await make()).status).toBe(200)
    const { status, json, browser } = await show()
    expect([status, json?.['account']]).toEqual([200, 'amy'])
    expect((await browser.ask('GET', '/session')).json).toMatchObject({ account: 'amy' })
  })

  it('has a name that its owner can change, and is gone when they take it away', async () => {
    await make()
    const id = key.id.toString('base64url')
    expect((await amy.ask('PUT', `/session/passkeys/${id}`, { name: ' my phone ' })).status).toBe(200)
    expect((await amy.ask('PUT', `/session/passkeys/${id}`, { name: '' })).status).toBe(422)
    expect((await amy.ask('GET', '/session/account')).json?.['passkeys']).toMatchObject([{ id, name: 'my phone' }])
    await house.account('bob')
    const bob = house.browser()
    await bob.logIn('bob')
    expect((await bob.ask('DELETE', `/session/passkeys/${id}`)).status).toBe(404)
    expect((await amy.ask('DELETE', `/session/passkeys/${id}`)).status).toBe(200)
    expect((await show()).json).toEqual({ why: 'wrong' })
  })

  it('is not changed without end', async () => {
    await make()
    const path = `/session/passkeys/${key.id.toString('base64url')}`
    const statuses: number[] = []
    for (let i = 0; i < 41; i++) statuses.push((await amy.ask('PUT', path, { name: `name ${i}` })).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429])
  })

  it('is made only by who is logged in and knows the password', async () => {
    const target = '/session/passkeys/options'
    expect((await house.browser().ask('POST', target, { password: PASSWORD })).status).toBe(401)
    expect((await amy.ask('POST', target, { password: 'wrong' })).json).toEqual({ why: 'wrong' })
  })

  it.each<[string, Partial<Says>, object]>([
    ['for another page', { origin: 'http://localhost:7685' }, {}],
    ['where somebody can read along', { origin: 'http://chat.example' }, {}],
    ['for another server', { rpId: 'evil.example' }, {}],
    ['without a finger or PIN', { flags: 0x41 }, {}],
    ['without a credential', { flags: 0x05 }, {}],
    ['with a challenge of another', { challenge: 'AAAA' }, {}],
    ['that is no making', { type: 'webauthn.get' }, {}],
    ['with another id', {}, { id: 'AAAA' }],
    ['with a key of another kind', {}, { algorithm: '-257' }],
    ['with no key', {}, { publicKey: 'AAAA' }],
    ['of an algorithm that nobody knows', {}, { algorithm: '-9' }],
  ])('%s is none', async (_, says, more) => {
    expect((await make(says, more)).json).toEqual({ why: 'wrong' })
  })

  it('takes a challenge once, on the device that it was for, and not for long', async () => {
    const challenge = await challengeOf(amy, '/session/passkeys/options', { password: PASSWORD })
    const phone = house.browser()
    await phone.logIn('amy')
    const made = key.make({ challenge })
    expect((await phone.ask('POST', '/session/passkeys', made)).status).toBe(422)
    expect((await amy.ask('POST', '/session/passkeys', made)).status).toBe(200)
    const again = new SoftAuthenticator().make({ challenge })
    expect((await amy.ask('POST', '/session/passkeys', again)).status).toBe(422)
    const late = await challengeOf(amy, '/session/passkeys/options', { password: PASSWORD })
    house.clock.advance(5 * 60_000)
    expect((await amy.ask('POST', '/session/passkeys', new SoftAuthenticator().make({ challenge: late }))).status).toBe(
      422,
    )
  })

  it.each<[string, Partial<Says>, object]>([
    ['for another page', { origin: 'https://evil.example' }, {}],
    ['for another server', { rpId: 'evil.example' }, {}],
    ['without a finger or PIN', { flags: 0x01 }, {}],
    ['with a challenge of another', { challenge: 'AAAA' }, {}],
    ['with another signature', {}, { signature: 'MAYCAQECAQE' }],
    ['with a signature of nothing', {}, { signature: '' }],
    ['of another id', {}, { id: 'AAAA' }],
    ['for another person', {}, { userHandle: 'AAAA' }],
    ['with what was not signed', {}, { authenticatorData: 'AAAA' }],
  ])('%s lets nobody in', async (_, says, more) => {
    await make()
    const { status, json, headers } = await show(says, more)
    expect([status, json, headers['set-cookie']]).toEqual([401, { why: 'wrong' }, undefined])
  })

  it('lets nobody in from another port of the host, whom the browser shows it too', async () => {
    await make()
    const other = 'localhost:3000'
    const browser = house.browser()
    const challenge = await challengeOf(browser, '/session/passkey/options', {})
    const shown = key.show({ challenge, origin: `http://${other}` })
    const changes = { host: other, headers: { origin: `http://${other}` } }
    expect((await browser.ask('POST', '/session/passkey', shown, changes)).json).toEqual({ why: 'wrong' })
  })

  it('that counts is not taken from a copy that is behind', async () => {
    await make({ counter: 3 })
    expect((await show({ counter: 4 })).status).toBe(200)
    expect((await show({ counter: 4 })).status).toBe(401)
    expect((await show({ counter: 9 })).status).toBe(200)
  })

  it('is not tried without end', async () => {
    for (let i = 0; i < 10; i++) expect((await show()).status).toBe(401)
    expect((await show()).status).toBe(429)
  })

  it('needs a name for the server, and no address', async () => {
    const changes = { host: '192.168.1.5:7684', headers: { origin: 'http://192.168.1.5:7684' } }
    expect((await amy.ask('POST', '/session/passkey/options', {}, changes)).json).toEqual({ why: 'no-domain' })
    expect((await house.browser().ask('GET', '/session', undefined, changes)).json).toMatchObject({ passkeys: false })
  })
})
