/** Where the focus is in dialogs of the browser door, for who uses no mouse or does not see it. */
import { expect, it } from 'vitest'
import { focused } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { pngOf } from '../support/pictures.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { choose, PASSWORD } from '../support/web-account.ts'
import { WebPerson } from '../support/web-person.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const CAT = { name: 'cat.png', mimeType: 'image/png', buffer: pngOf(80, 60) }

describeWith(['chromium'], 'the focus in the browser door', () => {
  it('WEB-86 is in what opens within a dialog, and again on what opened it', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const [amy, ira] = [await WebPerson.arrive(port, 'amy'), await IrcPerson.inLobby(port, 'ira')]
    ira.say('JOIN #locked', 'MODE #locked +k sesame')
    await ira.barrier()
    const { page } = amy
    const isAt = (name: RegExp) => expect.poll(() => focused(page)).toMatch(name)
    const press = (name: string | RegExp) =>
      page.getByRole('dialog').getByRole('button', { name, exact: true }).press('Enter')

    // A password that is wanted for a channel.
    await page.getByRole('button', { name: 'Join or create a channel' }).click()
    await isAt(/^name, or words/i)
    await page.keyboard.type('#locked')
    await page.keyboard.press('Enter')
    await isAt(/^password/i)
    // It is there, in the list or not.
    expect(await page.getByRole('button', { name: /^Create/ }).count()).toBe(0)
    await page.keyboard.type('sesame')
    await page.keyboard.press('Enter')
    await amy.isIn('locked')

    // A line that is changed, and what an operator does about somebody.
    await amy.say('/join #tea')
    await amy.isIn('tea')
    ira.say('JOIN #tea')
    await page.getByRole('complementary').getByRole('button', { name: /^ira/ }).waitFor()
    await page.getByRole('heading', { level: 1 }).getByRole('button').click()
    await press('Set a topic')
    await isAt(/^topic/i)
    await press('Cancel')
    await isAt(/^set a topic/i)
    await press('Set a topic')
    await page.keyboard.type('leaves')
    await page.keyboard.press('Enter')
    await isAt(/^change topic/i)
    await page.keyboard.press('Escape')
    await page.getByRole('complementary').getByRole('button', { name: /^ira/ }).click()
    await press('Ban')
    await isAt(/^for how long/i)
    await press('Cancel')
    await isAt(/^ban/i)
    await press('Remove from channel')
    await isAt(/^reason/i)
    await press('Cancel')
    await isAt(/^remove/i)
    await page.keyboard.press('Escape')

    // An account: made, and its password changed.
    await choose(amy, /^Keep the name/)
    await isAt(/^password/i)
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await isAt(/^done/i)
    await page.keyboard.press('Enter')
    await choose(amy, /^Account and devices/)
    await press('Change password')
    await isAt(/^current password/i)
    await press('Cancel')
    await isAt(/^change password/i)
    expect(amy.complaints).toEqual([])
  })

  it('WEB-86 stays where one writes, with a finger too, whatever is pressed there, and near what was taken away', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const [amy, ira] = [await WebPerson.at(port, 'amy'), await IrcPerson.inLobby(port, 'ira')]
    const levels = JSON.stringify({ levels: ['#lobby', '#tea', '#cake'].map((channel) => [channel, 'none']) })
    await amy.page.evaluate(`localStorage.setItem('snug.notices', ${JSON.stringify(levels)})`)
    await amy.page.reload()
    await amy.enter()
    const bob = await WebPerson.arrive(port, 'bob', PHONE)
    ira.say('PRIVMSG #lobby :who has tea?')
    await amy.press('who has tea?', /^reply$/i)
    await amy.page.getByRole('button', { name: 'Cancel' }).press('Enter')
    await expect.poll(() => focused(amy.page)).toMatch(/^message/i)
    await amy.page.locator('input[type=file]').setInputFiles([CAT, { ...CAT, name: 'dog.png' }])
    await amy.page.getByRole('button', { name: 'Remove dog.png' }).press('Enter')
    await expect.poll(() => focused(amy.page)).toMatch(/^message/i)
    await amy.page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect.poll(() => ira.heard.some(({ params }) => params[1]?.includes('cat.png'))).toBe(true)
    expect(await focused(amy.page)).toMatch(/^message/i)

    await bob.composer.tap()
    await bob.page.keyboard.type('I have')
    await bob.page.getByRole('button', { name: 'Send', exact: true }).tap()
    await ira.hears('I have')
    expect(await focused(bob.page)).toMatch(/^message/i)

    await amy.page.getByRole('button', { name: 'Close the list of people' }).click()
    await expect.poll(() => focused(amy.page)).toMatch(/^message/i)
    // No keyboard comes up where nobody wants to write.
    await bob.page.getByRole('button', { name: 'Search messages' }).tap()
    await bob.page.getByRole('button', { name: 'Close the search' }).tap()
    await expect.poll(() => focused(bob.page)).toBe('Search messages')

    await choose(amy, /^Settings/)
    await amy.page.getByRole('button', { name: 'As usual again in #tea' }).press('Enter')
    const others = amy.page.getByRole('button', { name: /^As usual again/ })
    for (const left of [2, 1]) {
      await expect.poll(() => others.count()).toBe(left)
      await expect.poll(() => focused(amy.page)).toMatch(/^As usual again/)
      await amy.page.keyboard.press('Enter')
    }
    await expect.poll(() => focused(amy.page)).toMatch(/^To choose otherwise/)
    expect([amy.complaints, bob.complaints]).toEqual([[], []])
  })

  it('WEB-86 a menu is closed by its button, also where the click comes well after the finger was lifted, as on an iPhone', async () => {
    const { port } = await serveHere(folderHere())
    const { page } = await WebPerson.arrive(port, 'amy')
    const menu = page.getByRole('menu')
    const button = page.getByRole('button', { name: /: you$/ })
    await button.click()
    await menu.waitFor()
    await button.click()
    await menu.waitFor({ state: 'detached' })
    await button.click()
    await menu.waitFor()
    // Pressed on the button, and lifted where no click comes of it: that comes by itself, once the browser has seen to the press.
    await button.hover()
    await page.mouse.down()
    await page.mouse.move(700, 20)
    await page.mouse.up()
    await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
    )
    await button.evaluate(click)
    await menu.waitFor({ state: 'detached' })
  })
})

function click(button: { click(): void }): void {
  button.click()
}
