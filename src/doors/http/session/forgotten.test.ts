/** A password that was forgotten, by the page: a code, and a new password with it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeMailer, type FakeMailer } from '../../../../test/support/fake-mailer.ts'
import { type Browser, openSessionHouse, PASSWORD, type SessionHouse } from '../../../../test/support/session-house.ts'

const NEW = 'a new password'

let mailer: FakeMailer
let house: SessionHouse
let page: Browser

beforeEach(async () => {
  mailer = createFakeMailer()
  house = openSessionHouse({ mailer })
  const amy = await house.arrive('amy')
  await amy.asks(`REGISTER * amy@example.org :${PASSWORD}`)
  await amy.asks('VERIFY amy token', 'QUIT')
  mailer.mails.length = 0
  page = house.browser()
})

/** Asks for a code, and waits until it would have been sent. */
async function asksFor(name: string) {
  const answer = await page.ask('POST', '/session/reset', { name })
  house.clock.advance(250)
  await house.clock.settle()
  return answer
}

const shows = (code: string, password = NEW, name = 'amy', browser = page) =>
  browser.ask('POST', '/session/reset/password', { name, code, password })

describe('WEB-99 EMAIL-5 whoever forgot their password', () => {
  it('gets a code by mail, and with it a new password, and is logged in', async () => {
    const other = house.browser()
    await other.logIn('amy')
    expect((await page.ask('GET', '/session')).json).toMatchObject({ account: null, mailsResets: true })
    expect((await asksFor('Amy')).status).toBe(200)
    expect(mailer.mails).toMatchObject([{ to: 'amy@example.org', text: expect.stringContaining('\n    token\n') }])
    const { status, headers, json } = await shows(' token ')
    expect([status, json?.['account']]).toEqual([200, 'amy'])
    expect(headers['set-cookie']).toMatch(/HttpOnly/)
    expect((await page.ask('GET', '/session')).json).toMatchObject({ account: 'amy' })
    // Whoever had the old one is out.
    expect((await other.ask('GET', '/session')).json).toMatchObject({ account: null })
    expect((await other.logIn('amy')).status).toBe(401)
    expect((await other.logIn('amy', NEW)).status).toBe(200)
  })

  it('hears the same whether there is such an account or not, and whether mail goes there', async () => {
    const answers = [await asksFor('amy'), await asksFor('nobody'), await asksFor(''), await asksFor('x'.repeat(500))]
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(mailer.mails).toHaveLength(1)
    mailer.fault = 'unavailable'
    expect(await asksFor('amy')).toEqual(answers[0])
    const wrong = await shows('wrong')
    expect(wrong).toMatchObject({ status: 403, json: { why: 'code-wrong' } })
    expect(await shows('token', NEW, 'nobody')).toEqual(wrong)
    // Also where nobody asked for a code, and whatever the password is.
    expect(await shows('wrong', 'short')).toEqual(wrong)
  })

  it('has as many tries as for the password, and those count together', async () => {
    await asksFor('amy')
    for (let i = 0; i < 10; i++) await shows(`wrong ${i}`)
    const { status, headers, json } = await shows('token')
    expect([status, json?.['why']]).toEqual([429, 'throttled'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect((await page.logIn('amy')).status).toBe(429)
    expect((await asksFor('amy')).status).toBe(429)
  })

  it('fills nobody’s mailbox', async () => {
    for (let i = 0; i < 20; i++) {
      await asksFor('amy')
      house.clock.advance(60_000)
    }
    // The one by which she registered is among the five of a day.
    expect(mailer.mails).toHaveLength(4)
  })

  it('shows the code once, in time, and with a password that is one', async () => {
    await asksFor('amy')
    expect(await shows('token', 'short')).toMatchObject({ status: 422, json: { why: 'too-short' } })
    const both = await Promise.all([shows('token'), shows('token', 'another one', 'amy', house.browser())])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 503])
    expect((await shows('token')).status).toBe(403)
    await asksFor('amy')
    house.clock.advance(3_600_000)
    expect((await shows('token')).status).toBe(403)
  })

  it('does that on the server’s own pages only', async () => {
    const evil = { headers: { origin: 'http://evil.example' } }
    expect((await page.ask('POST', '/session/reset', { name: 'amy' }, evil)).status).toBe(403)
    await asksFor('amy')
    const body = { name: 'amy', code: 'token', password: NEW }
    expect((await page.ask('POST', '/session/reset/password', body, evil)).status).toBe(403)
  })

  it('is told where no mail is sent, and comes in with a code from an operator', async () => {
    house = openSessionHouse()
    await house.account('amy')
    page = house.browser()
    expect((await page.ask('GET', '/session')).json).toMatchObject({ mailsResets: false })
    expect(await asksFor('amy')).toMatchObject({ status: 409, json: { why: 'no-mail' } })
    const root = await house.arrive('root')
    house.hub.ask([...house.hub.sessionsOf(house.hub.chat.userByNick('root')?.id ?? '')][0] ?? expect.unreachable(), {
      do: 'take-rights',
      rights: ['accounts'],
      keep: false,
    })
    await root.asks('NS RESETPASS amy')
    expect(await shows('token')).toMatchObject({ status: 200, json: { account: 'amy' } })
  })
})
