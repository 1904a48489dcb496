/** The message list in a real Chromium: what one reads stays where it is on the screen, whatever comes, goes or grows around it. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

/** By how much what one reads may move, px. */
const STILL_PX = 1.5

/** What counts as one message, so that others are not part of it: `line 7.` */
function line(n: number): string {
  return `line ${n}.`
}

/** Somebody by IRC in the lobby, where as many lines have been said; each fourth one is long. */
async function talker(port: number, lines: number): Promise<IrcPerson> {
  const ira = await IrcPerson.arrive(port, 'ira', 'echo-message message-tags')
  ira.say('JOIN #lobby', ...Array.from({ length: lines }, (_, n) => said(n)))
  await ira.barrier()
  return ira
}

function said(n: number): string {
  return `PRIVMSG #lobby :${line(n)}${n % 4 === 0 ? ' and more of it'.repeat((n % 7) * 5) : ''}`
}

/** Where the message with this text begins on the screen, px from the top of the list; undefined where it does not exist. */
function topOf(page: Page, text: string): Promise<number | undefined> {
  return page.evaluate(`(() => {
    const list = document.querySelector('[role=log]')
    const found = [...list.querySelectorAll('article')].find((article) => article.textContent.includes(${JSON.stringify(text)}))
    return found && found.getBoundingClientRect().top - list.getBoundingClientRect().top
  })()`)
}

/** A message that is wholly in view, with its place. */
function inView(page: Page): Promise<{ text: string; top: number }> {
  return page.evaluate(`(() => {
    const list = document.querySelector('[role=log]')
    const { top, height } = list.getBoundingClientRect()
    for (const article of list.querySelectorAll('article')) {
      const text = /line \\d+\\./.exec(article.textContent)?.[0]
      const at = article.getBoundingClientRect().top - top
      if (text && at > height / 4) return { text, top: at }
    }
  })()`)
}

/** Everything that the page has to do for now is done and painted. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))',
  )
}

/** Turns the wheel until this line is in view, so far at a time, and back by half where it went past. Fails where it never is. */
async function wheelTo(amy: WebPerson, n: number, pixels: number): Promise<void> {
  const { page } = amy
  let step = pixels
  let wasAbove: boolean | undefined
  for (let i = 0; i < 120; i++) {
    const top = await topOf(page, line(n))
    if (top !== undefined && top > 0 && top < 500) return
    const isAbove = n < ((await linesOf(amy))[0] as number)
    if (wasAbove !== undefined && isAbove !== wasAbove) step /= 2
    wasAbove = isAbove
    const from: number = await page.evaluate("document.querySelector('[role=log]').scrollTop")
    await page.mouse.wheel(0, top === undefined ? (isAbove ? -step : step) : top - 250)
    // Where much is going on it turns late. At an end it does not turn.
    await page.evaluate(`new Promise((resolve) => {
      const list = document.querySelector('[role=log]')
      let frames = 0
      const look = () => requestAnimationFrame(list.scrollTop !== ${from} || ++frames > 20 ? resolve : look)
      look()
    })`)
  }
  throw new Error(`${line(n)} never came into view`)
}

/** The numbers of the lines that exist, in the order in which they stand. */
async function linesOf(amy: WebPerson): Promise<number[]> {
  return (await amy.shown(/(?<=line )\d+(?=\.)/g)).map(Number)
}

/** How far it is to the end of what is shown, px. */
function fromEnd(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const { scrollHeight, clientHeight, scrollTop } = document.querySelector('[role=log]')
    return scrollHeight - clientHeight - scrollTop
  })()`)
}

/** How far rows exist beyond what is seen, px: above or below, whichever is less; negative where something is missing. */
function beyond(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const list = document.querySelector('[role=log]').getBoundingClientRect()
    const rows = document.querySelector('.list-rows').getBoundingClientRect()
    return Math.min(list.top - rows.top, rows.bottom - list.bottom)
  })()`)
}

/** Does something, and says by how much what was in view has moved meanwhile, at any frame. */
async function moved(page: Page, act: () => Promise<unknown>): Promise<number> {
  const { text, top } = await inView(page)
  await page.evaluate(`(() => {
    window.worst = 0
    // Once a frame, when it is painted.
    const { port1, port2 } = new MessageChannel()
    port2.onmessage = () => {
      const list = document.querySelector('[role=log]')
      const found = [...list.querySelectorAll('article')].find((article) => article.textContent.includes(${JSON.stringify(text)}))
      const at = found ? found.getBoundingClientRect().top - list.getBoundingClientRect().top : Infinity
      window.worst = Math.max(window.worst, Math.abs(at - ${top}))
    }
    const look = () => {
      port1.postMessage(0)
      window.looking = requestAnimationFrame(look)
    }
    look()
  })()`)
  await act()
  await painted(page)
  return page.evaluate('(cancelAnimationFrame(window.looking), window.worst)')
}

