/**
 * How light and how fast the page is, in a real Chromium against a real server on loopback: `npm run bench:web [-- load phone scroll type]`,
 * all of them where none is named. Needs Debian's chromium; ends by itself after some minutes. Prints tables for RESULTS.md.
 */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { pathOf } from '../test/support/programs.ts'
import { computed, framesOf, quantile, scrollSteadily, watchFrames, weigh, wireBytes } from './web/probe.ts'
import { openRoom, type Room } from './web/room.ts'

const DESK: BrowserContextOptions = { viewport: { width: 1200, height: 800 }, locale: 'en-GB' }
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const SLOWER = 4
const RUNS = 5
const MESSAGES = 100_000
const SCROLL_MS = 8_000
const TYPE_MS = 20_000
const PER_SECOND = 200
const END_AFTER_MS = 15 * 60_000

const NAME_BOX = '.enter input, form input'
const LOG = '[role=log]'

async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(60_000)
  return context.newPage()
}

async function enter(page: Page, port: number, nick: string): Promise<void> {
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.locator(NAME_BOX).first().fill(nick)
  await page.locator(NAME_BOX).first().press('Enter')
  await page.locator('article').first().waitFor()
}

function print(title: string, rows: readonly (readonly (string | number)[])[]): void {
  const [head = []] = rows
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  console.log(`\n${title}\n`)
  for (const [i, row] of rows.entries()) {
    console.log(line(row))
    if (i === 0) console.log(line(head.map((_, n) => (n === 0 ? '---' : '---:'))))
  }
}

function round(n: number, digits = 1): number {
  return Number(n.toFixed(digits))
}

async function load(browser: Browser, { port }: Room): Promise<void> {
  const page = await openPage(browser, DESK)
  const cdp = await page.context().newCDPSession(page)
  const bytes = await wireBytes(cdp, async () => {
    await page.goto(`http://127.0.0.1:${port}/`)
    await page.locator(NAME_BOX).first().waitFor()
    await page.waitForLoadState('networkidle')
  })
  const all = [...bytes].map(([path, n]) => [path, n] as const)
  const sum = all.reduce((total, [, n]) => total + n, 0)
  print('First load, bytes over the wire with their headers', [['file', 'bytes'], ...all, ['all (limit 122,880)', sum]])
  const before = new Set(bytes.keys())
  await enter(page, port, 'loader')
  await page.waitForLoadState('networkidle')
  const later = [...bytes].filter(([path]) => !before.has(path))
  if (later.length > 0) print('What comes later, in the room', [['file', 'bytes'], ...later])
  await page.context().close()
}

/** Notes when all of these are first there and painted, ms since the navigation began. */
function recordWhenThere(selectors: readonly string[]): string {
  return `(() => {
    const look = () => {
      if (${JSON.stringify(selectors)}.every((selector) => document.querySelector(selector)))
        requestAnimationFrame(() => setTimeout(() => { window.thereAt = performance.now() }))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })()`
}

async function phone(browser: Browser, { port }: Room): Promise<void> {
  const rows: (string | number)[][] = [
    ['', 'median, s', 'worst, s', 'processor time of the page, unslowed, times 4, s'],
  ]
  for (const [name, isKnown, selectors] of [
    ['first visit: the field for the name', false, [NAME_BOX]],
    ['coming back: the composer, with messages', true, ['.composer textarea', 'article']],
  ] as const) {
    const times: number[] = []
    const computing: number[] = []
    for (const rate of [...Array<number>(RUNS).fill(SLOWER), 1, 1, 1]) {
      const page = await openPage(browser, PHONE)
      if (isKnown) await enter(page, port, `phone${times.length}${computing.length}`)
      else await page.goto(`http://127.0.0.1:${port}/ways`)
      await page.addInitScript(recordWhenThere(selectors))
      const cdp = await page.context().newCDPSession(page)
      await cdp.send('Network.clearBrowserCache')
      await cdp.send('Emulation.setCPUThrottlingRate', { rate })
      const from = rate === 1 ? await computed(cdp) : 0
      if (isKnown) await page.reload({ waitUntil: 'commit' })
      else await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'commit' })
      const time = await thereAt(page)
      if (rate === 1) computing.push((await computed(cdp)) - from)
      else times.push(time)
      await page.context().close()
    }
    const own = (SLOWER * quantile(computing, 0.5)) / 1000
    rows.push([name, round(quantile(times, 0.5) / 1000, 2), round(Math.max(...times) / 1000, 2), round(own, 2)])
  }
  print(`A phone whose processor is ${SLOWER} times slower, nothing cached (limit 2 s)`, rows)
}

function thereAt(page: Page): Promise<number> {
  return page.evaluate(`new Promise((resolve) => {
    const look = () => (window.thereAt === undefined ? setTimeout(look, 20) : resolve(window.thereAt))
    look()
  })`)
}

/** Goes up until all is loaded. */
async function loadAll(page: Page): Promise<number> {
  const from = performance.now()
  await page.evaluate(`new Promise((resolve) => {
    const pane = document.querySelector('${LOG}')
    const up = () => {
      if (pane.textContent.includes('message 0.')) return resolve()
      pane.scrollTop = 0
      requestAnimationFrame(up)
    }
    up()
  })`)
  return performance.now() - from
}

