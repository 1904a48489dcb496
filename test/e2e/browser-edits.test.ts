/** A message that is being changed in the browser door: what was typed of the change is not lost. */
import { expect, it } from 'vitest'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

describeWith(['chromium'], 'a change that was begun', () => {
  it('WEB-2 is there after one was elsewhere, and when the message is taken away meanwhile', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    const value = () => amy.composer.inputValue()
    await amy.say('the kettel is on')
    await amy.press('the kettel is on', /^edit/i)
    await expect.poll(value).toBe('the kettel is on')
    await amy.composer.fill('the kettle is on')

    const places = page.locator('.place-name')
    await places.last().click()
    await places.filter({ hasText: '#lobby' }).click()
    await amy.isIn()
    await expect.poll(value).toBe('the kettle is on')

    // Who lets it be begins anew.
    await amy.composer.press('Escape')
    await expect.poll(value).toBe('')
    await amy.composer.press('ArrowUp')
    await expect.poll(value).toBe('the kettel is on')
    await amy.composer.fill('the kettle was on')

    const other = await page.context().newPage()
    await other.goto(`http://127.0.0.1:${port}/c/lobby`)
    const elsewhere = WebPerson.of('amy', { page: other, complaints: [], close: async () => undefined })
    await elsewhere.press('the kettel is on', /^delete$/i)
    await other.getByRole('button', { name: 'Really delete' }).click()
    await amy.hears(/This message was deleted./i)
    await page.locator('.composing').waitFor({ state: 'detached' })
    await expect.poll(value).toBe('the kettle was on')
    expect(amy.complaints).toEqual([])
  })
})
