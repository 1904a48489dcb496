/** Keys that come faster than the page is painted, as on a busy machine: each is meant for what the one before has brought. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { focused } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { choose } from '../support/web-account.ts'
import { WebPerson } from '../support/web-person.ts'

/** Presses these one after the other on what has the focus then, with nothing painted between them. Gives what it is in the end, as it is called. */
function pressFast(page: Page, ...keys: string[]): Promise<string> {
  return page.evaluate(`(async () => {
    for (const key of ${JSON.stringify(keys)}) {
      const options = { key, bubbles: true, cancelable: true }
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', options))
      // A browser renders what a key changes in microtasks, and paints in another task.
      for (let i = 0; i < 20; i++) await undefined
    }
    return document.activeElement.closest('[data-entry]')?.innerText ?? document.activeElement.ariaLabel
  })()`)
}

describeWith(['chromium'], 'keys that come fast', () => {
  it('WEB-122 lead from message to message, and do what they say with the one that they led to', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    const ira = await IrcPerson.inLobby(port, 'ira')
    ira.say(...['one', 'two', 'three', 'four'].map((word) => `PRIVMSG #lobby :${word}.`))
    await amy.hears('four.')
    await amy.message('four.').focus()
    expect(await pressFast(page, 'ArrowUp', 'ArrowUp', 'r')).toMatch(/^Message/)
    await page.getByText('Replying to ira').getByText('two.').waitFor()

    await amy.say('mine.')
    await amy.message('mine.').and(page.locator(':not([data-pending])')).waitFor()
    await amy.message('mine.').focus()
    await pressFast(page, 'Enter')
    await expect.poll(() => focused(page)).toBe('React')
    await amy.message('mine.').getByRole('button', { name: 'Reply', exact: true }).focus()
    const typedInto = await page.evaluate(`(async () => {
      document.activeElement.click()
      for (let i = 0; i < 20; i++) await undefined
      return document.activeElement.localName
    })()`)
    expect(typedInto).toBe('textarea')
    expect(amy.complaints).toEqual([])
  })

  it('WEB-122 find the room at work as soon as it is seen', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.at(port, 'amy')
    await amy.page.evaluate(`new MutationObserver((_, observer) => {
      if (!document.querySelector('.composer textarea')) return
      observer.disconnect()
      dispatchEvent(new KeyboardEvent('keydown', { key: ',', ctrlKey: true }))
    }).observe(document.body, { subtree: true, childList: true })`)
    await amy.enter()
    await amy.page.getByRole('dialog', { name: 'Settings' }).waitFor()
  })

  it('WEB-122 what is opened in the moment in which something else is closed stays open', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    await choose(amy, /^Invite others/)
    const invite = page.getByRole('dialog', { name: /^Invite others/ })
    await invite.waitFor()
    const escape = `document.querySelector('dialog').requestClose()`
    const opening = `dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))`
    const switcher = page.getByRole('combobox', { name: 'Where to?' }).and(page.locator(':focus'))
    await page.evaluate(`${escape}; ${opening}`)
    await invite.waitFor({ state: 'detached' })
    await switcher.waitFor()
    await page.evaluate(`${escape}; ${opening}`)
    await switcher.waitFor()
    await switcher.fill('lobby')
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toMatch(/^Message/)
  })
})
