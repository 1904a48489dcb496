/** Browsers that are logged in, as devices of an account: their connections, and what ends both. */
import { beforeEach, describe, expect, it } from 'vitest'
import { fakePushSender } from '../../../../test/support/fake-push-sender.ts'
import type { IrcPerson } from '../../../../test/support/irc-house.ts'
import { type Browser, openSessionHouse, PASSWORD, type SessionHouse } from '../../../../test/support/session-house.ts'

let house: SessionHouse
let amy: Browser

beforeEach(async () => {
  house = openSessionHouse()
  await house.account('amy')
  amy = house.browser()
})

describe('WEB-22 the WebSocket of a page', () => {
  it('comes in by the cookie, without a password', async () => {
    await amy.logIn('amy')
    const person = await amy.connect('amy')
    const heard = await person.hears()
    expect(heard).toContainEqual(expect.stringMatching(/ 900 \* .* amy :You are now logged in as amy$/))
    expect(heard).toContainEqual(expect.stringMatching(/ 001 amy /))
  })

  it('that was there before becomes the device’s by a ticket, once', async () => {
    const person = await house.arrive('ben')
    await person.asks(`REGISTER * * :${PASSWORD}`)
    const browser = house.browser()
    const ticket = String((await browser.logIn('ben')).json?.['ticket'])
    const show = ['AUTHENTICATE SNUG-TICKET', `AUTHENTICATE ${Buffer.from(ticket).toString('base64')}`]
    expect(await person.asks('CAP REQ sasl', ...show)).toContainEqual(expect.stringMatching(/ 903 ben /))
    expect(await person.asks(...show)).toContainEqual(expect.stringMatching(/ 904 ben /))
    await browser.ask('DELETE', '/session')
    expect(await person.hears()).toContainEqual(expect.stringContaining('This device was logged out'))
  })
})

describe('WEB-23 a device that is logged out', () => {
  it('takes with it all tabs of the guest who made the account there', async () => {
    const key = 'k'.repeat(32)
    const tab = async (): Promise<IrcPerson> => {
      const person = house.connect({ transport: 'messages' })
      await person.asks(
        'CAP LS 302',
        'NICK ben',
        'USER u 0 * :r',
        'CAP REQ snug.chat/guest-key',
        `GUESTKEY ${key}`,
        'CAP END',
      )
      return person
    }
    const [one, other] = [await tab(), await tab()]
    await one.asks(`REGISTER * * :${PASSWORD}`)
    const ben = house.browser()
    const ticket = String((await ben.logIn('ben')).json?.['ticket'])
    await one.asks('AUTHENTICATE SNUG-TICKET', `AUTHENTICATE ${Buffer.from(ticket).toString('base64')}`)
    await ben.ask('DELETE', '/session')
    for (const person of [one, other])
      expect(await person.hears()).toContainEqual(expect.stringMatching(/^ERROR .*logged out/))
  })

  it('is so at once, with its connections, whoever of the account does it; and no other', async () => {
    const phone = house.browser()
    await amy.logIn('amy')
    await phone.logIn('amy')
    const [here, there] = [await amy.connect('amy'), await phone.connect('amy')]
    await Promise.all([here.hears(), there.hears()])
    const other = (await amy.devices()).find(({ isThis }) => !isThis)
    expect((await amy.ask('DELETE', `/session/devices/${other?.id}`)).status).toBe(200)
    expect(await there.hears()).toContainEqual(expect.stringMatching(/^ERROR .*This device was logged out/))
    expect(await here.hears()).toEqual([])
    expect((await phone.ask('GET', '/session')).json).toMatchObject({ account: null })
    expect((await phone.ask('GET', '/session/account')).status).toBe(401)
    expect(await (await phone.connect('amy')).hears()).toContainEqual(expect.stringMatching(/ 904 /))
  })

  it('cannot be somebody else’s', async () => {
    await house.account('bob')
    const bob = house.browser()
    await amy.logIn('amy')
    await bob.logIn('bob')
    const [hers] = await amy.devices()
    expect((await bob.ask('DELETE', `/session/devices/${hers?.id}`)).status).toBe(404)
    expect((await house.browser().ask('DELETE', `/session/devices/${hers?.id}`)).status).toBe(401)
    await bob.ask('DELETE', '/session/devices')
    expect(await amy.devices()).toHaveLength(1)
  })

  it('can be all others at once', async () => {
    const others = [house.browser(), house.browser()]
    for (const browser of [amy, ...others]) await browser.logIn('amy')
    expect((await amy.ask('DELETE', '/session/devices')).status).toBe(200)
    expect(await amy.devices()).toMatchObject([{ isThis: true }])
  })

  it('has no cookie any more when it logs out itself', async () => {
    await amy.logIn('amy')
    const person = await amy.connect('amy')
    await person.hears()
    const { headers } = await amy.ask('DELETE', '/session')
    expect(headers['set-cookie']).toMatch(/^snug-device-7684=; .*Max-Age=0/)
    expect(await person.hears()).toContainEqual(expect.stringMatching(/^ERROR /))
  })
})

