/** A channel that got another name while somebody was away is the same one when they come back, and what waits for it goes there. */
import { describe, expect, it } from 'vitest'
import { bufferNamed } from '../src/client/state/selectors.ts'
import { BrowserStage } from './support/browser-stage.ts'
import type { IrcPerson } from './support/irc-house.ts'

const RICH = 'message-tags echo-message draft/channel-rename'

/** Bob founds a channel, Amy is in it, and both have said something. */
async function inTea(modes = ''): Promise<{ stage: BrowserStage; bob: IrcPerson }> {
  const stage = new BrowserStage()
  await stage.pass(1_000)
  const bob = await stage.house.arrive('bob', RICH)
  await bob.asks('JOIN #tea', 'PRIVMSG #tea :welcome')
  if (modes !== '') await bob.asks(`MODE #tea ${modes}`, 'INVITE amy #tea')
  stage.client.join('#tea')
  await stage.pass(3_000)
  return { stage, bob }
}

async function comeBack(stage: BrowserStage): Promise<void> {
  stage.isReachable = true
  for (let i = 0; i < 6; i++) await stage.pass(3_000)
}

const heard = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => /:amy\S* PRIVMSG (\S+ :.*)/.exec(line)?.[1] ?? [])

describe('WEB-125 a channel that is renamed meanwhile', () => {
  it('gets what was written for it before the page was closed, under its new name', async () => {
    const { stage, bob } = await inTea()
    stage.isReachable = false
    stage.cut()
    stage.client.say('#tea', 'is there cake?', 'say')
    await stage.pass(2_000)
    stage.reload()
    await bob.asks('RENAME #tea #coffee')
    await bob.hears()
    await comeBack(stage)
    expect(heard(await bob.hears())).toEqual(['#coffee :is there cake?'])
    const { state } = stage.client
    expect(bufferNamed(state, '#tea')).toBeUndefined()
    expect(bufferNamed(state, '#coffee')).toMatchObject({ isJoined: true, isMissed: false })
    expect(stage.device.items.size).toBe(0)
    expect(stage.shown('#coffee')).toEqual(['welcome', 'is there cake?'])
  })

  it('is also where somebody has founded another one by the old name', async () => {
    const { stage, bob } = await inTea()
    stage.isReachable = false
    stage.cut()
    stage.client.say('#tea', 'is there cake?', 'say')
    await bob.asks('RENAME #tea #coffee', 'JOIN #tea')
    await bob.hears()
    await comeBack(stage)
    expect(heard(await bob.hears())).toEqual(['#coffee :is there cake?'])
  })

  it('is called by its new name on the device too, where that is known before the page is closed', async () => {
    const { stage, bob } = await inTea()
    stage.lose('sent')
    stage.client.say('#tea', 'is there cake?', 'say')
    await bob.asks('RENAME #tea #coffee')
    await stage.settle()
    expect([...stage.device.items.values()].map(({ target }) => target)).toEqual(['#coffee'])
  })

  it('is one with the channel that the person is in by its new name, on another connection', async () => {
    const { stage, bob } = await inTea()
    const tab = stage.house.connect()
    tab.say('CAP REQ :snug.chat/guest-key', `GUESTKEY ${'k'.repeat(32)}`, 'NICK amy', 'USER amy 0 * :Amy', 'CAP END')
    await tab.hears()
    stage.isReachable = false
    stage.cut()
    stage.client.say('#tea', 'is there cake?', 'say')
    stage.client.focus('#tea')
    await bob.asks('RENAME #tea #coffee', 'PRIVMSG #coffee :there is')
    await bob.hears()
    await comeBack(stage)
    expect(heard(await bob.hears())).toEqual(['#coffee :is there cake?'])
    const { state } = stage.client
    expect([state.active, bufferNamed(state, '#tea')]).toEqual(['#coffee', undefined])
    stage.client.older('#coffee')
    await stage.settle()
    expect(stage.shown('#coffee')).toEqual(['welcome', 'there is', 'is there cake?'])
  })

  it('does not tell its new name to whom it is hidden from', async () => {
    const { stage, bob } = await inTea('+s')
    stage.isReachable = false
    stage.cut()
    await stage.pass(2_000)
    await bob.asks('RENAME #tea #hidden')
    await comeBack(stage)
    expect(bufferNamed(stage.client.state, '#hidden')).toBeUndefined()
  })

  it('keeps what is said in a channel that nobody renamed where it is', async () => {
    const { stage, bob } = await inTea()
    stage.isReachable = false
    stage.cut()
    stage.client.say('#tea', 'is there cake?', 'say')
    await comeBack(stage)
    expect(heard(await bob.hears())).toEqual(['#tea :is there cake?'])
  })
})