async function scroll(browser: Browser, room: Room): Promise<void> {
  const floor = await openPage(browser, DESK)
  const paragraphs = Array.from({ length: 3000 }, (_, n) => `<p>paragraph ${n} that says nothing</p>`).join('')
  await floor.setContent(`<div class="pane" style="height: 700px; overflow: auto">${paragraphs}</div>`)
  const still = framesOf(await scrollSteadily(floor, '.pane', 60, SCROLL_MS))
  await floor.context().close()

  const page = await openPage(browser, DESK)
  const cdp = await page.context().newCDPSession(page)
  await enter(page, room.port, 'scroller')
  const small = await weigh(cdp, page)
  const loaded = await loadAll(page)
  const large = await weigh(cdp, page)
  const rows: (string | number)[][] = [['', 'frames', 'on time, %', 'p99, ms', 'worst, ms']]
  const row = (name: string, { count, onTime, p99, worst }: ReturnType<typeof framesOf>): number =>
    rows.push([name, count, round(onTime), round(p99), round(worst)])
  row('a page of 3,000 paragraphs, 3,600 px/s', still)
  row('100,000 messages, 3,600 px/s', framesOf(await scrollSteadily(page, LOG, 60, SCROLL_MS)))
  row('100,000 messages, 30,000 px/s', framesOf(await scrollSteadily(page, LOG, 500, SCROLL_MS)))
  row('100,000 messages, all of them in 15 s', framesOf(await scrollSteadily(page, LOG, 4500, SCROLL_MS)))
  await page.locator(LOG).hover()
  const stop = await watchFrames(page)
  for (const until = performance.now() + SCROLL_MS; performance.now() < until;) await page.mouse.wheel(0, -120)
  row('100,000 messages, by the wheel', framesOf(await stop()))
  print('Scrolling', rows)
  print('100,000 messages loaded by scrolling back', [
    ['', 'with 100', 'with 100,000'],
    ['elements in the page', small.nodes, large.nodes],
    ['heap, MB', round(small.heapMb), round(large.heapMb)],
    ['time to load them, s', '', round(loaded / 1000)],
  ])
  await type(page, room, 'above 100,000 others')
  await page.context().close()
}

async function typeAlone(browser: Browser, room: Room): Promise<void> {
  const page = await openPage(browser, DESK)
  await enter(page, room.port, 'typist')
  await type(page, room, 'above 100 others')
  await page.context().close()
}

/** From a key to the beginning of the frame after the one that shows it: what was painted by then, one frame too much at most. */
const COUNT_KEYS = `(() => {
  const keys = []
  const onKey = ({ timeStamp }) =>
    requestAnimationFrame(() => requestAnimationFrame(() => keys.push(performance.now() - timeStamp)))
  addEventListener('keydown', onKey, true)
  window.endKeys = () => {
    removeEventListener('keydown', onKey, true)
    return keys
  }
})()`

/** Somebody types while many talk. */
async function type(page: Page, room: Room, where: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  const rows: (string | number)[][] = [
    [
      '',
      'keys',
      'key to paint p50, ms',
      'p95',
      'worst',
      'frames on time, %',
      'p99, ms',
      'worst, ms',
      'heap +MB',
      'page ms of CPU a second',
    ],
  ]
  const toPresent = page.locator('.to-present')
  if (await toPresent.isVisible()) await toPresent.click()
  for (const perSecond of [0, PER_SECOND]) {
    const before = await weigh(cdp, page)
    await page.evaluate(COUNT_KEYS)
    await page.locator('.composer textarea').focus()
    const from = await computed(cdp)
    const began = performance.now()
    const quiet = perSecond > 0 ? room.talk(perSecond) : () => {}
    const stop = await watchFrames(page)
    for (const until = performance.now() + (perSecond > 0 ? TYPE_MS : TYPE_MS / 4); performance.now() < until;) {
      await page.keyboard.type('some words ', { delay: 60 })
      if (Math.random() < 0.05) await page.locator('.composer textarea').fill('')
    }
    const frames = framesOf(await stop())
    const busy = ((await computed(cdp)) - from) / ((performance.now() - began) / 1000)
    quiet()
    await page.locator('.composer textarea').fill('')
    const keys: number[] = await page.evaluate('endKeys()')
    const after = await weigh(cdp, page)
    rows.push([
      `${perSecond} messages a second, ${where}`,
      keys.length,
      round(quantile(keys, 0.5)),
      round(quantile(keys, 0.95)),
      round(Math.max(...keys)),
      round(frames.onTime),
      round(frames.p99),
      round(frames.worst),
      round(after.heapMb - before.heapMb),
      round(busy, 0),
    ])
  }
  print('Typing while others talk', rows)
}

const asked = process.argv.slice(2)
const wants = (name: string): boolean => asked.length === 0 || asked.includes(name)
const timer = setTimeout(() => {
  console.error('The benchmark took too long.')
  process.exit(1)
}, END_AFTER_MS)
const browser = await chromium.launch({
  executablePath: pathOf('chromium') ?? 'chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const room = await openRoom()
try {
  await room.fill(200)
  if (wants('load')) await load(browser, room)
  if (wants('phone')) await phone(browser, room)
  if (wants('type')) await typeAlone(browser, room)
  if (wants('scroll')) {
    await room.fill(MESSAGES - 200)
    await scroll(browser, room)
  }
} finally {
  await browser.close()
  await room.close()
  clearTimeout(timer)
}
