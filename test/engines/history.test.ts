/** Reading what was said, in each engine: what one reads stays where it is. */
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { EnginePerson, KEYS } from './engine-person.ts'
import { inEachEngine } from './engines.ts'
import { polled } from './polled.ts'

const MESSAGES = 1000
/** What browsers round. */
const STILL_PX = 1
/** Where nothing has moved for so long, a turn is kept back. */
const KEPT_BACK_MS = 3000
/** Less than what is seen, so that what stands at its top is in view after it. */
const WHEEL_PX = 500

function said(n: number): string {
  // Of different heights.
  return `PRIVMSG #lobby :line ${n}. ${'and so it goes on '.repeat((n * 7) % 11)}`
}

/** The first message that is wholly in view, and where; when what was begun is painted and nothing scrolls any more. */
const IN_VIEW = `
  const done = arguments[arguments.length - 1]
  const list = document.querySelector('[role=log]')
  const look = (before, count) => requestAnimationFrame(() => {
    if (list.scrollTop !== before) return look(list.scrollTop, 0)
    if (count < 3) return look(before, count + 1)
    const { top } = list.getBoundingClientRect()
    for (const article of list.querySelectorAll('article')) {
      const line = /^.*?line (\\d+)\\./s.exec(article.textContent)?.[1]
      const at = article.getBoundingClientRect().top - top
      if (line && at > 0) return done({ line: Number(line), at })
    }
    done(null)
  })
  look(NaN, 0)`

/** Where a message stands from the top of the list, px; -1 where it does not exist. */
const TOP_OF = `
  const list = document.querySelector('[role=log]')
  const found = [...list.querySelectorAll('article')].find(({ textContent }) => textContent.includes('line ' + arguments[0] + '.'))
  return found ? found.getBoundingClientRect().top - list.getBoundingClientRect().top : -1`

async function inView(amy: EnginePerson): Promise<{ line: number; at: number }> {
  return (await amy.evaluateLater(IN_VIEW)) as { line: number; at: number }
}

async function linesOf(amy: EnginePerson): Promise<number[]> {
  return (
    (await amy.evaluate(
      "return document.querySelector('[role=log]').innerText.match(/(?<=line )\\d+(?=\\.)/g)",
    )) as string[]
  ).map(Number)
}

/** Turns the wheel, and waits until what stood there before has moved by just as much, or all there is has come. */
async function turnUp(amy: EnginePerson, px: number, before: { line: number; at: number }): Promise<void> {
  await amy.wheel(-px)
  let turned = Date.now()
  let moved = 0
  let nudged = 0
  // It may turn over several frames. Older pages come in front while it goes up, the last of them short.
  await polled(
    `${before.line} to stand ${px} px further down`,
    async () => {
      await inView(amy)
      moved = Number(await amy.evaluate(TOP_OF, before.line)) - before.at
      // WebKitGTK keeps back a turn now and then, until something else comes.
      if (moved === 0 && Date.now() - turned > KEPT_BACK_MS) {
        await amy.wheel(1)
        nudged++
        turned = Date.now()
      }
      return Math.abs(moved + nudged - px) < STILL_PX || (await linesOf(amy))[0] === 0
    },
    () => `${moved} px`,
  )
}

inEachEngine((browser) => {
  it('WEB-80 WEB-82 WEB-81 scrolls up through a thousand messages, where nothing moves but by the wheel, and opens at what is new', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const ida = await IrcPerson.inLobby(port, 'ida')
    ida.say(...Array.from({ length: MESSAGES }, (_, n) => said(n)))
    await ida.barrier()
    const amy = await EnginePerson.at(browser(), `http://127.0.0.1:${port}/`)
    await amy.enter('amy')
    await amy.message(/line 999\./)
    // Away from the end, which one is kept at while the room is still coming.
    await turnUp(amy, 100, await inView(amy))
    const seen = new Set<number>(await linesOf(amy))
    for (;;) {
      const before = await inView(amy)
      const lines = await linesOf(amy)
      expect(lines).toEqual(Array.from(lines, (_, i) => (lines[0] as number) + i))
      for (const line of lines) seen.add(line)
      if (lines[0] === 0) break
      await turnUp(amy, WHEEL_PX, before)
    }
    expect(seen.size).toBe(MESSAGES)

    // Others write, and the composer grows: nothing moves.
    const reading = await inView(amy)
    ida.say(...Array.from({ length: 30 }, (_, n) => said(MESSAGES + n)))
    await amy.find('.to-present', /30 new/)
    await amy.fill('.composer textarea', /^Message/, 'one')
    for (let i = 0; i < 4; i++) await amy.chord(KEYS.Shift, KEYS.Enter)
    await inView(amy)
    expect(Math.abs(Number(await amy.evaluate(TOP_OF, reading.line)) - reading.at)).toBeLessThan(STILL_PX)
    await amy.press('.to-present')
    await amy.message(/line 1029\./)

    // Elsewhere meanwhile: back to where the new begins.
    await amy.say('/join #elsewhere')
    await amy.isIn('elsewhere')
    ida.say(...Array.from({ length: 60 }, (_, n) => said(MESSAGES + 30 + n)))
    await ida.barrier()
    await amy.press('nav button', /^#lobby.*60 unread/)
    await amy.isIn('lobby')
    await amy.find('.unread-line')
    await inView(amy)
    const top = Number(await amy.evaluate(TOP_OF, MESSAGES + 30))
    expect(top).toBeGreaterThan(100)
    expect(top).toBeLessThan(330)

    // What is found leads to where it was said.
    await amy.press('button', /^Search messages$/)
    await amy.fill('[type=search]', /Words to look for/, '"line 500"')
    await amy.type(KEYS.Enter)
    await amy.reads('aside.search', /1 message found/)
    await amy.press('.result')
    await amy.message(/line 500\./)
    await inView(amy)
    const found = Number(await amy.evaluate(TOP_OF, 500))
    expect(found).toBeGreaterThan(150)
    expect(found).toBeLessThan(500)
    expect(await amy.complaints()).toEqual([])
  })
})
