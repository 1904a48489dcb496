/** The browser door for those who use no mouse, or do not see it: one journey by keyboard, and what axe says to every view. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { accessibilityFaults, focused } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { pngOf } from '../support/pictures.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

/** Presses a key until what has the focus is called this. */
async function goTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let i = 0; i < 60; i++) {
    const here = await focused(page)
    if (name.test(here)) return
    passed.push(here.slice(0, 40))
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${name}, but to: ${passed.join(' | ')}`)
}

describeWith(['chromium'], 'the browser door without a mouse', () => {
  it('WEB-6 WEB-86 needs no mouse, from the empty page through all that one does in a room until one is forgotten', async () => {
    const { port } = await serveHere(folderHere())
    const ira = await IrcPerson.inLobby(port, 'ira')
    const amy = await WebPerson.at(port, 'amy')
    const { page } = amy
    const { keyboard } = page

    await amy.nameBox.waitFor()
    await goTo(page, /your name/i)
    await keyboard.type('amy')
    await keyboard.press('Enter')
    await amy.isIn()

    for (const [typed, channel] of [
      ['#garden', 'garden'],
      ['lob', 'lobby'],
    ] as const) {
      await keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Where to?' }).waitFor()
      await keyboard.type(typed)
      await keyboard.press('Enter')
      await amy.isIn(channel)
    }

    await goTo(page, /^message #/i)
    await keyboard.type('hello @ir')
    await page.getByRole('option', { name: 'ira' }).waitFor()
    await keyboard.press('Enter')
    await goTo(page, /^emoji$/i)
    await keyboard.press('Enter')
    const picker = page.getByRole('dialog', { name: 'Choose an emoji' })
    await picker.getByRole('searchbox').waitFor()
    await keyboard.type('rocket')
    await picker.getByRole('option', { name: 'rocket', exact: true }).waitFor()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await page.locator('.composer textarea:focus').waitFor()
    await keyboard.press('Enter')
    await ira.hears('hello @ira 🚀')

    ira.say('PRIVMSG #lobby :well said')
    await amy.hears('well said')
    await goTo(page, /well said/, 'Shift+Tab')
    await keyboard.press('r')
    await page.getByText('Replying to ira').waitFor()
    await keyboard.type('thank you')
    await keyboard.press('Enter')
    await ira.hears('thank you')
    await amy
      .message('thank you')
      .getByRole('button', { name: /^Reply to ira/ })
      .waitFor()

    await goTo(page, /well said/, 'Shift+Tab')
    await keyboard.press('Enter')
    await goTo(page, /^react$/i)
    await keyboard.press('Enter')
    await goTo(page, /^react with 👍/iu)
    await keyboard.press('Enter')
    await amy
      .message('well said')
      .getByRole('button', { name: /^👍 1 from amy/u })
      .first()
      .waitFor()

    await goTo(page, /^message #/i)
    await keyboard.press('ArrowUp')
    await expect.poll(() => amy.composer.inputValue()).toBe('thank you')
    await keyboard.type('!')
    await keyboard.press('Enter')
    await amy.hears('thank you!')

    await goTo(page, /^search messages/i, 'Shift+Tab')
    await keyboard.press('Enter')
    const pane = page.getByRole('complementary', { name: 'Search' })
    await pane.getByRole('searchbox').waitFor()
    await goTo(page, /^words to look for/i)
    await keyboard.type('well')
    await keyboard.press('Enter')
    await pane.getByText('1 message found').waitFor()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await page.locator('.message[data-jumped]').filter({ hasText: 'well said' }).waitFor()

    const before = await focused(page)
    await keyboard.press('Control+,')
    await page.getByRole('dialog', { name: 'Settings' }).waitFor()
    await goTo(page, /^appearance$/i)
    await keyboard.press('Enter')
    await goTo(page, /^same as the system$/i)
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await expect.poll(() => page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
    await keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe(before)

    await goTo(page, /: you$/)
    await keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await keyboard.press('End')
    await keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Forget me on this device' }).waitFor()
    await goTo(page, /^forget me/i)
    await keyboard.press('Enter')
    await amy.nameBox.waitFor()
    expect(amy.complaints).toEqual([])
  })

  it('WEB-9 WEB-87 has no fault that axe finds, in light and dark, at the door, in the room and in every dialog', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const ira = await IrcPerson.inLobby(port, 'ira')
    ira.say('TOPIC #lobby :tea at https://example.org/')
    const amy = await WebPerson.at(port, 'amy')
    const { page } = amy
    const { keyboard } = page
    const button = (name: RegExp) => page.getByRole('button', { name }).first()

    /** In the light, all of it; in the dark, what colours can do wrong. */
    async function looksWell(selector = 'body'): Promise<void> {
      const faults: string[] = []
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        faults.push(
          ...(await accessibilityFaults(page, selector, colorScheme === 'dark' ? ['color-contrast'] : undefined)),
        )
      }
      expect(faults).toEqual([])
    }

    await amy.nameBox.waitFor()
    await looksWell()
    await amy.enter()
    ira.say(
      'PRIVMSG #lobby :hello amy, https://example.org/',
      'PRIVMSG #lobby :\u0002bold\u0002 and \u000304red `code`',
    )
    await amy.hears('bold')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'cat.png',
        mimeType: 'image/png',
        buffer: pngOf(80, 60),
      })
    await page.getByText('Ready').waitFor()
    await looksWell('.composer')
    await amy.say('a cat')
    await page.getByRole('button', { name: 'Open cat' }).waitFor()
    await amy.press('bold', /^react$/i)
    await page.getByRole('button', { name: 'React with 🎉' }).click()
    await amy.press('bold', /^reply$/i)
    await page.mouse.move(0, 0)
    await amy.message('bold').first().hover()
    await looksWell()
    await keyboard.press('Escape')

    const item = (name: RegExp) => async (): Promise<void> => {
      await button(/: you$/).click()
      await page.getByRole('menuitem', { name }).click()
    }
    const ways: readonly (() => Promise<void>)[] = [
      item(/^keep the name/i),
      item(/^edit your profile/i),
      item(/^invite others/i),
      item(/^forget me/i),
      () => button(/^join or create/i).click(),
      () => page.getByRole('heading', { level: 1 }).getByRole('button').click(),
      () => button(/^notifications from/i).click(),
      () => page.getByRole('complementary').getByRole('button', { name: /^ira/ }).click(),
      () => button(/^open cat/i).click(),
      () => keyboard.press('Control+/'),
      () => keyboard.press('Control+k'),
    ]
    for (const open of ways) {
      await open()
      await page.locator('dialog[open]').waitFor()
      await looksWell('dialog[open]')
      await keyboard.press('Escape')
      await page.locator('dialog').waitFor({ state: 'detached' })
    }
    await keyboard.press('Control+,')
    const settings = page.getByRole('dialog', { name: 'Settings' })
    for (const part of await settings.getByRole('navigation').getByRole('button').all()) {
      await part.click()
      await looksWell('dialog[open]')
    }
    expect(amy.complaints).toEqual([])
  })
})
