/** Notices of the browser door, in a real Chromium against a real server: what is told, to whom, and how the person chooses that. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { accessibilityFaults, openTab, useWholeBrowser } from '../support/browser.ts'
import { within } from '../support/patience.ts'
import { createDevice, type Device, openPushService, trust } from '../support/push-service.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

interface Shown {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly path: string
}

/** In place of the system's notices: what is shown is kept, and permission is given when it is asked for. Nobody looks where `away` is set. */
const STUBS = `
  globalThis.shown = []
  globalThis.away = false
  const keep = (title, { body, tag, data }) => shown.push({ title, body, tag, path: data.path })
  class Notice extends EventTarget {
    static permission = 'default'
    static requestPermission = async () => (Notice.permission = 'granted')
    constructor(title, options) { super(); keep(title, options); Notice.last = this }
    close() {}
  }
  globalThis.Notification = Notice
  ServiceWorkerRegistration.prototype.showNotification = async (title, options) => void keep(title, options)
  document.hasFocus = () => !away
`

/** The newest notice of a page is pressed, as its service worker or the notice itself says it. */
const PRESS = `
  if (globalThis.Notification.last) Notification.last.dispatchEvent(new Event('click'))
  else if (shown.length > 0)
    navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { go: shown.at(-1).path } }))
`

/** Whoever has turned notices on before. */
const WANTED = `
  Notification.permission = 'granted'
  localStorage.setItem('snug.notices.desktop', 'on')
`

/** A page with notices that can be looked at here. */
async function openStubbed(port: number, more = ''): Promise<WebPerson> {
  const tab = await openTab()
  onTestFinished(() => tab.close())
  await tab.page.addInitScript(STUBS + more)
  await tab.page.goto(`http://127.0.0.1:${port}/`)
  return WebPerson.of('amy', tab)
}

function look(page: Page, isLooking: boolean): Promise<void> {
  return page.evaluate(`away = ${!isLooking}; dispatchEvent(new Event('${isLooking ? 'focus' : 'blur'}'))`)
}

function shownOn(page: Page): Promise<Shown[]> {
  return page.evaluate('shown')
}

function favicon(page: Page): Promise<string> {
  return page.evaluate(`document.querySelector('link[rel=icon]').href`)
}

