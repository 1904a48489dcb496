/** What is shown of the last visit, and how it becomes what is true now. */
import { describe, expect, it } from 'vitest'
import type { TalkEntry } from '../src/client/state/entry.ts'
import { bufferNamed } from '../src/client/state/selectors.ts'
import { talkWith } from '../src/client/state/timeline.ts'
import { BrowserStage } from './support/browser-stage.ts'
import type { IrcPerson } from './support/irc-house.ts'

const RICH = 'message-tags echo-message draft/message-redaction snug.chat/edit batch draft/chathistory'

async function visit(): Promise<{ stage: BrowserStage; bob: IrcPerson }> {
  const stage = new BrowserStage()
  await stage.pass(1_000)
  const bob = await stage.house.arrive('bob', RICH)
  await bob.asks('JOIN #lobby')
  // What is said in the moment of arriving might be somebody else's.
  await stage.pass(100)
  return { stage, bob }
}

/** Long enough for everything that waits. */
async function comeBack(stage: BrowserStage): Promise<void> {
  for (let i = 0; i < 4; i++) await stage.pass(3_000)
}

async function say(bob: IrcPerson, text: string): Promise<string> {
  const echo = (await bob.asks(`PRIVMSG #lobby :${text}`)).find((line) => line.endsWith(` PRIVMSG #lobby :${text}`))
  const msgid = /msgid=([^ ;]+)/.exec(echo ?? '')?.[1]
  if (msgid === undefined) throw new Error(`not said: ${text}`)
  return msgid
}

describe('WEB-42 the last visit', () => {
  it('is shown before there is a connection, and mended when there is one', async () => {
    const { stage, bob } = await visit()
    const [kept, wrong, secret] = [await say(bob, 'kept'), await say(bob, 'wrong'), await say(bob, 'secret')]
    await comeBack(stage)
    stage.isReachable = false
    stage.reload()
    expect([stage.shown(), stage.client.state.isRestored]).toEqual([['kept', 'wrong', 'secret'], true])
    await bob.asks(`EDIT #lobby ${wrong} :right`, `REDACT #lobby ${secret}`)
    await bob.asks(`@+draft/react=👍;+draft/reply=${kept};+reply=${kept} TAGMSG #lobby`, 'PRIVMSG #lobby :new')

    stage.isReachable = true
    await comeBack(stage)
    const buffer = bufferNamed(stage.client.state, '#lobby')
    expect(stage.shown().filter((text) => text !== '')).toEqual(['kept', 'right', 'new'])
    expect(buffer && talkWith(buffer.timeline, kept)?.reactions).toEqual([{ value: '👍', nicks: ['bob'] }])
    // And on the device.
    await comeBack(stage)
    const messages = stage.device.kept?.buffers[0]?.messages ?? []
    expect(messages.map(({ text }) => text)).toEqual(['kept', 'right', 'new'])
    expect(JSON.stringify(stage.device.kept)).not.toContain('secret')
  })

  it('knows what was read: a guest who comes back has as much unread as before', async () => {
    const { stage, bob } = await visit()
    stage.client.join('#tea')
    await bob.asks('JOIN #tea', 'PRIVMSG #tea :read')
    await comeBack(stage)
    stage.client.seen('#tea')
    await comeBack(stage)
    stage.client.focus('#lobby')
    await bob.asks('PRIVMSG #tea :one', 'PRIVMSG #tea :amy: two')
    await comeBack(stage)
    const counts = () => {
      const { unread, mentions } = bufferNamed(stage.client.state, '#tea') ?? {}
      return [unread, mentions]
    }
    expect(counts()).toEqual([2, 1])
    stage.reload()
    expect(counts()).toEqual([2, 1])
    await comeBack(stage)
    expect(counts()).toEqual([2, 1])
  })

  it('gives way to the present where very much was said since; what is between comes by scrolling back', async () => {
    const { stage, bob } = await visit()
    await say(bob, 'long ago')
    await comeBack(stage)
    stage.isReachable = false
    stage.reload()
    for (let i = 0; i < 700; i += 50)
      await bob.asks(...Array.from({ length: 50 }, (_, n) => `PRIVMSG #lobby :m${i + n}`))
    stage.isReachable = true
    stage.client.say('#lobby', 'mine', 'say')
    await comeBack(stage)
    const present = stage.shown()
    expect([present.includes('long ago'), present[0], present.at(-2), present.at(-1)]).toEqual([
      false,
      'm602',
      'm699',
      'mine',
    ])
    for (let i = 0; i < 8; i++) {
      stage.client.older('#lobby')
      await stage.settle()
    }
    expect(stage.shown()).toEqual(['long ago', ...Array.from({ length: 700 }, (_, n) => `m${n}`), 'mine'])
  })

  it('loses nothing of what it knows where several pages of that are looked at again', async () => {
    const { stage, bob } = await visit()
    for (let i = 0; i < 250; i += 10) {
      await bob.asks(...Array.from({ length: 10 }, (_, n) => `PRIVMSG #lobby :m${i + n}`))
      await stage.pass(1_000)
    }
    await comeBack(stage)
    stage.reload()
    await comeBack(stage)
    expect(stage.shown()).toEqual(Array.from({ length: 250 }, (_, n) => `m${n}`))
  })

  it('is of a server that has forgotten all of it: nothing stays', async () => {
    const { stage, bob } = await visit()
    const ids = [await say(bob, 'one'), await say(bob, 'two')]
    await comeBack(stage)
    stage.isReachable = false
    stage.reload()
    await bob.asks(...ids.map((id) => `REDACT #lobby ${id}`))
    stage.isReachable = true
    await comeBack(stage)
    expect(stage.shown().filter((text) => text !== '')).toEqual([])
  })
})

describe('WEB-43 what waits', () => {
  it('can be discarded', async () => {
    const { stage } = await visit()
    await comeBack(stage)
    stage.isReachable = false
    stage.cut()
    stage.client.say('#lobby', 'one', 'say')
    stage.client.say('#lobby', 'two', 'say')
    expect(stage.client.outbox.discard(ownIn(stage)[0]?.pending ?? '')).toBe('one')
    expect([...stage.device.items.values()].map(({ said }) => said[0]?.text)).toEqual(['two'])
    stage.isReachable = true
    await comeBack(stage)
    expect([stage.shown(), stage.device.items.size]).toEqual([['two'], 0])
  })

  it('stays where it is refused, also after the page was closed, and can be sent again', async () => {
    const { stage } = await visit()
    await stage.pass(1_000)
    const boss = await stage.house.arrive('boss', RICH)
    await boss.asks('JOIN #den')
    stage.client.join('#den')
    await comeBack(stage)
    await boss.asks('MODE #den +m')
    stage.client.say('#den', 'may I?', 'say')
    await comeBack(stage)
    stage.reload()
    await comeBack(stage)
    const [refused] = ownIn(stage, '#den')
    expect([refused?.text, refused?.failed]).toEqual(['may I?', 'Cannot send to channel (+m)'])
    await boss.asks('MODE #den -m')
    expect(stage.client.sayAgain('#den', refused?.id ?? 0)).toBe(true)
    await comeBack(stage)
    expect([
      ownIn(stage, '#den').map(({ text, msgid }) => [text, msgid !== undefined]),
      stage.device.items.size,
    ]).toEqual([[['may I?', true]], 0])
  })
})

function ownIn({ client }: BrowserStage, name = '#lobby'): TalkEntry[] {
  const entries = bufferNamed(client.state, name)?.timeline.chunks.flat() ?? []
  return entries.flatMap((entry) => (entry.kind === 'talk' && entry.isOwn ? entry : []))
}
