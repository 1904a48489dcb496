/** The lists beside the room, in the order that somebody gives them, and by keyboard: a real Chromium and a real server. */
import { expect, it } from 'vitest'
import { accessibilityFaults } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

describeWith(['chromium'], 'the lists beside the room', () => {
  it('WEB-102 WEB-63 favourites are moved by their menu and stay there; people are gone through with the arrows', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    const side = page.getByRole('navigation', { name: 'Channels' })
    const choose = async (name: string, what: string): Promise<void> => {
      await side.getByRole('button', { name: `More for ${name}` }).press('Enter')
      await page.getByRole('menuitem', { name: what }).press('Enter')
    }
    const favourites = side.getByRole('list').first().getByRole('button', { name: /^More/ })
    const order = () => favourites.evaluateAll((all) => all.map((button) => button.getAttribute('aria-label')))
    const expectOrder = (...names: string[]) => expect.poll(order).toEqual(names.map((name) => `More for #${name}`))

    for (const name of ['tea', 'cake']) {
      await amy.say(`/join #${name}`)
      await amy.isIn(name)
    }
    for (const name of ['#lobby', '#tea', '#cake']) await choose(name, 'Add to favourites')
    await expectOrder('lobby', 'tea', 'cake')
    await choose('#cake', 'Move up')
    await expectOrder('lobby', 'cake', 'tea')
    await choose('#lobby', 'Move down')
    await expectOrder('cake', 'lobby', 'tea')
    // What was moved has the focus still.
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('More for #lobby')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.reload()
    await amy.isIn('cake')
    await expectOrder('cake', 'lobby', 'tea')

    await side.getByRole('button', { name: /^#lobby/ }).click()
    await Promise.all(
      Array.from({ length: 13 }, async (_, i) => {
        const guest = await IrcPerson.arrive(port, `guest${String.fromCharCode(97 + i)}`)
        guest.say('JOIN #lobby')
        await guest.barrier()
      }),
    )
    const people = page.getByRole('complementary', { name: 'People here' })
    const field = people.getByRole('textbox')
    await field.press('ArrowDown')
    const focused = () => page.evaluate('document.activeElement.innerText')
    await page.keyboard.press('End')
    await expect.poll(focused).toBe('guestm')
    await page.keyboard.press('ArrowUp')
    await expect.poll(focused).toBe('guestl')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('stm')
    await expect.poll(() => people.locator('.member').allInnerTexts()).toEqual(['guestm'])
    expect(amy.complaints).toEqual([])
  })
})
