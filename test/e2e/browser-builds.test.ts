/** One build of the page replaced by another while a tab is open: what the tab says, and what it keeps. */
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { INSECURE_HOST } from '../support/browser.ts'
import { copyOfBuild, replaceBuild } from '../support/builds.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere } from '../support/serve-here.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { WebPerson } from '../support/web-person.ts'

const NEWER = 'A newer version of this page is ready.'

/** A server with a build of its own, in whose place another can come. */
async function serveBuild() {
  const folder = folderHere()
  const { program, web } = copyOfBuild(folder)
  const open = (port = 0): Promise<ServerProcess> =>
    startServer(join(folder, 'data'), ['--port', String(port)], program)
  let server = await open()
  const { port } = server
  onTestFinished(async () => void (await server.end('SIGKILL')))
  return {
    port,
    end: () => server.end('SIGTERM'),
    async replace(): Promise<void> {
      replaceBuild(web)
      server = await open(port)
    },
  }
}

describeWith(['chromium'], 'one build of the page in place of another', () => {
  it('WEB-41 WEB-45 an old tab goes on with what it has kept, says that a newer page is there, and loses nothing by loading it', async () => {
    const house = await serveBuild()
    const amy = await WebPerson.arrive(house.port, 'amy')
    const { page } = amy
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await page.waitForFunction('navigator.serviceWorker.controller !== null')
    await house.end()
    await page
      .getByText(/connection was lost/i)
      .first()
      .waitFor()
    await amy.say('while nobody was there')
    await house.replace()
    await amy.isBack()
    await amy.composer.fill('a draft')
    await page.getByText(NEWER).waitFor()

    // What is small was kept ahead, what is large was not.
    await page.keyboard.press('Control+,')
    await page.getByRole('dialog', { name: 'Settings' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Emoji', exact: true }).click()
    const picker = page.getByRole('dialog', { name: 'Choose an emoji' })
    await picker.getByText(/belongs to an older version/).waitFor()
    await picker.getByRole('button', { name: 'Reload' }).click()

    await amy.hears('while nobody was there')
    await expect.poll(() => amy.composer.inputValue()).toBe('a draft')
    await page.getByText(NEWER).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Emoji', exact: true }).click()
    await picker
      .getByRole('option', { name: /grinning/ })
      .first()
      .waitFor()
    expect(await amy.shown(/while nobody was there/g)).toHaveLength(1)
  })

  it('WEB-45 without a service worker too; a part that is gone is said to be gone, and one that did not come can be asked for again', async () => {
    const house = await serveBuild()
    const amy = await WebPerson.atAddress(`http://${INSECURE_HOST}:${house.port}/`, 'amy')
    const { page } = amy
    await amy.enter()
    await house.end()
    await page
      .getByText(/connection was lost/i)
      .first()
      .waitFor()
    await amy.say('while nobody was there')
    await page.keyboard.press('Control+,')
    const unreached = page.getByRole('dialog', { name: 'This could not be loaded' })
    await unreached.getByRole('button', { name: 'Try again' }).waitFor()

    await house.replace()
    await unreached.getByRole('button', { name: 'Try again' }).click()
    const gone = page.getByRole('dialog', { name: 'This page is out of date' })
    await gone.getByText(/what you began to write is kept/i).waitFor()
    await page.keyboard.press('Escape')
    await amy.isBack()
    await page.getByText(NEWER).waitFor()
    await amy.composer.fill('a draft')
    await page.getByRole('button', { name: 'Emoji', exact: true }).click()
    await gone.getByRole('button', { name: 'Reload' }).click()

    await amy.hears('while nobody was there')
    await expect.poll(() => amy.composer.inputValue()).toBe('a draft')
    await page.keyboard.press('Control+,')
    await page.getByRole('dialog', { name: 'Settings' }).waitFor()
    expect(await amy.shown(/while nobody was there/g)).toHaveLength(1)
  })
})
