/** Takes the pictures of the browser door that the README shows: `node scripts/screenshots.ts`, after `npm run build`. */
import { mkdirSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { closeBrowser, openTab } from '../test/support/browser.ts'
import { IrcPerson } from '../test/support/irc-person.ts'
import { pngFrom } from '../test/support/pictures.ts'
import { startServer, temporaryFolder } from '../test/support/server-process.ts'

const folder = new URL('../docs/screenshots/', import.meta.url)
const WIDE = { viewport: { width: 1200, height: 800 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const LAST = 'keep me a place by the stove'

/** What is said in the lobby, by whom; `^` before a text answers the message before it, `+` reacts to it. */
const TALK: readonly (readonly [who: string, text: string])[] = [
  ['jonas', 'how did the new flour do?'],
  ['mira', '^ better than the old one. half rye, half wheat, a day in the fridge'],
  ['jonas', '+👍'],
  ['tove', '+❤️'],
  [
    'jonas',
    'and I am at a router, with `nc`. The bread timer, by the way:\n```js\n// minutes of rest, by flour\nconst rest = { rye: 90, wheat: 45 }\nsetTimeout(bake, rest.rye * 60_000)\n```',
  ],
  ['aiko', 'bom dia! Who comes to the workshop tonight?'],
  ['tove', LAST],
]

/** Before the last so many lines somebody sends a picture. */
const PICTURE_AT = TALK.length - 2

/** A sun over hills, in few colours: small as a file. */
function hills(width: number, height: number): Buffer {
  return pngFrom(width, height, (x, y) => {
    const u = x / width
    const v = y / height
    if (v > 0.78 + 0.08 * Math.sin(5 * u + 1)) return [52, 84, 74]
    if (v > 0.62 + 0.1 * Math.sin(4 * u + 3.5)) return [96, 130, 104]
    if (v > 0.5 + 0.12 * Math.sin(6 * u)) return [150, 168, 130]
    return Math.hypot(u * width - 0.7 * width, v * height - 0.3 * height) < height / 8
      ? [252, 232, 190]
      : [238, 190, 132]
  })
}

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
    const tag = isAnswer ? `@+reply=${this.#lastId} ` : ''
    const lines = text.slice(isAnswer ? 2 : 0).split('\n')
    if (lines.length === 1) person.say(`${tag}PRIVMSG ${channel} :${lines[0]}`)
    else {
      person.say(`${tag}BATCH +long draft/multiline ${channel}`)
      person.say(...lines.map((line) => `@batch=long PRIVMSG ${channel} :${line}`), 'BATCH -long')
    }
    const echo = await person.until(({ verb, params }) => verb === 'PRIVMSG' && params[0] === channel, from)
    this.#lastId = echo.tags?.get('msgid') ?? ''
  }

  async arrive(who: string, channel: string): Promise<IrcPerson> {
    const person = await IrcPerson.arrive(this.#port, who, 'message-tags echo-message batch draft/multiline')
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
  await page.getByRole('textbox', { name: 'Message #lobby' }).waitFor()
}

async function goTo(page: Page, channel: string): Promise<void> {
  await page.getByRole('textbox', { name: /^message #/i }).fill(`/join ${channel}`)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('textbox', { name: `Message ${channel}` }).waitFor()
}

async function enterAll(page: Page, nick: string): Promise<void> {
  await enter(page, nick)
  await settle(page)
}

/** Three channels, and the lobby with all that was said in it. */
async function settle(page: Page): Promise<void> {
  await page.getByText(LAST).first().waitFor()
  for (const channel of ['#bread', '#workshop', '#lobby']) await goTo(page, channel)
  await page.locator('.picture img').last().waitFor()
  // The colours of code come a moment later.
  await page.locator('.code-block span').first().waitFor()
}

/** As it is once nothing moves any more and all pictures are there. */
async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.waitForFunction('[...document.images].every(({ complete }) => complete)')
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname, animations: 'disabled' })
  process.stdout.write(`docs/screenshots/${name}.png\n`)
}

const home = temporaryFolder()
const server = await startServer(home.path, ['--no-limits'])
const talker = new Talker(server.port)
try {
  mkdirSync(folder, { recursive: true })
  const mira = await talker.arrive('mira', '#lobby')
  for (const who of new Set(TALK.map(([who]) => who)))
    if (who !== 'mira' && who !== 'tove') await talker.arrive(who, '#lobby')
  mira.say(
    'TOPIC #lobby :Bread, solder and slow trains',
    'NS REGISTER correct-horse-battery',
    'JOIN #bread',
    'TOPIC #bread :What came out of the oven, and why',
    'CS REGISTER #bread',
    'CS SET #bread READABLE on',
  )
  await mira.barrier()
  for (const text of [
    'half rye, half wheat, a day in the fridge',
    '^ and 230 degrees, with steam for the first ten minutes',
  ])
    await talker.say('mira', '#bread', text)
  const tove = await talker.arrive('tove', '#bread')
  tove.say('JOIN #lobby')
  await talker.say('tove', '#bread', '^ mine was flat. Too warm, I think')

  const wide = await open(server.port, { ...WIDE, colorScheme: 'light' })
  await picture(wide, 'door')
  await enter(wide, 'robin')
  for (const [who, text] of TALK.slice(0, PICTURE_AT)) await talker.say(who, '#lobby', text)
  await wide
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'morning.png',
      mimeType: 'image/png',
      buffer: hills(360, 150),
    })
  await wide.getByText('Ready').waitFor()
  await wide.getByRole('textbox', { name: 'Message #lobby' }).fill('morning! this is what I see from the oven')
  await wide.getByRole('button', { name: 'Send', exact: true }).click()
  await wide.locator('.picture img').first().waitFor()
  for (const [who, text] of TALK.slice(PICTURE_AT)) await talker.say(who, '#lobby', text)
  await settle(wide)
  await picture(wide, 'room-light')
  await wide.emulateMedia({ colorScheme: 'dark' })
  await picture(wide, 'room-dark')
  await wide.emulateMedia({ colorScheme: 'light' })
  await wide.getByRole('button', { name: 'Search messages' }).click()
  await wide.getByRole('searchbox').fill('rye')
  await wide.keyboard.press('Enter')
  await wide.getByText(/messages found/).waitFor()
  await picture(wide, 'search')
  await wide.keyboard.press('Escape')
  await wide.keyboard.press('Control+,')
  await wide.getByRole('dialog').getByRole('button', { name: 'Appearance' }).click()
  await picture(wide, 'settings')
  await wide.context().close()

  const phone = await open(server.port, { ...PHONE, colorScheme: 'light' })
  await enterAll(phone, 'lena')
  await picture(phone, 'phone')
  await phone
    .getByRole('button', { name: /list of channels/i })
    .first()
    .tap()
  await phone.getByRole('navigation', { name: 'Channels' }).waitFor()
  await picture(phone, 'phone-list')
  await phone.context().close()

  const { page: read } = await openTab({ ...WIDE, colorScheme: 'light' })
  await read.goto(`http://127.0.0.1:${server.port}/read/bread`)
  await picture(read, 'read')
} finally {
  talker.leave()
  await closeBrowser()
  await server.end('SIGTERM')
  home.remove()
}
