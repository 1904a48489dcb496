/** The browser door without a network, in a real Chromium: the page and what was said are there, what is written waits, and two tabs are one person. */
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { isKept, shellIsKept } from '../support/kept-page.ts'
import { within } from '../support/patience.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

const RICH = 'message-tags server-time echo-message draft/message-redaction snug.chat/edit'

/** Says something in the lobby; gives its msgid. */
async function say(person: IrcPerson, text: string): Promise<string> {
  person.say(`PRIVMSG #lobby :${text}`)
  const echo = await within(
    person.until(({ verb, params }) => verb === 'PRIVMSG' && params[1] === text),
    text,
  )
  return echo.tags?.get('msgid') ?? ''
}

interface Pressed {
  click(): void
  readonly ownerDocument: { readonly location: { reload(): void } }
}

/** Presses a button and loads the page anew, with nothing in between. */
async function pressAndLeave(button: Locator): Promise<void> {
  const loaded = button.page().waitForEvent('load')
  await button.evaluate((button: Pressed) => {
    button.click()
    button.ownerDocument.location.reload()
  })
  await loaded
}

describeWith(['chromium'], 'the browser door without a network', () => {
  it('WEB-41 WEB-42 WEB-43 opens with what was said; what is written waits, and is said once and in order; what changed meanwhile is mended', async () => {
    const data = folderHere()
    const server = await serveHere(data)
    const bob = await IrcPerson.inLobby(server.port, 'bob', RICH)
    const amy = await WebPerson.arrive(server.port, 'amy')
    const { page } = amy
    await say(bob, 'before the night')
    const wrong = await say(bob, 'a wrong word')
    const secret = await say(bob, 'a secret')
    await amy.hears('a secret')
    await shellIsKept(page)
    await isKept(page, 'a secret')

    // Nothing can be reached, and the page is loaded anew.
    await page.context().setOffline(true)
    await page.reload()
    await amy.hears('before the night')
    await page.getByText(/from your last visit/).waitFor()
    bob.say(`EDIT #lobby ${wrong} :a right word`, `REDACT #lobby ${secret}`, 'PRIVMSG #lobby :while amy slept')
    await bob.barrier()
    // Of somebody who cannot be asked about nothing is claimed.
    await amy.message('before the night').getByRole('button', { name: 'bob' }).first().click()
    const card = page.getByRole('dialog', { name: 'bob' })
    await card.getByText('Not connected.').waitFor()
    await page.keyboard.press('Escape')
    // What an answer answers is kept when it is taken back to be changed.
    await amy.press('before the night', /^reply$/i)
    await amy.say('an answer')
    await amy.message('an answer').getByRole('button', { name: 'Edit' }).click()
    await page.getByText('Replying to bob').waitFor()
    await page.keyboard.press('Escape')
    await amy.composer.fill('')
    await amy.say('first')
    await amy.say('second')
    await amy.say('never mind')
    await page.getByText('Waiting to be sent').nth(2).waitFor()
    // Once more, with what waits, as it was in the moment in which the page went.
    await pressAndLeave(amy.message('never mind').getByRole('button', { name: 'Discard' }))
    await amy.hears('second')
    await amy.isIn()
    expect(await amy.shown(/first|second|never mind/g)).toEqual(['first', 'second'])

    await page.context().setOffline(false)
    await within(
      bob.until(({ verb, params }) => verb === 'PRIVMSG' && params[1] === 'second'),
      'second at bob',
    )
    await amy.hears('while amy slept')
    await amy.hears('a right word')
    await page.getByText('a secret').waitFor({ state: 'detached' })
    await page.getByText('Waiting to be sent').first().waitFor({ state: 'detached' })
    await bob.barrier()
    const said = bob.heard.filter(({ verb, source }) => verb === 'PRIVMSG' && source?.startsWith('amy!'))
    expect(said.map(({ params }) => params[1])).toEqual(['first', 'second'])
    expect(await amy.shown(/first|second|while amy slept|a right word|a wrong word/g)).toEqual([
      'a right word',
      'while amy slept',
      'first',
      'second',
    ])
    expect(amy.complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one))).toEqual([])
  })

  it('WEB-43 keeps what was written, and what was discarded, in the very moment in which the page goes', async () => {
    const server = await serveHere(folderHere())
    const amy = await WebPerson.arrive(server.port, 'amy')
    await shellIsKept(amy.page)
    await amy.page.context().setOffline(true)
    await amy.page.reload()
    for (const word of ['one', 'two', 'three', 'four', 'five', 'six']) {
      await amy.isIn()
      await amy.composer.fill(word)
      await pressAndLeave(amy.page.getByRole('button', { name: 'Send', exact: true }))
      await amy.hears(word)
      await pressAndLeave(amy.message(word).getByRole('button', { name: 'Discard' }))
      await amy.isIn()
      expect(await amy.page.getByText('Waiting to be sent').count()).toBe(0)
    }
  })

  it('WEB-40 WEB-43 WEB-44 two tabs are one person: both show the same, also while the server is gone; whoever forgets is forgotten in both', async () => {
    const data = folderHere()
    const server = await serveHere(data)
    const bob = await IrcPerson.inLobby(server.port, 'bob', RICH)
    const amy = await WebPerson.arrive(server.port, 'amy')
    const other = await amy.page.context().newPage()
    await other.goto(`http://127.0.0.1:${server.port}/`)
    const tabs = [amy.page, other]
    const composer = (page: Page) => page.getByRole('textbox', { name: /^message/i })
    const inLog = (page: Page, text: string | RegExp) => page.getByRole('log').getByText(text)
    const write = async (page: Page, text: string): Promise<void> => {
      await composer(page).fill(text)
      await composer(page).press('Enter')
    }
    await write(other, 'from the other tab')
    await write(amy.page, 'from this tab')
    for (const page of tabs)
      for (const text of ['from the other tab', 'from this tab']) await inLog(page, text).waitFor()
    bob.say('NAMES #lobby')
    await bob.barrier()
    const names = bob.heard.findLast(({ verb }) => verb === '353')?.params.at(-1) ?? ''
    expect(names.split(' ').filter((name) => /^\W?amy/.test(name))).toHaveLength(1)
    await composer(amy.page).fill('a draft')

    await server.end('SIGKILL')
    await Promise.all(
      tabs.map((page) =>
        page
          .getByText(/connection was lost/i)
          .first()
          .waitFor(),
      ),
    )
    await write(other, 'one')
    await inLog(amy.page, /^one$/).waitFor()
    await write(amy.page, 'two')
    for (const page of tabs) await page.getByText('Waiting to be sent').nth(1).waitFor()
    await serveHere(data, '--port', String(server.port))
    const ira = await IrcPerson.inLobby(server.port, 'ira', RICH)
    for (const page of tabs) await amy.isBack(page)
    for (const page of tabs) await page.getByText('Waiting to be sent').first().waitFor({ state: 'detached' })
    ira.say('CHATHISTORY LATEST #lobby * 50')
    await ira.barrier()
    const said = ira.heard.filter(({ verb, params }) => verb === 'PRIVMSG' && /^(?:one|two)$/.test(params[1] ?? ''))
    expect(said.map(({ params }) => params[1])).toEqual(['one', 'two'])
    for (const page of tabs)
      await expect
        .poll(async () => (await page.getByRole('log').innerText()).match(/^(?:one|two)$/gm))
        .toEqual(['one', 'two'])

    await composer(other).fill('a draft')
    await other.reload()
    await composer(other).waitFor()
    expect(await composer(other).inputValue()).toBe('a draft')

    await other.keyboard.press('Control+,')
    await other.getByRole('button', { name: 'This device' }).click()
    await other.getByRole('button', { name: /forget everything/ }).click()
    await other.getByRole('button', { name: /Press again/ }).click()
    for (const page of tabs) await page.getByRole('textbox', { name: /^your name/i }).waitFor()
    expect(await other.evaluate(keptOnDevice)).toEqual({ rooms: 0, outbox: 0, nick: '', drafts: '' })
  })

  it('WEB-44 a draft is gone on with in either tab, wherever it was begun, also where both believe to have the focus', async () => {
    const server = await serveHere(folderHere())
    const amy = await WebPerson.arrive(server.port, 'amy')
    const other = await amy.page.context().newPage()
    await other.goto(`http://127.0.0.1:${server.port}/`)
    const [here, there] = [amy.page, other].map((page) => page.getByRole('textbox', { name: /^message/i })) as [
      Locator,
      Locator,
    ]
    const reads = (field: Locator, text: string) => expect.poll(() => field.inputValue()).toBe(text)
    await here.focus()
    await there.pressSequentially('beg')
    await reads(here, 'beg')
    await there.pressSequentially('un')
    await reads(here, 'begun')
    // In a tab that one leaves, and comes back to, one finds what was written since.
    await there.blur()
    await here.pressSequentially(' here')
    await reads(there, 'begun here')
    await here.blur()
    await here.focus()
    await there.pressSequentially(' and there')
    await reads(here, 'begun here and there')
    await there.blur()
    // What is being written stays.
    await here.pressSequentially('!')
    await reads(there, 'begun here and there!')
    await there.pressSequentially('?')
    await expect.poll(() => here.evaluate(() => localStorage.getItem('snug.drafts'))).toContain('there!?')
    expect(await here.inputValue()).toBe('begun here and there!')
  })

  it('WEB-42 goes on keeping where the browser has closed what it keeps', async () => {
    const server = await serveHere(folderHere())
    const bob = await IrcPerson.inLobby(server.port, 'bob', RICH)
    const amy = await WebPerson.arrive(server.port, 'amy')
    const { page } = amy
    await say(bob, 'before')
    await amy.hears('before')
    await isKept(page, 'before')
    const session = await page.context().newCDPSession(page)
    const origin = `http://127.0.0.1:${server.port}`
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
    await say(bob, 'after')
    await amy.hears('after')
    await isKept(page, 'after')
  })

  it('WEB-44 what one writes is sent by the tab that was opened last, also while another one sleeps', async () => {
    const data = folderHere()
    const server = await serveHere(data)
    const amy = await WebPerson.arrive(server.port, 'amy')
    const other = await amy.page.context().newPage()
    await other.goto(`http://127.0.0.1:${server.port}/`)
    const composer = other.getByRole('textbox', { name: /^message/i })
    await composer.waitFor()
    // What was kept is shown before the connection is there, and a loss of that would not be told as one.
    await amy.isBack(other)
    // As on a phone, which lets tabs sleep that nobody looks at.
    const session = await amy.page.context().newCDPSession(amy.page)
    await session.send('Debugger.enable')
    await session.send('Debugger.pause')
    await server.end('SIGKILL')
    await other
      .getByText(/connection was lost/i)
      .first()
      .waitFor()
    await composer.fill('good morning')
    await composer.press('Enter')
    await other.getByText('Waiting to be sent').waitFor()
    await serveHere(data, '--port', String(server.port))
    await amy.isBack(other)
    await other.getByText('Waiting to be sent').waitFor({ state: 'detached' })
    await other.getByRole('log').getByText('good morning').waitFor()
  })
})

/** What is left of a person on their device. */
const keptOnDevice = `new Promise((resolve) => {
  const opening = indexedDB.open('snug')
  opening.onsuccess = () => {
    const transaction = opening.result.transaction(['rooms', 'outbox'])
    const [rooms, outbox] = ['rooms', 'outbox'].map((name) => transaction.objectStore(name).count())
    const [nick, drafts] = ['nick', 'drafts'].map((name) => localStorage.getItem('snug.' + name) ?? '')
    transaction.oncomplete = () => resolve({ rooms: rooms.result, outbox: outbox.result, nick, drafts })
  }
})`
