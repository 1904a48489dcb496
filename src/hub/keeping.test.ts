/** What the hub tells hangs on what is written: before that nothing is told, and where it fails nothing has happened. */
import { describe, expect, it } from 'vitest'
import { describeChat } from '../../test/support/describe-chat.ts'
import { createFaultyLog, type FaultyLog } from '../../test/support/faulty-log.ts'
import { holdBack, openHubHouse } from '../../test/support/hub-house.ts'
import { createMemoryLog } from '../adapters/memory/memory-log.ts'

describe('the hub and its log', () => {
  it('KEEP-1 tells nobody of what is not written', async () => {
    const messages = holdBack(createMemoryLog())
    const { clock, person } = openHubHouse(messages)
    const letIn = async (nick: string) => {
      const joining = person(nick)
      await clock.settle(() => messages.held > 0)
      messages.release()
      return joining
    }
    const [alice, bob] = [await letIn('alice'), await letIn('bob')]
    alice.heard()
    alice.say('hello')
    await clock.settle()
    expect(messages.held).toBe(1)
    expect(alice.heard()).toEqual([])
    expect(bob.heard()).toEqual([])
    messages.release()
    await clock.settle()
    expect(bob.heard()).toEqual(['said alice hello 4'])
    expect(alice.heard()).toEqual(['own said'])
    expect(messages.entry(4)).toMatchObject({ text: 'hello' })
  })

  it('KEEP-2 what cannot be written did not happen: the sender hears it, nobody else does, and what was before stays', async () => {
    const messages: FaultyLog = createFaultyLog(createMemoryLog())
    const { clock, hub, person, warnings } = openHubHouse(messages)
    const [alice, bob] = [await person('alice'), await person('bob')]
    alice.heard()
    alice.say('kept')
    await clock.settle()
    bob.heard()
    alice.heard()
    const before = describeChat(hub.chat)
    messages.breakDown()
    alice.say('lost')
    alice.ask({ do: 'join', channel: '#tea' })
    bob.ask({ do: 'rename', nick: 'robert' })
    await clock.settle()
    alice.say('lost too')
    await clock.settle()
    expect(alice.heard()).toEqual(['refused not-kept', 'refused not-kept', 'refused not-kept'])
    expect(bob.heard()).toEqual(['refused not-kept'])
    expect(describeChat(hub.chat)).toEqual(before)
    expect(hub.canWrite).toBe(false)
    expect(warnings).toContain('Cannot write; refusing until it works again')
    messages.mend()
    alice.say('kept again')
    await clock.settle()
    expect(hub.canWrite).toBe(true)
    expect(bob.heard()).toEqual(['said alice kept again 5'])
    expect(
      messages.page({ timeline: 1, from: 'newest', kinds: ['privmsg'], limit: 9 }).map(({ text }) => text),
    ).toEqual(['kept', 'kept again'])
  })

  it('KEEP-2 turns that were decided on top of a failed one fail with it', async () => {
    const messages = holdBack(createMemoryLog())
    const faulty = createFaultyLog(messages)
    const { clock, hub, person } = openHubHouse(faulty)
    const entering = person('alice')
    await clock.settle(() => messages.held > 0)
    messages.release()
    const alice = await entering
    await clock.settle()
    alice.heard()
    faulty.breakDown()
    const told: string[] = []
    for (const text of ['one', 'two', 'three', 'four']) {
      alice.say(text)
      hub.answer(() => told.push(text))
      clock.runSoon()
    }
    await clock.settle()
    expect(alice.heard()).toEqual(Array.from({ length: 4 }, () => 'refused not-kept'))
    expect(told).toEqual(['one', 'two', 'three', 'four'])
    expect(hub.chat.lastSeq).toBe(2)
  })

  it('KEEP-3 whoever left while nothing could be written leaves when it can', async () => {
    const messages = createFaultyLog(createMemoryLog())
    const { clock, hub, person } = openHubHouse(messages)
    const [alice, bob] = [await person('alice'), await person('bob')]
    alice.heard()
    messages.breakDown()
    bob.connection.hangUp('reset')
    await clock.settle()
    expect(alice.heard()).toEqual([])
    expect(hub.chat.userByNick('bob')).toBeDefined()
    for (let i = 0; i < 3; i++) {
      clock.advance(1000)
      await clock.settle()
    }
    expect(hub.chat.userByNick('bob')).toBeDefined()
    messages.mend()
    clock.advance(1000)
    await clock.settle()
    expect(alice.heard()).toEqual(['left bob  4'])
    expect(hub.sessionCount).toBe(1)
  })

  it('KEEP-3 also where several writes fail shortly after one another', async () => {
    const messages = createFaultyLog(createMemoryLog())
    const { clock, hub, person } = openHubHouse(messages)
    const [alice, bob] = [await person('alice'), await person('bob')]
    messages.breakDown()
    bob.connection.hangUp('reset')
    await clock.settle()
    alice.say('hello?')
    await clock.settle()
    // Both failures have this as the time to try again: the second try meets the first on its way.
    clock.advance(1000)
    await clock.settle()
    messages.mend()
    clock.advance(1000)
    await clock.settle()
    expect(hub.chat.userByNick('bob')).toBeUndefined()
    expect(hub.sessionCount).toBe(1)
  })

  it('STOP-2 is settled when everything is written and told, however slow the disk is', async () => {
    const messages = holdBack(createMemoryLog())
    const { clock, hub, person } = openHubHouse(messages)
    const entering = person('alice')
    await clock.settle(() => messages.held > 0)
    messages.release()
    const alice = await entering
    alice.say('last words')
    hub.goodbye('night')
    let isSettled = false
    const settled = hub.settled().then(() => (isSettled = true))
    await clock.settle()
    expect(isSettled).toBe(false)
    messages.release()
    await clock.settle()
    await settled
    expect(messages.entry(3)).toMatchObject({ text: 'last words' })
  })
})
