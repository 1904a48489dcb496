/** Writing and finding in the browser door: emoji, suggestions, code, answers, pins, the search. */
import { expect, it } from 'vitest'
import { accessibilityFaults } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

describeWith(['chromium'], 'messages in the browser door', () => {
  it('WEB-70 WEB-71 WEB-72 WEB-112 writes emoji, commands and names with the keyboard alone', async () => {
    const { port } = await serveHere(folderHere())
    const [amy, bob] = await Promise.all([WebPerson.arrive(port, 'amy'), WebPerson.arrive(port, 'bob')])
    const { page } = amy
    const { keyboard } = page
    const offers = page.getByRole('listbox', { name: 'Suggestions' })

    await amy.composer.focus()
    await keyboard.type('well done :tada')
    await offers.getByRole('option', { name: ':tada:', exact: false }).first().waitFor()
    // What an input method takes for itself chooses and sends nothing.
    for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
      await amy.composer.dispatchEvent('keydown', { key: 'Enter', cancelable: true, ...how })
      expect(await amy.composer.inputValue()).toBe('well done :tada')
    }
    await keyboard.press('Enter')
    await expect.poll(() => amy.composer.inputValue()).toBe('well done 🎉 ')
    await keyboard.type('and :+1: but not `:+1:`')
    await keyboard.press('Enter')
    await bob.hears('well done 🎉 and 👍 but not :+1:')

    await keyboard.type('/jo')
    await offers.getByRole('option', { name: /^\/join.*enter/ }).waitFor()
    await keyboard.press('Tab')
    await expect.poll(() => amy.composer.inputValue()).toBe('/join ')
    await keyboard.press('Control+a')
    await keyboard.type('hello @bo')
    await offers.getByRole('option', { name: 'bob' }).waitFor()
    await keyboard.press('Escape')
    await offers.waitFor({ state: 'detached' })
    await keyboard.press('Tab')
    await expect.poll(() => amy.composer.inputValue()).toBe('hello @bob ')
    await keyboard.press('Enter')
    await bob.hears('hello @bob')

    const picker = page.getByRole('dialog', { name: 'Choose an emoji' })
    await page.getByRole('button', { name: 'Emoji', exact: true }).press('Enter')
    const cells = picker.getByRole('listbox', { name: 'Emoji' })
    await cells.getByRole('option').first().waitFor()
    await keyboard.type('rocket')
    await cells.getByRole('option', { name: 'rocket', exact: true }).waitFor()
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await picker.waitFor({ state: 'detached' })
    await page.locator('.composer textarea:focus').waitFor()
    expect(await amy.composer.inputValue()).toBe('🚀')
    await keyboard.press('Enter')
    await bob.hears('🚀')

    await bob.press('🚀', /^react$/i)
    await bob.page.getByRole('button', { name: 'More emoji' }).click()
    const reacting = bob.page.getByRole('dialog', { name: 'React with an emoji' })
    await reacting.getByRole('searchbox').fill('sauropod')
    await reacting.getByRole('option', { name: 'sauropod' }).click()
    await amy
      .message('🚀')
      .getByRole('button', { name: /^🦕 1 from bob/u })
      .waitFor()
    expect([...amy.complaints, ...bob.complaints]).toEqual([])
  })

  it('FORMAT-9 WEB-73 WEB-74 WEB-75 shows code in its colours, folds what is long, and goes to what is answered and back', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const [amy, bob] = await Promise.all([WebPerson.arrive(port, 'amy'), WebPerson.arrive(port, 'bob')])
    const { page } = amy
    await bob.say('the **first question**: ||who did it||')
    await bob.say('```html\n<b onclick="alert(1)">bold</b>\n<script>alert(1)</script>\n```')
    const code = amy.log.getByRole('group', { name: 'Code in html' })
    await code.locator('.code-name').first().waitFor()
    expect(await code.innerText()).toBe('<b onclick="alert(1)">bold</b>\n<script>alert(1)</script>')
    expect(await page.evaluate('document.querySelectorAll("main script, main [onclick]").length')).toBe(0)
    expect(await accessibilityFaults(page, '[role=log]')).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await accessibilityFaults(page, '[role=log]', ['color-contrast'])).toEqual([])
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await code.hover()
    await amy.isTold('Copied', () => page.getByRole('button', { name: 'Copy the code' }).click())
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await code.innerText())

    await bob.say(Array.from({ length: 40 }, (_, i) => `verse ${i}.`).join('\n'))
    await amy.hears('verse 19.')
    expect(await amy.message('verse 20.').count()).toBe(0)
    await page.getByRole('button', { name: 'Show all, 20 more lines' }).click()
    await amy.hears('verse 39.')

    const ira = await IrcPerson.arrive(port, 'ira')
    ira.say('JOIN #lobby', ...Array.from({ length: 30 }, (_, i) => `PRIVMSG #lobby :and ${i}.`))
    await amy.hears('and 29.')
    const first = bob.message('the first question').first()
    await bob.log.press('Home')
    await first.waitFor()
    await bob.press('the first question', /^reply$/i)
    await bob.say('an answer at last')
    await amy.hears('an answer at last')
    // What is hidden in a message is hidden in its quote.
    expect(await page.getByRole('button', { name: /^Reply to bob/ }).innerText()).toMatch(/the first question: ▒+$/)
    await page.getByRole('button', { name: /^Reply to bob/ }).click()
    await amy.hears('the first question')
    await page.getByRole('button', { name: 'Back to where you were' }).click()
    await amy.message('an answer at last').last().waitFor()
    await amy.composer.press('Escape')

    await amy.press('an answer at last', /^react$/i)
    await page.getByRole('button', { name: 'React with 👀' }).click()
    const answer = amy.message('an answer at last').last()
    await answer.getByRole('button', { name: /^👀 1 from amy/u }).waitFor()
    // The mouse rests on the message, and moves a little.
    await answer.hover({ position: { x: 200, y: 8 } })
    await amy.isTold('Copied', () => answer.getByRole('button', { name: 'Copy link' }).click())
    const link = String(await page.evaluate('navigator.clipboard.readText()'))
    expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/c/lobby/\\S+$`))

    // What is taken away meanwhile is not quoted to who is answering it.
    await amy.press('an answer at last', /^reply$/i)
    await page.locator('em').getByText('an answer at last').waitFor()
    await bob.composer.press('Escape')
    await bob.press('an answer at last', /^delete$/i)
    await bob.page.getByRole('button', { name: 'Really delete' }).click()
    await page.locator('em').getByText('This message was deleted.').waitFor()
    expect(await amy.message('an answer at last').count()).toBe(0)
    expect([...amy.complaints, ...bob.complaints]).toEqual([])
  })

  it('WEB-76 WEB-77 finds messages with filters, goes to where they were said and back, and lists what is pinned', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const [amy, bob] = await Promise.all([WebPerson.arrive(port, 'amy'), IrcPerson.arrive(port, 'bob')])
    const { page } = amy
    const { keyboard } = page
    await amy.say('/join #tea')
    await amy.isIn('tea')
    await amy.say('green tea for everybody')
    await amy.hears('green tea for everybody')
    const others = Array.from({ length: 120 }, (_, i) => `PRIVMSG #lobby :other words ${i}.`)
    bob.say('JOIN #lobby', 'PRIVMSG #lobby :I would like TEA with milk', ...others)
    await bob.barrier()

    await page.getByRole('button', { name: 'Search messages' }).click()
    const pane = page.getByRole('complementary', { name: 'Search' })
    const field = pane.getByRole('searchbox', { name: 'Words to look for' })
    await field.fill('tea')
    await keyboard.press('Enter')
    await pane.getByText('2 messages found').waitFor()
    expect(await pane.locator('mark').allInnerTexts()).toEqual(['TEA', 'tea'])
    expect(await pane.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['#lobby', '#tea'])
    expect(await accessibilityFaults(page)).toEqual([])

    await pane.getByRole('button', { name: 'From', exact: true }).click()
    await keyboard.type('bo')
    await pane.getByRole('option', { name: 'bob' }).waitFor()
    await keyboard.press('Enter')
    await expect.poll(() => field.inputValue()).toBe('tea from:bob ')
    await keyboard.press('Enter')
    await pane.getByText('1 message found').waitFor()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await amy.isIn('lobby')
    await amy.hears('I would like TEA with milk')
    expect(page.url()).toMatch(/\/c\/lobby/)
    await page.getByRole('button', { name: 'Remove from:bob' }).click()
    await field.press('Enter')
    await pane.getByText('2 messages found').waitFor()
    await field.fill('after:yesterdays')
    await field.press('Enter')
    await pane.getByText('after:yesterdays cannot be understood').waitFor()

    await page.setViewportSize({ width: 390, height: 844 })
    await field.fill('milk')
    await field.press('Enter')
    await pane.getByRole('link').filter({ hasText: 'with milk' }).click()
    await pane.waitFor({ state: 'detached' })
    await amy.hears('I would like TEA with milk')
    await page.getByRole('button', { name: 'Back to what was found' }).click()
    await pane.getByRole('link').filter({ hasText: 'with milk' }).waitFor()
    await keyboard.press('Escape')
    await page.setViewportSize({ width: 1200, height: 800 })

    await amy.say('/switch #tea')
    await amy.isIn('tea')
    await amy.press('green tea for everybody', /^pin$/i)
    await amy.say('/pins')
    await pane.getByText('1 pinned message', { exact: true }).waitFor()
    await pane.getByRole('link').filter({ hasText: 'green tea for everybody' }).waitFor()
    const pins = page.getByRole('button', { name: 'Pinned messages' })
    await pins.click()
    await pane.waitFor({ state: 'detached' })
    await pins.click()
    await pane.getByRole('button', { name: 'Unpin' }).click()
    await pane.getByText('Nothing is pinned here.').waitFor()
    expect(amy.complaints).toEqual([])
  })

  it('WEB-78 shows under a finger that rests on a message what can be done with it', async () => {
    const { port } = await serveHere(folderHere())
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const [amy, bob] = await Promise.all([WebPerson.arrive(port, 'amy', phone), IrcPerson.arrive(port, 'bob')])
    bob.say('JOIN #lobby', 'PRIVMSG #lobby :press me')
    await amy.hears('press me')
    const touch = await amy.page.context().newCDPSession(amy.page)
    const sheet = amy.page.getByRole('group', { name: 'Actions for this message' })
    const rest = async (): Promise<void> => {
      const { x = 0, y = 0 } = (await amy.message('press me').first().boundingBox()) ?? {}
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 120, y: y + 20 }] })
      await sheet.waitFor()
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    await rest()
    expect(await sheet.getByRole('button').evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel))).toEqual([
      ...['👍', '❤️', '😂', '🎉', '😮', '😢', '👀', '✅'].map((emoji) => `React with ${emoji}`),
      'More emoji',
      'Reply',
      'Copy link',
      'Copy text',
    ])
    const small = await sheet
      .getByRole('button')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => Math.min(width, height) < 36),
      )
    expect(small).toEqual([])
    await sheet.getByRole('button', { name: 'React with 😂' }).tap()
    await amy
      .message('press me')
      .getByRole('button', { name: /^😂 1 from amy/u })
      .waitFor()
    await sheet.waitFor({ state: 'detached' })
    await rest()
    await sheet.getByText('Reply', { exact: true }).tap()
    await amy.page.getByText('Replying to bob').waitFor()
    await amy.say('pressed')
    await amy
      .message('pressed')
      .getByRole('button', { name: /^Reply to bob/ })
      .waitFor()
    await rest()
    await amy.page.touchscreen.tap(200, 100)
    await sheet.waitFor({ state: 'detached' })
    expect(amy.complaints).toEqual([])
  })

  it('WEB-79 keeps the line before what is new until one writes, leaves or presses Escape', async () => {
    const { port } = await serveHere(folderHere())
    const [amy, bob] = await Promise.all([WebPerson.arrive(port, 'amy'), IrcPerson.arrive(port, 'bob')])
    const line = amy.page.locator('.unread-line')
    bob.say('JOIN #lobby', 'PRIVMSG #lobby :old')
    await amy.hears('old')
    async function returnsTo(news: string): Promise<void> {
      await amy.say('/join #tea')
      await amy.isIn('tea')
      bob.say(`PRIVMSG #lobby :${news}`)
      await amy.page
        .getByRole('link', { name: /lobby.*unread/ })
        .or(amy.page.getByRole('button', { name: /lobby.*unread/ }))
        .first()
        .waitFor()
      await amy.say('/switch #lobby')
      await amy.isIn('lobby')
      await amy.hears(news)
      await line.waitFor()
    }
    await returnsTo('news.')
    bob.say('PRIVMSG #lobby :and more')
    await amy.hears('and more')
    await line.waitFor()
    await amy.composer.press('Escape')
    await line.waitFor({ state: 'detached' })
    await returnsTo('other news.')
    await amy.say('I have read it')
    await line.waitFor({ state: 'detached' })
    expect(amy.complaints).toEqual([])
  })
})