describe('WEB-23 a connection of a device', () => {
  it('stays that when a log-in to another account does not take place', async () => {
    await house.account('mallory')
    const phone = house.browser()
    for (const browser of [amy, phone]) await browser.logIn('amy')
    const [here, there] = [await amy.connect('amy'), await phone.connect('amy')]
    await Promise.all([here.hears(), there.hears()])
    const show = Buffer.from(`\0mallory\0${PASSWORD}`).toString('base64')
    const heard = await there.asks('AUTHENTICATE PLAIN', `AUTHENTICATE ${show}`)
    expect(heard).toContainEqual(expect.stringContaining(' 907 '))
    expect((await amy.ask('DELETE', '/session/devices')).status).toBe(200)
    expect(await there.hears()).toContainEqual(expect.stringMatching(/^ERROR .*This device was logged out/))
  })
})

describe('PUSH-1 a connection that was there before it became a device’s', () => {
  it('subscribes for that device, which takes it along', async () => {
    house = openSessionHouse({ pushes: { gate: fakePushSender() } })
    const person = await house.arrive('ben')
    await person.asks(`REGISTER * * :${PASSWORD}`)
    const browser = house.browser()
    const ticket = String((await browser.logIn('ben')).json?.['ticket'])
    const shown = Buffer.from(ticket).toString('base64')
    await person.asks('CAP REQ :sasl draft/webpush', 'AUTHENTICATE SNUG-TICKET', `AUTHENTICATE ${shown}`)
    await person.asks('WEBPUSH REGISTER https://push.test/x p256dh=k;auth=a')
    const { chat } = house.hub
    expect(chat.pushes.get('ben')).toMatchObject([{ device: chat.account('ben')?.devices?.[0]?.id }])
    await browser.ask('DELETE', '/session')
    expect(house.hub.chat.pushes.get('ben') ?? []).toEqual([])
  })
})

describe('WEB-25 a new password', () => {
  it('wants the old one, and ends all devices and connections but those of this one', async () => {
    const phone = house.browser()
    await amy.logIn('amy')
    await phone.logIn('amy')
    const [here, there] = [await amy.connect('amy'), await phone.connect('amy')]
    await Promise.all([here.hears(), there.hears()])
    const change = (old: string, fresh: string) => amy.ask('POST', '/session/password', { old, new: fresh })
    expect((await change('wrong', 'another one')).json).toEqual({ why: 'wrong' })
    expect((await change(PASSWORD, 'short')).json).toEqual({ why: 'too-short' })
    expect((await change(PASSWORD, 'another one')).status).toBe(200)
    expect(await there.hears()).toContainEqual(expect.stringMatching(/^ERROR .*password/))
    expect(await here.hears()).toEqual([])
    expect(await amy.devices()).toMatchObject([{ isThis: true }])
    expect((await house.browser().logIn('amy')).status).toBe(401)
    expect((await house.browser().logIn('amy', 'another one')).status).toBe(200)
  })

  it('of NickServ leaves the device through which it is said', async () => {
    await house.account('bob', 'old-word-1')
    const [bob, other] = [house.browser(), house.browser()]
    for (const browser of [bob, other]) await browser.logIn('bob', 'old-word-1')
    const person = await bob.connect('bob')
    await person.hears()
    await person.asks('NS PASSWD old-word-1 a new word')
    expect(await bob.devices()).toMatchObject([{ isThis: true }])
    expect((await other.ask('GET', '/session')).json).toMatchObject({ account: null })
  })
})
