/** The answers to a message in the browser door: a real Chromium, a real server, and somebody on IRC who answers. */
import { expect, it } from 'vitest'
import { accessibilityFaults } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

describeWith(['chromium'], 'the answers to a message', () => {
  it('WEB-100 are counted below it, and it leads to them, by mouse and by keyboard, and back', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    const ira = await IrcPerson.arrive(port, 'ira', 'message-tags')
    ira.say('JOIN #lobby')
    await ira.barrier()
    await amy.say('who comes to tea?')
    const { tags } = await within(
      ira.until(({ verb, params }) => verb === 'PRIVMSG' && params[1] === 'who comes to tea?'),
      'the question',
    )
    const about = `@+draft/reply=${tags?.get('msgid')}`
    ira.say(`${about} PRIVMSG #lobby :I do`, ...Array.from({ length: 30 }, (_, i) => `PRIVMSG #lobby :and ${i}.`))
    await amy.hears('and 29.')
    const question = amy.message('who comes to tea?').first()
    const focused = () => page.evaluate(`document.activeElement.closest('[data-entry]')?.innerText ?? ''`)

    await amy.log.press('Home')
    await question.getByRole('button', { name: '1 reply from ira' }).click()
    await page.locator('.message[data-jumped]').getByText('I do').waitFor()
    await page.getByRole('button', { name: 'Back to where you were' }).click()
    await question.and(page.locator('[data-jumped]')).waitFor()

    ira.say(`${about} PRIVMSG #lobby :and a friend`)
    await question.getByText('2 replies').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await question.focus()
    await question.press('a')
    const answers = page.getByRole('menu', { name: '2 replies from ira' })
    await expect.poll(() => answers.getByRole('menuitem').allInnerTexts()).toEqual(['ira: I do', 'ira: and a friend'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toContain('and a friend')
    await page.keyboard.press('o')
    await expect.poll(focused).toContain('2 replies')
    expect(amy.complaints).toEqual([])
  })
})
