/** Somebody in the browser door: what they do with the page, found as a screen reader finds it. */
import { expect, onTestFinished } from 'vitest'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { openTab, type Tab } from './browser.ts'
import { within } from './patience.ts'

/** How long a button may take to be pressed, before it is looked whether it is still there. */
const PRESS_MS = 5_000

export class WebPerson {
  readonly nick: string
  readonly page: Page
  /** What the page complained about (errors, exceptions, refusals of the content security policy). */
  readonly complaints: readonly string[]
  readonly #tab: Tab

  private constructor(nick: string, tab: Tab) {
    this.nick = nick
    this.page = tab.page
    this.complaints = tab.complaints
    this.#tab = tab
  }

  /** Somebody at a tab that is open already, and is closed by whoever opened it. */
  static of(nick: string, tab: Tab): WebPerson {
    return new WebPerson(nick, tab)
  }

  /** Opens the page, without having entered. The tab is closed with the test that runs. */
  static async at(port: number, nick: string, options?: BrowserContextOptions, path = '/'): Promise<WebPerson> {
    return WebPerson.atAddress(`http://127.0.0.1:${port}${path}`, nick, options)
  }

  static async atAddress(address: string, nick: string, options?: BrowserContextOptions): Promise<WebPerson> {
    const tab = await openTab(options)
    onTestFinished(() => tab.close())
    await tab.page.goto(address)
    return new WebPerson(nick, tab)
  }

  /** Opens the page and enters the lobby. */
  static async arrive(port: number, nick: string, options?: BrowserContextOptions): Promise<WebPerson> {
    const person = await WebPerson.at(port, nick, options)
    await person.enter()
    return person
  }

  get nameBox(): Locator {
    return this.page.getByRole('textbox', { name: /^your name/i })
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^message/i })
  }

  get log(): Locator {
    return this.page.getByRole('log')
  }

  async enter(): Promise<void> {
    await this.nameBox.fill(this.nick)
    await this.nameBox.press('Enter')
    await this.isIn()
  }

  /** The channel is there to be written to. */
  async isIn(channel = 'lobby'): Promise<void> {
    await this.page.getByRole('textbox', { name: new RegExp(`^message.*${channel}`, 'i') }).waitFor()
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text)
    // On a phone Enter begins a line.
    await this.page.getByRole('button', { name: 'Send', exact: true }).click()
  }

  /** The message with this text. */
  message(text: string | RegExp): Locator {
    return this.log.getByRole('article').filter({ hasText: text })
  }

  /** Resolves when it is shown. */
  async hears(text: string | RegExp, patienceMs?: number): Promise<void> {
    await this.message(text)
      .first()
      .waitFor(patienceMs === undefined ? {} : { timeout: patienceMs })
  }

  /** Presses the button of a message that appears when it is pointed at. */
  async press(text: string, button: RegExp): Promise<void> {
    // One's own is another element once it is confirmed.
    const message = this.message(text).and(this.page.locator(':not([data-pending])')).first()
    const deed = message.getByRole('button', { name: button }).first()
    const press = async (): Promise<boolean> => {
      // Where the mouse rested, nothing new is pointed at.
      await this.page.mouse.move(0, 0)
      await message.hover()
      return deed.click({ timeout: PRESS_MS }).then(
        () => true,
        () => false,
      )
    }
    // What moves away under the mouse, because something comes above or below it, is pointed at again.
    await expect.poll(press, { message: `${button} of ${text}` }).toBe(true)
  }

  /** What matches in the text of the log, in its order. */
  async shown(pattern: RegExp): Promise<string[]> {
    return (await this.log.innerText()).match(pattern) ?? []
  }

  /** Resolves when the connection is there again: whenever the next try is waited for, it is made at once. */
  async isBack(page: Page = this.page): Promise<void> {
    // Another bar says that the page is out of date, and its button loads it anew.
    const tryNow = `(() => {
      const bar = [...document.querySelectorAll('.status-bar')].find((one) => !/newer version/.test(one.textContent))
      bar?.querySelector('button')?.click()
      return bar === undefined
    })()`
    await expect.poll(() => page.evaluate(tryNow), { message: 'the connection' }).toBe(true)
  }

  /** Does something after which the page says this, for a moment only. */
  async isTold(what: string, act: () => Promise<void>): Promise<void> {
    await this.page.evaluate(`(() => {
      const says = () => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === ${JSON.stringify(what)})
      window.isTold = new Promise((resolve) => {
        new MutationObserver((_, observer) => {
          if (!says()) return
          observer.disconnect()
          resolve()
        }).observe(document.body, { subtree: true, childList: true, characterData: true })
      })
    })()`)
    await act()
    await within(this.page.evaluate('window.isTold'), what)
  }

  close(): Promise<void> {
    return this.#tab.close()
  }
}
