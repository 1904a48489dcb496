/** The room on the smallest screens and with the largest letters: everything has its place, and nothing lies over what is said. */
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openTab } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

const CODE = ['```', 'ls --all --human-readable', 'a second line that is long enough to go on to the edge', '```']
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** What the browser's own setting for letters does, media queries included. */
async function setLetters(page: Page, px: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: px } })
}

/** In px of the page. */
async function widthOf(page: Page, selector: string): Promise<number> {
  return (await page.locator(selector).first().boundingBox())?.width ?? 0
}

describeWith(['chromium'], 'the room on any screen', () => {
  it.each([
    ['a phone', PHONE, 16],
    ['a phone whose letters are twice as large', PHONE, 32],
    ['a screen that is magnified four times', { viewport: { width: 320, height: 256 } }, 16],
    ['a phone that lies, with its keyboard', { ...PHONE, viewport: { width: 844, height: 200 } }, 16],
  ])('WEB-92 on %s nothing sticks out, and there is room for what one writes', async (_, options, px) => {
    const { port } = await serveHere(folderHere())
    const bob = await IrcPerson.arrive(port, 'bob', 'message-tags batch draft/multiline')
    bob.say('JOIN #lobby', 'BATCH +1 draft/multiline #lobby')
    bob.say(...CODE.map((line) => `@batch=1 PRIVMSG #lobby :${line}`), 'BATCH -1')
    await bob.barrier()
    const tab = await openTab(options)
    const { page } = tab
    try {
      await setLetters(page, px)
      await page.goto(`http://127.0.0.1:${port}/`)
      const amy = WebPerson.of('amy', tab)
      await amy.nameBox.fill('amy')
      await page.getByRole('button', { name: 'Come in' }).click()
      await amy.hears('a second line')
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(await widthOf(page, '.topbar h1')).toBeGreaterThan(3 * px)
      expect(await widthOf(page, '.composer textarea')).toBeGreaterThan(5 * px)
      const code = await page.locator('.code-block').first().boundingBox()
      const button = await page.getByRole('button', { name: 'Copy the code' }).first().boundingBox()
      expect(code && button && code.x + code.width).toBeLessThanOrEqual(button?.x ?? 0)

      await page.keyboard.press('Control+,')
      const settings = page.getByRole('dialog', { name: 'Settings' })
      await settings.waitFor()
      const parts = settings.getByRole('navigation').getByRole('button')
      const tops = await Promise.all((await parts.all()).map(async (part) => (await part.boundingBox())?.y))
      expect(new Set(tops).size).toBe(1)
      await parts.last().click()
      await settings.getByText(/You are in/).waitFor()
    } finally {
      await tab.close()
    }
  })

  it('WEB-96 where the system chooses all colours, what is chosen, new, for one, or has the focus is seen by its frame', async () => {
    const { port } = await serveHere(folderHere())
    const bob = await IrcPerson.arrive(port, 'bob')
    bob.say('JOIN #bread', 'JOIN #trains')
    await bob.barrier()
    const amy = await WebPerson.arrive(port, 'amy', { forcedColors: 'active' })
    const { page } = amy
    for (const channel of ['bread', 'trains']) {
      await amy.say(`/join #${channel}`)
      await amy.isIn(channel)
    }
    await page.getByRole('button', { name: /lobby/ }).first().click()
    await amy.isIn()
    bob.say('PRIVMSG #bread :fresh', 'PRIVMSG #trains :amy: the last one', 'JOIN #lobby', 'PRIVMSG #lobby :amy: here')
    await amy.hears('amy: here')
    const look = (selector: string, what: string, part = ''): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)}), '${part}')['${what}']`)
    for (const framed of ['.place[data-active]', '.message[data-mention]'])
      expect(await look(framed, 'outlineStyle'), framed).toBe('solid')
    await page.locator('.place .count[data-mention]').waitFor()
    const [forOne, fresh] = await Promise.all(
      ['.count[data-mention]', '.count:not([data-mention])'].map((count) => look(count, 'backgroundColor')),
    )
    expect(forOne).not.toBe(fresh)
    expect(await look('.day', 'borderBottomStyle', '::before')).toBe('solid')
    await page.keyboard.press('Control+,')
    const settings = page.getByRole('dialog', { name: 'Settings' })
    await settings.waitFor()
    expect(await look('.settings-parts [aria-current]', 'outlineStyle')).toBe('solid')
    await page.keyboard.press('Tab')
    expect(await look('.settings :focus-visible', 'outlineStyle')).toBe('solid')
  })

  it('WEB-108 what is new further down in the list of channels is said there, and led to', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const amy = await WebPerson.arrive(port, 'amy', { viewport: { width: 1000, height: 420 } })
    const { page } = amy
    const channels = Array.from({ length: 20 }, (_, n) => `#z${10 + n}`)
    await amy.say(`/join ${channels.join(',')}`)
    const list = page.getByRole('navigation', { name: 'Channels' })
    const last = list.getByRole('button', { name: /^#z29/ }).first()
    await last.waitFor()
    await list
      .getByRole('button', { name: /^#lobby/ })
      .first()
      .click()
    await amy.isIn()
    const ira = await IrcPerson.arrive(port, 'ira')
    ira.say('JOIN #z29', 'PRIVMSG #z29 :amy: far down')
    const pill = list.getByRole('button', { name: 'More unread' })
    await pill.click()
    await expect.poll(() => pill.count()).toBe(0)
    const { y = 0, height = 0 } = (await last.boundingBox()) ?? {}
    expect(y + height).toBeLessThan(420)
    expect(amy.complaints).toEqual([])
  })

  it('WEB-5 what opens over the room is above a keyboard that lies over the page, as on an iPhone', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.arrive(port, 'amy', PHONE)
    const { page } = amy
    await amy.say('hello')
    const seen = 420
    await page.evaluate(`
      Object.defineProperty(visualViewport, 'height', { value: ${seen}, configurable: true })
      visualViewport.dispatchEvent(new Event('resize'))`)
    const bottom = async (part: Locator): Promise<number> => {
      await part.waitFor()
      const box = await part.boundingBox()
      return box ? box.y + box.height : NaN
    }
    expect(await bottom(page.locator('.composer'))).toBeLessThanOrEqual(seen)

    await page.getByRole('button', { name: 'Search messages' }).tap()
    expect(await bottom(page.locator('aside.search'))).toBeLessThanOrEqual(seen)
    await page.getByRole('button', { name: 'Close the search' }).tap()

    await page.locator('.drawer-open').tap()
    expect(await bottom(page.locator('nav'))).toBeLessThanOrEqual(seen)
    await page.getByRole('button', { name: /: you$/ }).tap()
    expect(await bottom(page.getByRole('menu'))).toBeLessThanOrEqual(seen)
    await page.getByRole('menuitem', { name: /^Keep the name/ }).tap()
    const dialog = page.locator('dialog')
    expect(await bottom(dialog)).toBeLessThanOrEqual(seen)
    const last = dialog.locator('button[type=submit]')
    await last.scrollIntoViewIfNeeded()
    expect(await bottom(last)).toBeLessThanOrEqual(seen)
    await dialog.getByRole('button', { name: 'Close' }).tap()
    await page.locator('.drawer-close').tap()

    await page.getByRole('button', { name: 'Emoji', exact: true }).tap()
    expect(await bottom(dialog)).toBeLessThanOrEqual(seen)
    await page.keyboard.press('Escape')
    await amy.message('hello').dispatchEvent('pointerdown', { pointerType: 'touch', clientX: 100, clientY: 100 })
    expect(await bottom(page.locator('.deeds[data-as=sheet]'))).toBeLessThanOrEqual(seen)
  })

  it('WEB-120 on a phone that lies, nothing stands under its camera', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.at(port, 'amy', { ...PHONE, viewport: { width: 780, height: 390 } })
    const { page } = amy
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setSafeAreaInsetsOverride', { insets: { left: 47, right: 47 } })
    const within = async (...parts: readonly string[]): Promise<void> => {
      for (const part of parts) {
        const box = await page.locator(part).filter({ visible: true }).first().boundingBox()
        expect(box?.x, part).toBeGreaterThanOrEqual(47)
        expect((box?.x ?? 0) + (box?.width ?? 0), part).toBeLessThanOrEqual(780 - 47)
      }
    }
    for (const direction of ['ltr', 'rtl']) {
      await page.evaluate(`document.documentElement.dir = '${direction}'`)
      if (direction === 'ltr') {
        await within('.door h1')
        await amy.nameBox.fill('amy')
        await page.getByRole('button', { name: 'Come in' }).click()
        await amy.isIn()
      }
      await within('.topbar h1', '.composer-box')
      await page
        .getByRole('button', { name: /list of channels/i })
        .first()
        .click()
      await within('.place-name', '.sidebar-foot button')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Search messages' }).click()
      await within('.search [type=search]')
      await page.keyboard.press('Escape')
    }
  })
})
