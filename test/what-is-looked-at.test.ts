/** What was said long before a connection was lost is as it is now, as soon as somebody looks at it. */
import { describe, expect, it } from 'vitest'
import type { TalkEntry } from '../src/client/state/entry.ts'
import { bufferNamed, shownTimeline } from '../src/client/state/selectors.ts'
import { entriesForwards } from '../src/client/state/timeline.ts'
import { BrowserStage } from './support/browser-stage.ts'
import type { IrcPerson } from './support/irc-house.ts'

const RICH = 'message-tags echo-message draft/message-redaction snug.chat/timeline batch'
const COUNT = 80

/** Bob says so much that only the newest of it is asked for again, ten messages at a time, when the connection is back. */
async function longPast(): Promise<{ stage: BrowserStage; bob: IrcPerson; ids: string[] }> {
  const stage = new BrowserStage({ historyPage: 10 })
  await stage.pass(1_000)
  const bob = await stage.house.arrive('bob', RICH)
  await bob.asks('JOIN #lobby')
  await stage.pass(100)
  const ids: string[] = []
  for (let i = 0; i < COUNT; i++) {
    const echo = (await bob.asks(`PRIVMSG #lobby :tea ${i}`)).join()
    ids.push(/msgid=([^ ;]+)/.exec(echo)?.[1] ?? '')
    stage.tick(1)
  }
  await stage.settle()
  return { stage, bob, ids }
}

async function whileGone(stage: BrowserStage, deeds: () => Promise<unknown>): Promise<void> {
  stage.isReachable = false
  stage.cut()
  await deeds()
  stage.isReachable = true
  for (let i = 0; i < 10; i++) await stage.pass(3_000)
}

function all(stage: BrowserStage): TalkEntry[] {
  const buffer = bufferNamed(stage.client.state, '#lobby')
  return buffer ? [...entriesForwards(shownTimeline(buffer))].flatMap((e) => (e.kind === 'talk' ? e : [])) : []
}

const shown = (stage: BrowserStage, id = ''): TalkEntry | undefined => all(stage).find(({ msgid }) => msgid === id)

async function looksAt(stage: BrowserStage, ...ids: (string | undefined)[]): Promise<void> {
  stage.client.looksAt(
    '#lobby',
    all(stage).filter(({ msgid }) => ids.includes(msgid)),
  )
  await stage.settle()
}

describe('WEB-82 what one comes to is as it is now', () => {
  it('has the reactions and the pin that it got while the connection was gone, and not those that were taken back', async () => {
    const { stage, bob, ids } = await longPast()
    await bob.asks(`@+draft/react=👍;+reply=${ids[1]} TAGMSG #lobby`)
    await stage.settle()
    await whileGone(stage, async () => {
      await bob.asks(`@+draft/react=🍵;+reply=${ids[0]} TAGMSG #lobby`, `PIN #lobby ${ids[0]}`)
      await bob.asks(`@+draft/unreact=👍;+reply=${ids[1]} TAGMSG #lobby`)
    })
    expect(shown(stage, ids[1])?.reactions).toHaveLength(1)
    await looksAt(stage, ids[0], ids[1], ids[2])
    expect(shown(stage, ids[0])).toMatchObject({ reactions: [{ value: '🍵', nicks: ['bob'] }], isPinned: true })
    expect(shown(stage, ids[1])?.reactions).toBeUndefined()
    expect(all(stage)).toHaveLength(COUNT)
  })

  it('is the same in a part of the past that one has jumped to', async () => {
    const { stage, bob, ids } = await longPast()
    stage.device.kept = undefined
    stage.reload()
    await stage.pass(3_000)
    stage.client.jump('#lobby', ids[2] ?? '')
    await stage.settle()
    await whileGone(stage, () => bob.asks(`@+draft/react=🍵;+reply=${ids[2]} TAGMSG #lobby`, `REDACT #lobby ${ids[3]}`))
    await looksAt(stage, ids[2], ids[3])
    expect(shown(stage, ids[2])?.reactions).toEqual([{ value: '🍵', nicks: ['bob'] }])
    expect(shown(stage, ids[3])?.text ?? '').toBe('')
  })

  it('is asked once, and not where nothing can have changed', async () => {
    const { stage, ids } = await longPast()
    const asked = (): number => stage.wrote('CHATHISTORY AROUND')
    await looksAt(stage, ids[0])
    expect(asked()).toBe(0)
    await whileGone(stage, async () => {})
    await looksAt(stage, ids[0])
    await looksAt(stage, ids[0])
    await looksAt(stage, ids[1])
    await looksAt(stage, ids.at(-1))
    expect(asked()).toBe(1)
  })
  it('is so too for whoever left and came in again on the same connection', async () => {
    const { stage, bob, ids } = await longPast()
    stage.client.send({ verb: 'PART', params: ['#lobby'] })
    await stage.settle()
    await bob.asks(`@+draft/react=🍵;+reply=${ids[0]} TAGMSG #lobby`)
    stage.client.join('#lobby')
    await stage.settle()
    await looksAt(stage, ids[0])
    expect(shown(stage, ids[0])?.reactions).toHaveLength(1)
  })
})
