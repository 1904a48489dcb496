/** Takes the pictures of the browser door that the README shows: `node scripts/screenshots.ts`, after `npm run build`. */
import { mkdirSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { closeBrowser, openTab } from '../test/support/browser.ts'
import { IrcPerson } from '../test/support/irc-person.ts'
import { startServer, temporaryFolder } from '../test/support/server-process.ts'

const folder = new URL('../docs/screenshots/', import.meta.url)
const WIDE = { viewport: { width: 1200, height: 720 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** What is said, by whom; `^` before a text answers the message before it, `+` reacts to it. */
const TALK: readonly (readonly [who: string, text: string])[] = [
  ['mira', 'morning! the bread is out of the oven'],
  ['jonas', 'how did the new flour do?'],
  ['mira', '^ better than the old one. half rye, half wheat, a day in the fridge'],
  ['jonas', '+👍'],
  ['tove', '+❤️'],
  ['tove', 'I am on the train, with nothing but irssi and a bad network'],
  ['jonas', 'and I am at a router, with \u0002nc\u0002. Two commands and in'],
  ['aiko', 'bom dia! Who comes to the workshop tonight?'],
  ['mira', '^ me, with the soldering iron. It is on https://example.org/workshop'],
  ['aiko', '+🎉'],
  ['tove', 'keep me a place by the stove'],
]

class Talker {
  readonly #people = new Map<string, IrcPerson>()
  readonly #port: number
  #lastId = ''

  constructor(port: number) {
    this.#port = port
  }

  async say(who: string, channel: string, text: string): Promise<void> {
    const person = this.#people.get(who) ?? (await this.arrive(who, channel))
    const from = person.heard.length
    if (text.startsWith('+')) {
      person.say(`@+reply=${this.#lastId};+draft/react=${text.slice(1)} TAGMSG ${channel}`)
      return person.barrier()
    }
    const isAnswer = text.startsWith('^ ')
    person.say(`${isAnswer ? `@+reply=${this.#lastId} ` : ''}PRIVMSG ${channel} :${isAnswer ? text.slice(2) : text}`)
    const echo = await person.until(({ verb }) => verb === 'PRIVMSG', from)
    this.#lastId = echo.tags?.get('msgid') ?? ''
  }

  async arrive(who: string, channel: string): Promise<IrcPerson> {
    const person = await IrcPerson.arrive(this.#port, who, 'message-tags echo-message')
    person.say(`JOIN ${channel}`)
    await person.barrier()
    this.#people.set(who, person)
    return person
  }

  leave(): void {
    for (const person of this.#people.values()) person.hangUp()
  }
}

async function open(port: number, options: BrowserContextOptions): Promise<Page> {
  const { page } = await openTab(options)
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.getByRole('textbox', { name: /your name/i }).waitFor()
  return page
}

async function enter(page: Page, nick: string): Promise<void> {
  await page.getByRole('textbox', { name: /your name/i }).fill(nick)
  await page.keyboard.press('Enter')
  await page.getByText('keep me a place by the stove').first().waitFor()
  const field = page.getByRole('textbox', { name: /^message #/i })
  for (const channel of ['#bread', '#workshop']) {
    await field.fill(`/join ${channel}`)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('textbox', { name: `Message ${channel}` }).waitFor()
  }
  await field.fill('/join #lobby')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('textbox', { name: 'Message #lobby' }).waitFor()
}

async function picture(page: Page, name: string): Promise<void> {
  // What slides or fades in has done so.
  await delay(500)
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname, animations: 'disabled' })
  process.stdout.write(`docs/screenshots/${name}.png\n`)
}

const home = temporaryFolder()
const server = await startServer(home.path, ['--no-limits'])
const talker = new Talker(server.port)
try {
  mkdirSync(folder, { recursive: true })
  for (const who of new Set(TALK.map(([who]) => who))) await talker.arrive(who, '#lobby')
  for (const [who, text] of TALK) await talker.say(who, '#lobby', text)
  const wide = await open(server.port, { ...WIDE, colorScheme: 'light' })
  await picture(wide, 'enter')
  await enter(wide, 'robin')
  await picture(wide, 'room-light')
  await wide.emulateMedia({ colorScheme: 'dark' })
  await picture(wide, 'room-dark')
  await wide.context().close()
  const phone = await open(server.port, { ...PHONE, colorScheme: 'light' })
  await enter(phone, 'robin')
  await picture(phone, 'phone')
} finally {
  talker.leave()
  await closeBrowser()
  await server.end('SIGTERM')
  home.remove()
}
