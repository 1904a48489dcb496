/** The page at an address that browsers do not trust, as in most homes: what works all the same, and what is said of the rest. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { INSECURE_HOST } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { pngFrom } from '../support/pictures.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

/** A header that Chromium names as one which counts with https only. */
const OF_COURSE = /Cross-Origin-Opener-Policy/

async function arrive(port: number, nick: string): Promise<WebPerson> {
  const person = await WebPerson.atAddress(`http://${INSECURE_HOST}:${port}/`, nick)
  expect(await person.page.evaluate('isSecureContext')).toBe(false)
  await person.enter()
  return person
}

/** What is on the clipboard: pages like this one cannot read it, people can paste it. */
async function pasted({ composer, page }: WebPerson): Promise<string> {
  await composer.fill('')
  await composer.focus()
  await page.keyboard.press('Control+V')
  const text = await composer.inputValue()
  await composer.fill('')
  return text
}

async function openPart(page: Page, part: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: part }).click()
}

describeWith(['chromium'], 'the page in no secure context', () => {
  it('WEB-46 talks, copies, uploads, invites, and stays one guest in two tabs', async () => {
    const { port } = await serveHere(folderHere())
    const bob = await IrcPerson.arrive(port, 'bob', 'message-tags batch draft/multiline')
    const amy = await arrive(port, 'amy')
    const { page } = amy
    bob.say('JOIN #lobby', 'BATCH +1 draft/multiline #lobby')
    bob.say(...['```', 'ls', 'pwd', '```'].map((line) => `@batch=1 PRIVMSG #lobby :${line}`), 'BATCH -1')
    await amy.hears('pwd')
    await amy.message('pwd').hover()
    await amy.isTold('Copied', () => amy.message('pwd').getByRole('button', { name: 'Copy the code' }).click())
    expect(await pasted(amy)).toBe('ls\npwd')
    await amy.isTold('Copied', () => amy.press('pwd', /Copy link/))
    expect(await pasted(amy)).toMatch(new RegExp(`^http://${INSECURE_HOST}:${port}/c/lobby/`))

    const buffer = pngFrom(30, 20, (x, y) => [x * 8, y * 8, 99])
    await page.locator('input[type=file]').first().setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer })
    await page.getByText('Ready').waitFor()
    await amy.say('a picture')
    await amy.message('a picture').getByRole('img').first().waitFor()
    await bob.until(({ verb, params }) => verb === 'PRIVMSG' && params[1]?.startsWith('a picture') === true)

    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('textbox', { name: 'Message #lobby' }).fill('from the other tab')
    await other.keyboard.press('Enter')
    await amy.hears('from the other tab')

    await page.locator('.account-button').click()
    await page.getByRole('menuitem', { name: 'Invite others' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click()
    await page.keyboard.press('Escape')
    expect(await pasted(amy)).toBe(`http://${INSECURE_HOST}:${port}/c/lobby`)
    expect(amy.complaints.filter((one) => !OF_COURSE.test(one))).toEqual([])
  })

  it('WEB-46 turns off what cannot be, and says in plain words what that is and why', async () => {
    const { port } = await serveHere(folderHere())
    const { page } = await arrive(port, 'amy')
    await page.keyboard.press('Control+,')
    for (const name of [/while the page is open/, /also while the page is closed/]) {
      const choice = page.getByRole('switch', { name })
      expect(await choice.isDisabled()).toBe(true)
      const reason = await choice.getAttribute('aria-describedby')
      expect(await page.locator(`[id="${reason}"]`).innerText()).toMatch(/only where the address begins with https/)
    }
    expect(await page.getByRole('switch', { name: 'A short sound' }).isEnabled()).toBe(true)
    await openPart(page, 'This device')
    const said = await page.getByRole('dialog').innerText()
    expect(said).toMatch(/not loaded over https/)
    for (const missing of [
      /does not open without a network/,
      /cannot be installed/,
      /no notices outside/,
      /no passkeys/,
    ])
      expect(said).toMatch(missing)
    expect(said).not.toMatch(/With them the page opens/)
  })
})
