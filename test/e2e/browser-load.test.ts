/** What a real Chromium asks for before somebody can type their name, and what comes over the wire for it. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { accessibilityFaults, openTab } from '../support/browser.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

const UNREADABLE = { contentType: 'text/javascript', body: 'let let = of old' }
const MAX_FIRST_LOAD_BYTES = 120 * 1024

describeWith(['chromium'], 'the first load of the page', () => {
  it.each([
    ['en-GB', 'en', []],
    ['ar-EG', 'ar', ['/assets/ar.js']],
  ])('WEB-83 is two scripts, one style and the language of %s, and light', async (locale, language, more) => {
    const { port } = await serveHere(folderHere())
    const tab = await openTab({ locale })
    const { page, complaints } = tab
    try {
      const cdp = await page.context().newCDPSession(page)
      await cdp.send('Network.enable')
      const paths = new Map<string, string>()
      let bytes = 0
      cdp.on('Network.requestWillBeSent', ({ requestId, request }) =>
        paths.set(requestId, new URL(request.url).pathname),
      )
      cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
      await page.goto(`http://127.0.0.1:${port}/`)
      await page.getByRole('textbox').first().waitFor()
      // `/session` asks whether somebody is known here already: no file, and its bytes count.
      const asked = [...paths.values()].filter((path) => !/^\/(?:favicon|manifest|icons|session)/.test(path))
      // The names of files change with what is in them.
      expect(asked.map((path) => path.replace(/-[\w-]{8}\./, '.')).toSorted()).toEqual(
        ['/', '/assets/languages.js', '/assets/page.css', '/assets/page.js', ...more].toSorted(),
      )
      expect(bytes).toBeGreaterThan(20_000)
      expect(bytes).toBeLessThanOrEqual(MAX_FIRST_LOAD_BYTES)
      expect(await page.evaluate('document.documentElement.lang')).toBe(language)
      expect(complaints).toEqual([])
    } finally {
      await tab.close()
    }
  })

  it.each([
    // As for a browser that cannot read them.
    ['cannot read its program', (page: Page) => page.route('**/*.js', (route) => route.fulfill(UNREADABLE))],
    ['has no popovers', (page: Page) => page.addInitScript('delete HTMLElement.prototype.popover')],
  ])('WEB-97 a browser that is too old for it and %s says so, and what else one can do', async (_, makeOld) => {
    const { port } = await serveHere(folderHere())
    const { page, close } = await openTab()
    try {
      await makeOld(page)
      // What comes after a while does not come before it is wanted.
      const cdp = await page.context().newCDPSession(page)
      await cdp.send('Animation.enable')
      await cdp.send('Animation.setPlaybackRate', { playbackRate: 0 })
      await page.goto(`http://127.0.0.1:${port}/`)
      const said = page.getByText('the browser may be too old')
      await said.waitFor({ state: 'attached' })
      expect(await said.isVisible()).toBe(false)
      await page.evaluate('document.getAnimations().forEach((animation) => animation.finish())')
      await said.waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('link', { name: 'other ways to come in' }).click()
      await page.getByText(/nc/).first().waitFor()
    } finally {
      await close()
    }
  })
})
