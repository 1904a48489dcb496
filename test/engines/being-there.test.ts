/** Who one is, how it looks, and what happens without a connection and in two tabs, in each engine. */
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { EnginePerson, KEYS } from './engine-person.ts'
import { inEachEngine } from './engines.ts'
import { polled } from './polled.ts'

const PASSWORD = 'sesame street 9'
const LIGHT = 'rgb(253, 251, 247)'
const DARK = 'rgb(29, 27, 25)'

/** What is in the composer and in what is kept of it, and whether the tab is looked at. */
const DRAFT = `
  const { value } = document.querySelector('.composer textarea')
  return [value, localStorage.getItem('snug.drafts'), document.hidden, document.hasFocus()]`

function paper(amy: EnginePerson): Promise<unknown> {
  return amy.evaluate('return getComputedStyle(document.body).backgroundColor')
}

inEachEngine((browser) => {
  it('hears what a page complains about', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await EnginePerson.at(browser(), `http://127.0.0.1:${port}/`)
    await amy.evaluate(`
      console.error('said')
      setTimeout(() => { throw new Error('thrown') })
      const style = document.createElement('style')
      style.textContent = 'body { color: red }'
      document.body.append(style)`)
    const heard: string[] = []
    await polled(
      'complaints',
      async () => heard.push(...(await amy.complaints())) >= 3,
      () => heard.join('\n'),
    )
    for (const text of [/said/, /thrown/, /style-src/]) expect(heard.join('\n')).toMatch(text)
  })

  it('WEB-26 WEB-20 makes an account, stays logged in, logs out, and comes in by the password', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await EnginePerson.at(browser(), `http://127.0.0.1:${port}/`)
    await amy.enter('amy')
    await amy.press('button', /: you$/)
    await amy.press('[role=menuitem]', /^Keep the name/)
    await amy.find('dialog input')
    await amy.fill('dialog input', /^Password/, PASSWORD)
    await amy.type(KEYS.Enter)
    await amy.reads('dialog', /is yours now/)
    await amy.press('dialog button', /^Done$/)
    await amy.reload()
    await amy.isIn('lobby')
    await amy.find('button', /^amy.*logged in: you$/)
    await amy.press('button', /: you$/)
    await amy.press('[role=menuitem]', /^Log out/)
    await amy.afresh(() => amy.press('dialog button', /^Log out$/))
    await amy.fill('input', /^Your name/, 'amy')
    await amy.type(KEYS.Enter)
    await amy.reads('body', /belongs to an account/)
    await amy.fill('input', /^Password/, PASSWORD)
    await amy.type(KEYS.Enter)
    await amy.isIn('lobby')
    await amy.find('button', /^amy.*logged in: you$/)
    // Browsers say of each refused log-in that it was one.
    expect((await amy.complaints()).filter((text) => !text.includes('401'))).toEqual([])
  })

  it('WEB-9 WEB-85 is light and dark as one wants, and right to left in Arabic, where nothing sticks out', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await EnginePerson.at(browser(), `http://127.0.0.1:${port}/`)
    await amy.enter('amy')
    await amy.say('Latin words, then عربية')
    await amy.chord(KEYS.Control, ',')
    await amy.press('dialog button', /^Appearance$/)
    for (const [name, colour] of [
      [/^Dark/, DARK],
      [/^Light/, LIGHT],
    ] as const) {
      await amy.press('dialog label', name)
      await polled(
        `the colour ${colour}`,
        async () => (await paper(amy)) === colour,
        async () => String(await paper(amy)),
      )
    }
    await amy.press('dialog button', /^Language$/)
    await amy.afresh(() => amy.press('dialog label', /العربية/))
    await amy.find('[dir=rtl] .composer textarea')
    await amy.message(/عربية/)
    const [list, side] = (await amy.evaluate(
      "return ['[role=log]', 'nav'].map((part) => document.querySelector(part).getBoundingClientRect().left)",
    )) as [number, number]
    expect(side).toBeGreaterThan(list)
    for (const width of [1200, 600]) {
      await amy.resize(width, 800)
      await polled('the width', () => amy.evaluate('return innerWidth <= arguments[0]', width))
      expect(await amy.evaluate('return document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    }
    await amy.resize(1200, 880)
    expect(await amy.complaints()).toEqual([])
  })

  it('WEB-4 WEB-40 WEB-43 WEB-44 goes on without its server, keeps its name, and agrees with another tab', async () => {
    const folder = folderHere()
    const first = await serveHere(folder)
    const { port } = first
    const amy = await EnginePerson.at(browser(), `http://127.0.0.1:${port}/`)
    await amy.enter('amy')
    await amy.say('before')
    const other = await EnginePerson.at(browser(), `http://127.0.0.1:${port}/`, true)
    await other.isIn('lobby')
    await other.message(/before/)
    await other.find('button', /^amy.*: you$/)
    // What she sent is no draft any more, and that is written down: of two tabs that write at once the later one counts.
    await polled('no draft', () => amy.evaluate("return localStorage.getItem('snug.drafts') === '[]'"))
    await other.fill('.composer textarea', /^Message/, 'begun')
    await polled(
      'the draft in the first tab',
      async () => (await amy.value('.composer textarea')) === 'begun',
      async () => JSON.stringify([await amy.evaluate(DRAFT), await other.evaluate(DRAFT)]),
    )
    await other.fill('.composer textarea', /^Message/, 'said in the other')
    await other.type(KEYS.Enter)
    await amy.message(/said in the other/)
    await amy.reload()
    await amy.isIn('lobby')
    await amy.find('button', /^amy.*: you$/)
    await amy.message(/said in the other/)

    await first.end('SIGKILL')
    await amy.reads('.status-bar', /connection was lost|no connection|Not connected/)
    await amy.say('written without a server')
    await amy.message(/written without a server/)
    await other.message(/written without a server/)
    const again = await serveHere(folder, '--port', String(port))
    const ida = await IrcPerson.inLobby(again.port, 'ida')
    for (const tab of [amy, other]) {
      await tab.evaluate("document.querySelector('.status-bar button')?.click()")
      await tab.gone('.status-bar', /\S/)
    }
    await ida.hears('written without a server')
    await polled('once', async () => (await amy.all('[role=log] article', /written without a server/)).length === 1)
    await amy.gone('[role=log] article', /Waiting/)
    // What browsers say of a server that is gone.
    expect((await amy.complaints()).filter((text) => !/connect|websocket|network/i.test(text))).toEqual([])
    await other.close()
  })

  it('WEB-41 WEB-42 opens without a network, as it was', async () => {
    const server = await serveHere(folderHere())
    const amy = await EnginePerson.at(browser(), `http://127.0.0.1:${server.port}/`)
    await amy.enter('amy')
    await polled('the shell to be kept', () =>
      amy.evaluateLater(
        "const done = arguments[0]; navigator.serviceWorker.getRegistration().then((found) => done(found?.active?.state === 'activated'), () => done(false))",
      ),
    )
    // In the last moment.
    await amy.say('kept here')
    await amy.message(/kept here/)
    await browser().setOffline?.(true)
    await server.end('SIGKILL')
    try {
      await amy.reload()
      await amy.message(/kept here/)
      await amy.reads('.status-bar', /last visit/)
    } finally {
      await browser().setOffline?.(false)
    }
  })

  it('WEB-121 goes on where the browser keeps nothing', async ({ skip }) => {
    const driver = browser()
    if (!driver.setStorage) return skip('this browser cannot be told to')
    const { port } = await serveHere(folderHere())
    await driver.setStorage(false)
    try {
      const amy = await EnginePerson.at(driver, `http://127.0.0.1:${port}/`)
      await amy.enter('amy')
      const ida = await IrcPerson.inLobby(port, 'ida')
      await amy.say('kept nowhere')
      await ida.hears('kept nowhere')
    } finally {
      await driver.setStorage(true)
    }
  })
})