describeWith(['chromium'], 'the list of messages', () => {
  it('WEB-80 stays where one reads while older pages come in front, others write, and what is above changes', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const ira = await talker(port, 900)
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    await amy.hears(line(899))
    // It sticks to the end for who is there …
    ira.say(said(900), said(901))
    await amy.hears(line(901))
    await painted(page)
    expect(await fromEnd(page)).toBeLessThan(2)
    // … and for nobody else.
    await amy.log.hover()
    await wheelTo(amy, 860, 300)
    await painted(page)
    expect(
      await moved(page, async () => {
        ira.say(...Array.from({ length: 30 }, (_, n) => said(902 + n)))
        await page.getByRole('button', { name: /30 new/i }).waitFor()
      }),
    ).toBeLessThan(STILL_PX)
    expect(
      await moved(page, async () => {
        await amy.composer.fill('one\ntwo\nthree\nfour\nfive')
        await painted(page)
        await page.setViewportSize({ width: 1200, height: 640 })
        await painted(page)
        await amy.composer.fill('')
        await page.setViewportSize({ width: 1200, height: 800 })
      }),
    ).toBeLessThan(STILL_PX)
    // Something above takes another height: by what is said there, by what is late, and by being taken away.
    expect(
      await moved(page, async () => {
        // Within a frame, as what is late comes: nobody looks between that and its painting.
        await page.evaluate(`requestAnimationFrame(() => {
          const list = document.querySelector('[role=log]').getBoundingClientRect()
          const above = [...document.querySelectorAll('article')].filter((a) => a.getBoundingClientRect().bottom < list.top)
          above.at(-1).append(Object.assign(document.createElement('div'), { className: 'late' }))
          document.querySelector('.late').style.blockSize = '222px'
        })`)
        await painted(page)
      }),
    ).toBeLessThan(STILL_PX)
    // Pages come in front while one goes up, as far as the first line: none is missing, none twice.
    await wheelTo(amy, 500, 900)
    const lines = await linesOf(amy)
    expect(lines).toEqual(Array.from(lines, (_, i) => (lines[0] as number) + i))
    // A narrower list breaks its lines elsewhere.
    // Who flies past sees rows wherever they stop, and then there are more on either side.
    await page.evaluate("document.querySelector('[role=log]').scrollTop -= 4000")
    await painted(page)
    expect(await beyond(page)).toBeGreaterThanOrEqual(0)
    await expect.poll(() => beyond(page)).toBeGreaterThan(500)
    const { text } = await inView(page)
    await page.setViewportSize({ width: 700, height: 800 })
    await painted(page)
    expect(await topOf(page, text)).toBeLessThan(600)
    expect(amy.complaints).toEqual([])
  })

  it('WEB-105 leads whoever says something to where it stands', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    await talker(port, 120)
    const amy = await WebPerson.arrive(port, 'amy')
    await amy.hears(line(119))
    await amy.log.hover()
    await wheelTo(amy, 60, 700)
    await amy.say('what I say myself')
    await amy.hears('what I say myself')
    await painted(amy.page)
    expect(await fromEnd(amy.page)).toBeLessThan(2)
    expect(await amy.page.getByRole('button', { name: /new message|latest/i }).count()).toBe(0)
    expect(amy.complaints).toEqual([])
  })

  it('WEB-81 WEB-82 opens at the unread line, goes to a message in the past, and from there both ways without an end', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const ira = await talker(port, 1200)
    const amy = await WebPerson.arrive(port, 'amy')
    const { page } = amy
    await amy.hears(line(1199))
    // While she is elsewhere a good deal is said: she comes back to where that begins.
    await amy.say('/join #elsewhere')
    await amy.isIn('elsewhere')
    ira.say(...Array.from({ length: 60 }, (_, n) => said(1200 + n)))
    await ira.barrier()
    await page.getByRole('button', { name: /lobby/ }).first().click()
    await amy.isIn()
    await amy.hears(line(1200))
    await painted(page)
    expect(await topOf(page, line(1200))).toBeGreaterThan(100)
    expect(await topOf(page, line(1200))).toBeLessThan(330)

    // To a message that is not loaded: an answer to it is pressed.
    const first = ira.heard.find(({ params }) => params[1]?.startsWith(line(300)))?.tags?.get('msgid')
    ira.say(`@+draft/reply=${first} PRIVMSG #lobby :remember`)
    await page
      .getByRole('button', { name: /latest|present/i })
      .or(page.getByRole('button', { name: /new/i }))
      .first()
      .click()
    await amy.hears('remember')
    await amy
      .message('remember')
      .getByRole('button', { name: /earlier/i })
      .click()
    await amy.hears(line(300))
    await painted(page)
    const top = (await topOf(page, line(300))) ?? 0
    expect(top).toBeGreaterThan(200)
    expect(top).toBeLessThan(450)

    // Pages come on both sides of it, and it stays.
    await amy.log.hover()
    await wheelTo(amy, 150, 700)
    let lines = await linesOf(amy)
    expect(lines).toEqual(Array.from(lines, (_, i) => (lines[0] as number) + i))
    await wheelTo(amy, 1250, 900)
    // The answer shows the beginning of what it answers.
    lines = (await linesOf(amy)).filter((n) => n !== 300)
    expect(lines).toEqual(Array.from(lines, (_, i) => (lines[0] as number) + i))
    for (let i = 0; i < 100 && (await fromEnd(page)) > 1; i++) await page.mouse.wheel(0, 900)
    ira.say('PRIVMSG #lobby :the present')
    await amy.hears('the present')
    await painted(page)
    expect(await fromEnd(page)).toBeLessThan(2)
    expect(amy.complaints).toEqual([])
  })
})
