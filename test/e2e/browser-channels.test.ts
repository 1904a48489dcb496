/** Channels, people and addresses in the browser door, with two people in real browsers. */
import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { accessibilityFaults, openTab } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

const path = (page: Page): string => new URL(page.url()).pathname

/** What the server says of its channels is kept from a page that has not entered yet, until that is let come. */
async function holdChannels(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>()
  await page.routeWebSocket(/./, (socket) => {
    let before = Promise.resolve()
    socket.connectToServer().onMessage((line) => {
      if (/ 32[123] /.test(String(line))) before = held.promise
      void before.then(() => socket.send(line))
    })
  })
  await page.reload()
  return held.resolve
}

describeWith(['chromium'], 'channels in the browser door', () => {
  it('WEB-61 WEB-63 WEB-67 WEB-68 are made, found, renamed and left; people are met in them', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    expect(path(page)).toBe('/c/lobby')

    // A new one, by its dialog.
    await page.getByRole('button', { name: 'Join or create a channel' }).click()
    await page.getByRole('textbox', { name: /^name, or words/i }).fill('garden')
    await page.getByRole('button', { name: 'Create #garden' }).click()
    await amy.isIn('garden')
    await expect.poll(() => path(page)).toBe('/c/garden')
    await amy.say('first seeds')

    // Another person finds it there, with its topic.
    const title = page.getByRole('heading', { level: 1 }).getByRole('button')
    await title.click()
    const about = page.getByRole('dialog', { name: 'About #garden' })
    await about.getByRole('button', { name: 'Set a topic' }).click()
    await about.getByRole('textbox', { name: 'Topic' }).fill('all about https://seeds.example/')
    await about.getByRole('button', { name: 'Save' }).click()
    await about.getByRole('link', { name: 'https://seeds.example/' }).waitFor()
    await about.getByRole('checkbox', { name: 'Only operators can change the topic' }).waitFor()
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    await page.keyboard.press('Escape')

    const bob = await WebPerson.at(port, 'bob')
    const letComeChannels = await holdChannels(bob.page)
    await bob.enter()
    await bob.page.keyboard.press('Control+k')
    await bob.page.getByRole('combobox', { name: 'Where to?' }).fill('gdn')
    // Before it is known what there is.
    await bob.page.keyboard.press('Enter')
    letComeChannels()
    await bob.isIn('garden')
    await bob.hears('first seeds')
    await bob.say('hello amy')

    // Renamed: both are in it still, with what they have begun, and the address is the new one.
    await bob.composer.fill('half a sentence')
    await title.click()
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('textbox', { name: 'New name' }).fill('#greenhouse')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog', { name: 'About #greenhouse' }).waitFor()
    await page.keyboard.press('Escape')
    await bob.isIn('greenhouse')
    await bob.hears('first seeds')
    expect([path(page), path(bob.page)]).toEqual(['/c/greenhouse', '/c/greenhouse'])
    expect(await bob.composer.inputValue()).toBe('half a sentence')
    await bob.composer.fill('')

    // Back and forward, and by keys.
    await bob.page.goBack()
    await bob.isIn('lobby')
    await bob.page.goForward()
    await bob.isIn('greenhouse')
    await bob.page.keyboard.press('Alt+ArrowUp')
    await bob.isIn('lobby')
    await amy.say('are you there, bob')
    await bob.page.getByRole('button', { name: /#greenhouse.*1 message for you/ }).waitFor()
    await bob.page.keyboard.press('Alt+Shift+ArrowDown')
    await bob.isIn('greenhouse')

    // Who bob is; then he is put out, and may not come back.
    await page.getByRole('complementary').getByRole('button', { name: /^bob/ }).click()
    const card = page.getByRole('dialog', { name: 'bob' })
    await card.getByText('None: a guest').waitFor()
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    await card.getByRole('button', { name: 'Give voice' }).click()
    await card.getByRole('button', { name: 'Take voice away' }).waitFor()
    await card.getByRole('button', { name: 'Ban', exact: true }).click()
    await card.getByRole('combobox', { name: 'For how long' }).selectOption('an hour')
    await card.getByRole('button', { name: 'Ban bob' }).click()
    await card.waitFor({ state: 'detached' })
    await bob.page
      .getByText(/removed you from #greenhouse/)
      .first()
      .waitFor()
    await bob.page.getByRole('button', { name: /^join again/i }).click()
    await bob.page.getByRole('dialog').getByText('You may not come into #greenhouse.').waitFor()
    expect([...amy.complaints, ...bob.complaints]).toEqual([])
  })

  it('WEB-60 WEB-64 WEB-65 a message has an address for others, and a page without a name where the founder wants that', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const origin = `http://127.0.0.1:${port}`
    const ira = await IrcPerson.arrive(port, 'ira', 'message-tags echo-message')
    ira.say('JOIN #tea', 'NS REGISTER correct-horse-battery', 'CS REGISTER #tea')
    await ira.barrier()
    const closed = await fetch(`${origin}/read/tea`)
    const nowhere = await fetch(`${origin}/read/nowhere`)
    expect([closed.status, await closed.text()]).toEqual([404, await nowhere.text()])

    ira.say('CS SET #tea READABLE on', ...Array.from({ length: 150 }, (_, i) => `PRIVMSG #tea :leaf ${i}.`))
    const said = await ira.until(({ verb, params }) => verb === 'PRIVMSG' && params[1] === 'leaf 7.')
    const msgid = said.tags?.get('msgid') ?? ''
    await ira.barrier()

    // By the link one is offered to read, and comes in at the message.
    const zoe = await WebPerson.at(port, 'zoe', {}, `/c/tea/${msgid}`)
    const read = zoe.page.getByRole('link', { name: 'Read without a name' })
    await read.waitFor()
    await zoe.nameBox.fill('zoe')
    await zoe.nameBox.press('Enter')
    await zoe.isIn('tea')
    await zoe.hears('leaf 7.')
    expect(path(zoe.page)).toBe(`/c/tea/${msgid}`)
    expect(zoe.complaints).toEqual([])

    const tab = await openTab()
    const { page, complaints } = tab
    await page.goto(`${origin}/read/tea?at=${msgid}#${msgid}`)
    await page.getByRole('article').filter({ hasText: 'leaf 7.' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: 'Newer' }).first().click()
    await page.getByRole('article').filter({ hasText: 'leaf 60.' }).waitFor()
    expect(complaints).toEqual([])
    await tab.close()
  })

  it('WEB-98 shows nothing of somebody whom one hides, not in a quote and not where it was looked for, before one asks for it', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    const bob = await IrcPerson.inLobby(port, 'bob', 'message-tags echo-message')
    bob.say('NS REGISTER correct-horse')
    await bob.barrier()
    bob.say('PRIVMSG #lobby :tea is bad for you')
    const { tags } = await within(
      bob.until(({ verb }) => verb === 'PRIVMSG'),
      'what bob said',
    )
    const ira = await IrcPerson.inLobby(port, 'ira', 'message-tags')
    ira.say(`@+draft/reply=${tags?.get('msgid')} PRIVMSG #lobby :it is not`)
    await amy.hears('it is not')
    await amy.message('tea is bad').getByRole('button', { name: 'bob' }).first().click()
    await page.getByRole('button', { name: 'Hide their messages' }).click()
    await page.keyboard.press('Escape')
    await amy.log.getByText('A message from somebody you hide').nth(1).waitFor()
    bob.say('NICK robin', 'PRIVMSG #lobby :as I was saying')
    await amy.log.getByText('A message from somebody you hide').nth(2).waitFor()
    await page.reload()
    await amy.log.getByText('A message from somebody you hide').nth(2).waitFor()
    await page.getByRole('button', { name: 'Search messages' }).click()
    await page.getByRole('searchbox', { name: 'Words to look for' }).fill('bad')
    await page.keyboard.press('Enter')
    const found = page.getByRole('complementary', { name: 'Search' })
    await found.getByText('1 message found').waitFor()
    for (const place of [found, amy.log]) expect(await place.innerText()).not.toContain('for you')
    await amy.log.getByRole('button', { name: 'Show it' }).first().click()
    await amy.hears('tea is bad for you')
  })

  it('WEB-45 a part that does not come is said to be missing once, and not with each message', async () => {
    const { port } = await serveHere(folderHere())
    const bob = await IrcPerson.inLobby(port, 'bob', '')
    bob.say('JOIN #den', 'MODE #den +k sesame')
    await bob.barrier()
    const amy = await WebPerson.arrive(port, 'amy', { serviceWorkers: 'block' })
    const { page } = amy
    await page.route('**/assets/join-dialog*', (route) => route.abort())
    await amy.say('/join #den')
    const dialog = page.getByRole('dialog', { name: 'This could not be loaded' })
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    for (const text of ['one', 'two', 'three']) {
      bob.say(`PRIVMSG #lobby :${text}`)
      await amy.hears(text)
    }
    expect(await dialog.count()).toBe(0)
  })
})
