/** The browser door for those who hear it, and for those who have only keys: what is told, and what messages are called. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { focused } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { pngOf } from '../support/pictures.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

/** From now on keeps what live regions tell. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(`
    window.told = []
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes)
        for (const node of addedNodes)
          if ((target.nodeType === 1 ? target : target.parentElement).closest('[aria-live=polite], [role=status], [role=alert]') || node.matches?.('[role=alert]'))
            window.told.push(node.textContent)
    }).observe(document.body, { childList: true, subtree: true })
  `)
  return () => page.evaluate('window.told')
}

/** What a screen reader calls what has the focus. */
async function nameOfFocused(page: Page): Promise<string> {
  const tree = await page.locator(':focus').ariaSnapshot()
  return /^- article "(.*)"/.exec(tree)?.[1] ?? tree
}

describeWith(['chromium'], 'the browser door, heard', () => {
  it('WEB-88 WEB-123 WEB-126 tells what is for one elsewhere and that files are attached, and calls messages by what they say, with files by their names', async () => {
    const { port } = await serveHere(folderHere())
    const ira = await IrcPerson.inLobby(port, 'ira', 'message-tags echo-message')
    ira.say('JOIN #tea')
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    await amy.say('/join #tea')
    await amy.isIn('tea')
    const told = await listen(page)

    ira.say('PRIVMSG #lobby :nothing for her', 'PRIVMSG #lobby :amy: look here', 'PRIVMSG amy :psst')
    await expect.poll(told).toContain('Direct message from ira: psst')
    expect(await told()).toContain('In #lobby, ira: amy: look here')
    expect((await told()).join()).not.toContain('nothing for her')

    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'a cat.png', mimeType: 'image/png', buffer: pngOf(40, 30) })
    await expect.poll(told).toContain('1 file attached')
    await amy.say('look')
    const echo = await ira.until(({ verb, params }) => verb === 'PRIVMSG' && params[1]?.startsWith('look') === true)
    ira.say(`@+reply=${echo.tags?.get('msgid')} PRIVMSG #tea :a fine one`)
    await amy.hears('a fine one')
    const quote = await amy.message('a fine one').locator('.answered').innerText()
    expect(quote.replace(/\s+/g, ' ')).toBe('amy look a cat.png')

    await amy.composer.focus()
    await page.keyboard.press('Shift+Tab')
    expect(await nameOfFocused(page)).toMatch(/^ira a fine one \d\d:\d\d$/)
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => nameOfFocused(page)).toMatch(/^amy look Open a cat \d\d:\d\d$/)
    expect(amy.complaints).toEqual([])
  })

  it('WEB-124 Page Up and Page Down go through what is said while one writes', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const ira = await IrcPerson.inLobby(port, 'ira')
    ira.say(...Array.from({ length: 80 }, (_, i) => `PRIVMSG #lobby :line ${i}.`))
    await ira.barrier()
    const amy = await WebPerson.arrive(port, 'amy')
    const { page, composer } = amy
    const first = amy.message('line 79.')
    await first.waitFor()
    await composer.pressSequentially('I begin')
    await page.keyboard.press('PageUp')
    await page.getByRole('button', { name: 'Jump to latest' }).waitFor()
    expect(await composer.evaluate('document.activeElement.value')).toBe('I begin')
    await page.keyboard.press('PageDown')
    await page.getByRole('button', { name: 'Jump to latest' }).waitFor({ state: 'detached' })
  })

  it('WEB-86 leads by a pressed button to where it goes on: to the name that is wrong, and to the channel that was joined', async () => {
    const { port } = await serveHere(folderHere())
    await IrcPerson.inLobby(port, 'ira')
    const amy = await WebPerson.at(port, 'amy')
    const { page, nameBox } = amy
    const comeIn = page.getByRole('button', { name: 'Come in' })
    await comeIn.click()
    await page.getByText('Please choose a name first').waitFor()
    expect(await focused(page)).toBe('Your name')
    await nameBox.fill('ira')
    await comeIn.click()
    const trouble = page.getByText('Somebody here is called ira already')
    await trouble.waitFor()
    await expect.poll(() => focused(page)).toBe('Your name')
    // Who has a password has another way than another name.
    await page.getByRole('button', { name: 'Log in with a password' }).click()
    await trouble.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('Password')
    await nameBox.fill('amy')
    await comeIn.click()
    await amy.isIn()

    await page.getByRole('button', { name: 'Join or create a channel' }).click()
    await page.getByRole('textbox', { name: /^name, or words/i }).fill('garden')
    await page.getByRole('button', { name: 'Create #garden' }).click()
    await amy.isIn('garden')
    await expect.poll(() => focused(page)).toBe('Message #garden')
    expect(amy.complaints).toEqual([])
  })
})
