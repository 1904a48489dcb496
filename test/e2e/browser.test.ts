/** The browser door in a real Chromium against a real server: people with pages, among others at nc and on IRC. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ncGuest } from '../support/guests.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** The page waits up to half a minute before it tries again, the longer the longer the server was gone. */
const BY_ITSELF_MS = 50_000

/** By how many pixels the page is wider than what shows it. */
function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth')
}

describeWith(['chromium', 'nc.openbsd'], 'the browser door', () => {
  it('WEB-1 lets two people in browsers, one at nc and one on IRC hear each other', async () => {
    const { port } = await serveHere(folderHere())
    const [amy, bob, nina] = await Promise.all([
      WebPerson.arrive(port, 'amy'),
      WebPerson.arrive(port, 'bob'),
      ncGuest(port, 'nina'),
    ])
    const ira = await IrcPerson.inLobby(port, 'ira')
    await amy.say('from a browser, grün 日本')
    await Promise.all([
      bob.hears('from a browser, grün 日本'),
      nina.hears('amy', 'from a browser, grün 日本'),
      ira.hears('from a browser, grün 日本'),
    ])
    await bob.say('from another')
    nina.say('from nc')
    ira.say('PRIVMSG #lobby :from IRC')
    for (const text of ['from another', 'from nc', 'from IRC']) await Promise.all([amy.hears(text), bob.hears(text)])
    await Promise.all([nina.hears('bob', 'from another'), ira.hears('from nc')])
    expect([...amy.complaints, ...bob.complaints]).toEqual([])
  })

  it('WEB-2 joins another channel; answers, reacts, changes with the up key, removes', async () => {
    const { port } = await serveHere(folderHere())
    const [amy, bob] = await Promise.all([WebPerson.arrive(port, 'amy'), WebPerson.arrive(port, 'bob')])
    for (const person of [amy, bob]) {
      await person.say('/join #kitchen')
      await person.isIn('kitchen')
    }
    await amy.say('who has the kettle')
    await bob.hears('who has the kettle')
    await bob.press('who has the kettle', /reply/i)
    await bob.say('I do')
    await amy.hears(/who has the kettle[^]*I do/)
    await amy.press('I do', /react/i)
    await amy.page.getByRole('button', { name: 'React with 👍' }).click()
    await bob
      .message('I do')
      .getByRole('button', { name: /^👍 1 from amy/u })
      .waitFor()
    await amy.composer.press('ArrowUp')
    await expect.poll(() => amy.composer.inputValue()).toBe('who has the kettle')
    await amy.say('who has the teapot')
    await bob.hears(/who has the teapot/)
    await amy.press('who has the teapot', /^delete/i)
    await amy.page.getByRole('button', { name: /^really delete|^delete for good|^delete it/i }).click()
    await bob
      .message(/teapot/)
      .first()
      .waitFor({ state: 'detached' })
    expect(await bob.shown(/kettle|teapot/g)).toEqual([])
    expect([...amy.complaints, ...bob.complaints]).toEqual([])
  })

  it('WEB-3 remembers the name, and brings older history by scrolling', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const ira = await IrcPerson.inLobby(port, 'ira')
    ira.say(...Array.from({ length: 300 }, (_, i) => `PRIVMSG #lobby :line ${i}.`))
    await ira.barrier()
    const amy = await WebPerson.arrive(port, 'amy')
    await amy.hears('line 299.')
    await amy.page.reload()
    await amy.isIn()
    await amy.hears('line 299.')
    ira.say('JOIN #tea', 'PART #lobby', 'JOIN #lobby', 'PRIVMSG #lobby :line 300.')
    await amy.hears('line 300.')
    // That others come and go is told; that she loaded the page anew is not.
    expect(await amy.shown(/\w+ (?:left|joined)|came and went/g)).toEqual(['came and went'])
    await amy.log.hover()
    // As often as it takes: on a busy machine many turns of the wheel come before the next page does.
    for (let i = 0; i < 1500 && (await amy.message('line 3.').count()) === 0; i++) {
      await amy.page.mouse.wheel(0, -4000)
      await amy.page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))')
    }
    await amy.hears('line 3.')
    const numbers = (await amy.shown(/(?<=line )\d+(?=\.)/g)).map(Number)
    expect(numbers).toEqual(Array.from(numbers, (_, i) => (numbers[0] as number) + i))
    const from = ira.heard.length
    ira.say('NAMES #lobby')
    expect((await ira.until(({ verb }) => verb === '353', from)).params.at(-1)).toMatch(/\bamy\b/)
    expect(amy.complaints).toEqual([])
  })

  it('WEB-4 comes back by itself to a server that was killed, with nothing lost or doubled', async () => {
    const folder = folderHere()
    const first = await serveHere(folder)
    const amy = await WebPerson.arrive(first.port, 'amy')
    await amy.say('one.')
    await amy.hears('one.')
    await first.end('SIGKILL')
    await amy.page
      .getByText(/connection was lost/i)
      .first()
      .waitFor()
    await amy.say('two.')
    const { port } = await serveHere(folder, '--port', String(first.port))
    const ira = await IrcPerson.inLobby(port, 'ira')
    ira.say('PRIVMSG #lobby :three.')
    await amy.hears('two.')
    await amy.hears('three.', BY_ITSELF_MS)
    await amy.say('four.')
    await ira.hears('four.')
    await amy.hears('four.')
    expect((await amy.shown(/\b(?:one|two|three|four)\./g)).toSorted()).toEqual(['four.', 'one.', 'three.', 'two.'])
    await amy.page.reload()
    await amy.hears('four.')
    expect((await amy.shown(/\b(?:one|two|three|four)\./g)).toSorted()).toEqual(['four.', 'one.', 'three.', 'two.'])
  })

  it('WEB-5 fits on a phone: nothing sticks out, and the channels are in a drawer', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.at(port, 'amy', PHONE)
    expect(await overflow(amy.page)).toBe(0)
    await amy.enter()
    await amy.say(`https://example.org/${'a-long-way/'.repeat(30)} ${'W'.repeat(300)}`)
    await amy.hears('WWWW')
    expect(await overflow(amy.page)).toBe(0)
    const channels = amy.page.getByRole('navigation', { name: /channels/i })
    await expect.poll(() => channels.isVisible()).toBe(false)
    await amy.page
      .getByRole('button', { name: /channels|menu/i })
      .first()
      .tap()
    await channels.waitFor()
    expect(await overflow(amy.page)).toBe(0)
    // What it lies over cannot be reached; the focus is in it, and goes back.
    const isInDrawer = 'document.activeElement.closest(".sidebar") !== null'
    await expect.poll(() => amy.page.evaluate(isInDrawer)).toBe(true)
    await amy.page.keyboard.press('Shift+Tab')
    await expect.poll(() => amy.page.evaluate('document.activeElement.closest("main") === null')).toBe(true)
    await amy.page.keyboard.press('Escape')
    await channels.waitFor({ state: 'hidden' })
    await expect.poll(() => amy.page.evaluate('document.activeElement.closest("main") !== null')).toBe(true)
    expect(amy.complaints).toEqual([])
  })

  it('WEB-7 says that a name is taken, and lets one choose another', async () => {
    const { port } = await serveHere(folderHere())
    const ira = await IrcPerson.inLobby(port, 'ira')
    const person = await WebPerson.at(port, 'ira')
    await person.nameBox.fill('ira')
    await person.nameBox.press('Enter')
    await person.page
      .getByRole('alert')
      .filter({ hasText: /is called ira already/ })
      .waitFor()
    await person.nameBox.fill('iris')
    await person.nameBox.press('Enter')
    await person.isIn()
    ira.say('WHOIS iris')
    await ira.barrier()
    const { params } = ira.heard.find(({ verb }) => verb === '311') ?? {}
    expect([params?.[2], params?.at(-1)]).toEqual(['~iris', 'iris'])
  })

  it('WEB-95 who comes first is told that nothing was said yet, and can invite others', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    await page.getByText('Nothing has been said here yet.').waitFor()
    await page.getByRole('button', { name: 'Invite others' }).click()
    await page.getByRole('dialog', { name: 'Invite others to #lobby' }).waitFor()
    await page.keyboard.press('Escape')
    await amy.say('hello')
    await amy.hears('hello')
    await page.getByText('Nothing has been said here yet.').waitFor({ state: 'detached' })
  })

  it('WEB-8 shows what people wrote as text and nothing else, and needs nothing that its policy forbids', async () => {
    const { port } = await serveHere(folderHere())
    const ira = await IrcPerson.arrive(port, 'ira')
    ira.say('JOIN #<b>den', 'TOPIC #<b>den :<img src=x onerror=alert(1)>')
    await ira.barrier()
    const amy = await WebPerson.arrive(port, 'amy')
    await amy.say('/join #<b>den')
    await amy.isIn('<b>den')
    const texts = [
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      'javascript:alert(1) data:text/html,<b>x',
      'https://example.org/"onmouseover="alert(1)',
      '\u202egnp.exe\u202c \u2066isolated',
      '\u0002bold\u0003044,4red\u000f &lt;b&gt;',
    ]
    ira.say(...texts.map((text) => `PRIVMSG #<b>den :${text}`))
    await amy.hears('&lt;b&gt;')
    for (const text of texts.slice(0, 3)) await amy.hears(text)
    expect(
      await amy.page.evaluate('document.querySelectorAll("main img, main script, main [onmouseover]").length'),
    ).toBe(0)
    const schemes = await amy.log
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(schemes.filter((href) => !/^(?:https?:\/\/|#|\/)/.test(href ?? ''))).toEqual([])
    const policy = (await fetch(`http://127.0.0.1:${port}/`)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(amy.complaints).toEqual([])
  })
})
