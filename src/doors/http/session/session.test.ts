/** Browsers that stay logged in: over HTTP, and by the WebSocket of their page. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeMailer } from '../../../../test/support/fake-mailer.ts'
import { type Browser, openSessionHouse, PASSWORD, type SessionHouse } from '../../../../test/support/session-house.ts'

let house: SessionHouse
let amy: Browser

beforeEach(async () => {
  house = openSessionHouse()
  await house.account('amy')
  amy = house.browser()
})

describe('WEB-20 a browser that logs in', () => {
  it('gets a cookie whose secret is kept nowhere, and is known by it', async () => {
    expect((await amy.ask('GET', '/session')).json).toMatchObject({ account: null, registration: { email: 'none' } })
    const { status, headers, json } = await amy.logIn('Amy')
    expect([status, json?.['account']]).toEqual([200, 'amy'])
    expect(headers['set-cookie']).toMatch(
      /^snug-device-7684=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
    )
    expect((await amy.ask('GET', '/session')).json).toMatchObject({ account: 'amy', passkeys: true })
    expect(await amy.devices()).toMatchObject([{ name: 'Firefox · Linux', isThis: true }])
    const secret = amy.cookie.split('=')[1] ?? ''
    expect(JSON.stringify(house.messages.restore())).not.toContain(secret)
  })

  it.each([
    [{ isSecure: true, headers: { origin: 'https://localhost:7684' } }],
    // What encrypts may stand in front of the server.
    [{ host: 'chat.example', headers: { origin: 'https://chat.example' } }],
  ])('over an encrypted connection gets one that goes over no other: %j', async (changes) => {
    const { headers } = await amy.ask('POST', '/session', { name: 'amy', password: PASSWORD }, changes)
    expect(headers['set-cookie']).toMatch(/^__Host-snug-device\S*=[\w-]{43}; Path=\/; .*; Secure$/)
  })

  it('is told how others reach the machine only where it is on it', async () => {
    const address = async (changes: object) =>
      (await amy.ask('GET', '/session', undefined, changes)).json?.['addressForOthers']
    expect(await address({})).toBe('192.168.1.5:7684')
    expect(await address({ address: '192.0.2.7' })).toBeNull()
    expect(await address({ host: 'chat.example' })).toBeNull()
  })

  it('survives a restart', async () => {
    await amy.logIn('amy')
    const again = openSessionHouse({ messages: house.messages })
    const later = again.browser()
    later.cookie = amy.cookie
    expect((await later.ask('GET', '/session')).json).toMatchObject({ account: 'amy' })
  })

  it('is no longer what it was logged in to before', async () => {
    await house.account('bob')
    await amy.logIn('bob')
    const before = amy.cookie
    await amy.logIn('amy')
    const bob = house.browser()
    bob.cookie = before
    expect((await bob.ask('GET', '/session')).json).toMatchObject({ account: null })
  })

  it('is kept as long as it comes back, which is written once a day at most', async () => {
    await amy.logIn('amy')
    const seen = () => house.hub.chat.account('amy')?.devices?.[0]?.seenAt
    const first = seen()
    await (await amy.connect('amy')).hears()
    expect(seen()).toBe(first)
    house.clock.advance(100 * 86_400_000)
    await (await amy.connect('amy')).hears()
    house.clock.advance(100 * 86_400_000)
    expect((await amy.ask('GET', '/session')).json).toMatchObject({ account: 'amy' })
  })

  it('is forgotten after half a year without a visit', async () => {
    await amy.logIn('amy')
    house.clock.advance(180 * 86_400_000)
    expect((await amy.ask('GET', '/session')).json).toMatchObject({ account: null })
  })
})

describe('WEB-21 who may log in', () => {
  it.each([
    ['amy', 'wrong'],
    ['nobody', PASSWORD],
  ])('a wrong password and no account look the same: %s', async (name, password) => {
    const { status, headers, json } = await amy.logIn(name, password)
    expect([status, json, headers['set-cookie']]).toEqual([401, { why: 'wrong' }, undefined])
  })

  it('tries are counted, those of other doors among them', async () => {
    for (let i = 0; i < 9; i++) house.logIns.try('127.0.0.1', 'amy')
    expect((await amy.logIn('amy', 'wrong')).status).toBe(401)
    const { status, headers, json } = await amy.logIn('amy')
    expect([status, json?.['why']]).toEqual([429, 'throttled'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })

  it('not a page of another site, nor a form', async () => {
    const json = { name: 'amy', password: PASSWORD }
    const origin = { headers: { origin: 'http://evil.example' } }
    expect((await amy.ask('POST', '/session', json, origin)).status).toBe(403)
    await amy.logIn('amy')
    expect((await amy.ask('DELETE', '/session', undefined, origin)).status).toBe(403)
    const onTheWay = { isSecure: true, headers: { origin: 'http://localhost:7684' } }
    expect((await amy.ask('POST', '/session', json, onTheWay)).status).toBe(403)
    const form = { headers: { 'content-type': 'text/plain' } }
    expect((await amy.ask('POST', '/session', json, form)).status).toBe(415)
    expect((await amy.ask('GET', '/session')).json).toMatchObject({ account: 'amy' })
  })

  it('not into an account that is suspended, and one that waits for its code only with that', async () => {
    const root = await house.arrive('root')
    house.hub.ask([...house.hub.sessionsOf(house.hub.chat.userByNick('root')?.id ?? '')][0] ?? expect.unreachable(), {
      do: 'take-rights',
      rights: ['accounts'],
      keep: false,
    })
    await root.asks('NS SUSPEND amy because')
    expect((await amy.logIn('amy')).json).toEqual({ why: 'suspended' })

    const mailer = createFakeMailer()
    house = openSessionHouse({ mailer })
    const ben = await house.arrive('ben')
    await ben.asks(`REGISTER * ben@example.org :${PASSWORD}`)
    const browser = house.browser()
    expect((await browser.logIn('ben')).json).toEqual({ why: 'unverified' })
    const show = (code: string) => browser.ask('POST', '/session', { name: 'ben', password: PASSWORD, code })
    expect((await show('nonsense')).json).toEqual({ why: 'code-wrong' })
    expect((await show('token')).json).toMatchObject({ account: 'ben' })
  })
})