describeWith(['chromium'], 'notices of the browser door', () => {
  beforeAll(() => useWholeBrowser())
  afterAll(() => useWholeBrowser(false))

  it('WEB-50 WEB-51 WEB-52 WEB-53 WEB-55 WEB-56 tells what is for the person when they look elsewhere, as they chose', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const amy = await openStubbed(port)
    await amy.enter()
    const { page } = amy
    const bob = await IrcPerson.arrive(port, 'bob')
    bob.say('JOIN #lobby', 'JOIN #tea')
    await bob.barrier()
    await amy.say('/join #tea')
    await amy.isIn('tea')
    const dialog = page.getByRole('dialog')

    // Nothing is asked for before it is turned on.
    expect(await page.evaluate('Notification.permission')).toBe('default')
    await page.keyboard.press('Control+,')
    await dialog.getByRole('switch', { name: /while the page is open/i }).check()
    await dialog.getByRole('textbox', { name: /words/i }).fill('kettle, tea pot')
    await dialog.getByRole('textbox', { name: /words/i }).press('Enter')
    await expect
      .poll(() => dialog.getByRole('switch', { name: /also while the page is closed/i }).isDisabled())
      .toBe(true)
    await dialog.getByText(/needs an account/i).waitFor()
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    await dialog.getByRole('button', { name: 'Appearance' }).click()
    await dialog.getByRole('radio', { name: 'Dark' }).check()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    // Who looks is not told; who looks elsewhere is, of what is for them, and nothing else.
    bob.say('PRIVMSG #tea :amy, you see this')
    await amy.hears('you see this')
    await look(page, false)
    bob.say('PRIVMSG #tea :not for her', 'PRIVMSG #tea :who has the Kettle?')
    await expect.poll(() => page.title()).toMatch(/^\(1\) /)
    await expect.poll(() => shownOn(page)).toHaveLength(1)
    expect((await shownOn(page))[0]).toMatchObject({
      title: 'bob · #tea',
      body: 'who has the Kettle?',
      tag: 'snug #tea',
    })
    await expect.poll(() => favicon(page)).toMatch(/^data:image\/svg/)

    // A flood is one notice that changes, and a conversation has its own.
    bob.say(...Array.from({ length: 30 }, (_, i) => `PRIVMSG #tea :amy ${i}.`), 'PRIVMSG amy :psst')
    await expect.poll(() => page.title()).toMatch(/^\(32\) /)
    await expect.poll(async () => (await shownOn(page)).map(({ title }) => title)).toContain('bob')
    expect((await shownOn(page)).length).toBeLessThanOrEqual(4)

    // Looking again is reading; what is muted says nothing.
    await look(page, true)
    await expect.poll(() => page.title()).toMatch(/^\(1\) /)
    await page.getByRole('button', { name: 'Notifications from #tea' }).click()
    await dialog.getByRole('radio', { name: /nothing/i }).check()
    await page.keyboard.press('Escape')
    await look(page, false)
    const before = (await shownOn(page)).length
    bob.say('PRIVMSG #tea :amy, quietly', 'PRIVMSG amy :and loudly')
    await expect.poll(() => page.title()).toMatch(/^\(2\) /)
    await expect.poll(async () => (await shownOn(page)).slice(before).map(({ tag }) => tag)).toEqual(['snug bob'])

    // All of it is there the next time.
    await page.reload()
    await amy.isIn('tea')
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
    await page.keyboard.press('Control+,')
    await expect.poll(() => dialog.getByRole('textbox', { name: /words/i }).inputValue()).toBe('kettle, tea pot')
    await dialog.getByText('Nothing (muted)').first().waitFor()
    expect(await dialog.getByRole('switch', { name: /while the page is open/i }).isChecked()).toBe(true)
    expect(amy.complaints).toEqual([])
  })

  it('WEB-57 tells once where the page is open in two tabs, and leads to the message', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const amy = await openStubbed(port, WANTED)
    await amy.enter()
    const second = await amy.page.context().newPage()
    await second.addInitScript(`${STUBS}; ${WANTED}`)
    await second.goto(`http://127.0.0.1:${port}/`)
    const bob = await IrcPerson.arrive(port, 'bob')
    bob.say('JOIN #lobby')
    await bob.barrier()
    const pages = [amy.page, second]
    const all = async () => (await Promise.all(pages.map((page) => shownOn(page)))).flat()
    // Both hear what is said, and have what gives notice.
    bob.say('PRIVMSG #lobby :good morning')
    for (const page of pages) await page.getByRole('article').filter({ hasText: 'good morning' }).waitFor()
    for (const page of pages)
      await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)

    // Whoever looks at one of them is told by neither.
    await look(amy.page, false)
    bob.say('PRIVMSG amy :one')
    for (const page of pages) await expect.poll(() => page.title()).toMatch(/^\(1\) /)
    expect(await all()).toEqual([])
    await look(second, false)
    bob.say('PRIVMSG amy :two')
    await expect.poll(all).toHaveLength(1)
    for (const page of pages) await expect.poll(() => page.title()).toMatch(/^\(2\) /)
    expect(await all()).toMatchObject([{ body: 'two' }])
    await Promise.all(pages.map((page) => page.evaluate(PRESS)))
    await Promise.any(pages.map((page) => page.getByRole('textbox', { name: /^message.*bob/i }).waitFor()))
  })

  it('WEB-54 WEB-55 has a device told while the page is closed, once it has an account and turns that on', async () => {
    const service = await openPushService()
    const folder = folderHere()
    trust(service.cert, folder)
    const { port } = await serveHere(folder, '--no-limits', '--push-private-services', `localhost:${service.port}`)
    const device = createDevice()
    const tab = await openTab()
    onTestFinished(() => tab.close())
    const { page } = tab
    const origin = `http://127.0.0.1:${port}`
    await page.context().grantPermissions(['notifications'], { origin })
    await page.addInitScript(pushManager(service.endpoint('laptop'), device))
    await page.goto(`${origin}/`)
    const amy = WebPerson.of('amy', tab)
    await amy.enter()
    await page.keyboard.press('Control+,')
    const dialog = page.getByRole('dialog')
    const push = dialog.getByRole('switch', { name: /also while the page is closed/i })
    await dialog.getByText(/needs an account/i).waitFor()
    await page.keyboard.press('Escape')
    await amy.say('/msg NickServ REGISTER sesame street 9')
    await amy.say('/join #tea')
    await amy.isIn('tea')
    await page.keyboard.press('Control+,')
    await push.click()
    await expect.poll(() => push.isChecked()).toBe(true)
    await page.close()

    const bob = await IrcPerson.arrive(port, 'bob')
    bob.say('PRIVMSG amy :the kettle is on')
    const line = device.decrypt((await within(service.push(0), 'a push')).body)
    expect(line).toMatch(/ PRIVMSG amy :the kettle is on$/)

    // The service worker shows what was pushed; the push service of the browser itself is far away.
    const again = await page.context().newPage()
    await again.addInitScript(pushManager(service.endpoint('laptop'), device))
    const worker = await again.context().newCDPSession(again)
    const registered = new Promise<string>((resolve) => {
      worker.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations
        if (first) resolve(first.registrationId)
      })
    })
    await worker.send('ServiceWorker.enable')
    await again.goto(`${origin}/`)
    const registrationId = await within(registered, 'a service worker')
    await worker.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: line })
    const notices = () =>
      again.evaluate(`navigator.serviceWorker.ready
        .then((registration) => registration.getNotifications())
        .then((all) => all.map(({ title, body, tag, data }) => ({ title, body, tag, data })))`)
    await expect.poll(notices).toMatchObject([
      {
        title: 'bob',
        body: 'the kettle is on',
        tag: 'snug bob',
        data: { path: expect.stringMatching(/^\/u\/bob\//) },
      },
    ])
    expect(tab.complaints).toEqual([])
  })
})

/** The push service of the browser, which is not there in tests: it gives this device. */
function pushManager(endpoint: string, { p256dh, auth }: Device): string {
  return `{
    const keys = ${JSON.stringify({ p256dh, auth })}
    const subscription = (key) => ({
      endpoint: ${JSON.stringify(endpoint)},
      options: { applicationServerKey: Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)).buffer },
      toJSON: () => ({ keys }),
      unsubscribe: async () => (localStorage.removeItem('test.push'), true),
    })
    PushManager.prototype.getSubscription = async () => {
      const key = localStorage.getItem('test.push')
      return key === null ? null : subscription(key)
    }
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      localStorage.setItem('test.push', applicationServerKey)
      return subscription(applicationServerKey)
    }
  }`
}
