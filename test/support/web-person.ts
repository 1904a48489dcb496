/** Somebody in the browser door: what they do with the page, found as a screen reader finds it. */
import { onTestFinished } from 'vitest'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { openTab, type Tab } from './browser.ts'

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
  async hears(text: string | RegExp): Promise<void> {
    await this.message(text).first().waitFor()
  }

  /** Presses the button of a message that appears when it is pointed at. */
  async press(text: string, button: RegExp): Promise<void> {
    // One's own is another element once it is confirmed.
    const message = this.message(text).and(this.page.locator(':not([data-pending])')).first()
    // Where the mouse rested, nothing new is pointed at.
    await this.page.mouse.move(0, 0)
    await message.hover()
    await message.getByRole('button', { name: button }).first().click()
  }

  /** What matches in the text of the log, in its order. */
  async shown(pattern: RegExp): Promise<string[]> {
    return (await this.log.innerText()).match(pattern) ?? []
  }

  /** Does not wait for the next try to reach the server, where one is waited for. */
  async tryNow(page: Page = this.page): Promise<void> {
    await page.evaluate(`document.querySelector('.status-bar button')?.click()`)
  }

  close(): Promise<void> {
    return this.#tab.close()
  }
}
