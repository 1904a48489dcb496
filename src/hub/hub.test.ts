/** The hub: in which order it tells what, to whom, and how often it has to say it. */
import { describe, expect, it } from 'vitest'
import { describeChat } from '../../test/support/describe-chat.ts'
import { openHubHouse, Person, SHOUTS, TestVoice } from '../../test/support/hub-house.ts'
import type { Chat } from '../chat/chat.ts'

describe('the hub', () => {
  it('ORDER-1 answers stand behind everything that was decided before them', async () => {
    const { clock, hub, person } = openHubHouse()
    const [alice, bob] = [await person('alice'), await person('bob')]
    alice.heard()
    bob.say('one')
    hub.say(alice.session, 'answer\n')
    bob.say('two')
    hub.answer((told) => hub.sayNow(alice.session, `as of ${told.lastSeq}\n`))
    bob.say('three')
    await clock.settle()
    expect(alice.heard()).toEqual(['said bob one 4', 'answer', 'said bob two 5', 'as of 5', 'said bob three 6'])
  })

  it('labelled requests end after all that they brought', async () => {
    const { clock, hub, person } = openHubHouse()
    const alice = await person('alice')
    const request = { label: 'L1' }
    alice.ask({ do: 'join', channel: '#tea' }, request)
    alice.ask({ do: 'join', channel: 'nonsense' }, request)
    hub.endRequest(alice.session, request)
    await clock.settle()
    expect(alice.heard()).toEqual(['own joined L1', 'refused channel-name-invalid L1', 'finished L1'])
    expect(alice.proceeded).toBeGreaterThan(0)
  })

  it('SPEED-1 phrases an event once per kind of client, and writes once per connection and turn', async () => {
    const { clock, voice, person } = openHubHouse()
    const people = []
    for (let i = 0; i < 12; i++) people.push(await person(`p${i}`))
    const [first, ...others] = people as [Person, ...Person[]]
    others.slice(0, 4).forEach(({ session }) => (session.abilities = SHOUTS | 2))
    for (const { connection } of people) connection.take()
    const writesBefore = others.map(({ connection }) => connection.writes.length)
    voice.phrased = 0
    first.say('a')
    first.say('b')
    await clock.settle()
    expect(voice.phrased).toBe(4)
    expect(others.map(({ connection }, i) => connection.writes.length - (writesBefore[i] as number))).toEqual(
      others.map(() => 1),
    )
    expect(others[0]?.heard()).toEqual(['SAID P0 A 14', 'SAID P0 B 15'])
    expect(others[5]?.heard()).toEqual(['said p0 a 14', 'said p0 b 15'])
    const [, , , , , one, two] = others
    expect(one?.connection.writes.at(-1)).toBe(two?.connection.writes.at(-1))
  })

  it('what leaves the chat leaves it for everybody, and only once', async () => {
    const { clock, hub, person } = openHubHouse()
    const [alice, bob] = [await person('alice'), await person('bob')]
    bob.ask({ do: 'join', channel: '#tea' })
    alice.ask({ do: 'join', channel: '#tea' })
    await clock.settle()
    alice.heard()
    bob.heard()
    bob.ask({ do: 'leave', reason: 'bye' })
    await clock.settle()
    expect(alice.heard()).toEqual(['left bob  6'])
    expect(bob.heard()).toEqual(['own left'])
    expect(bob.connection.state).toBe('closed')
    expect(hub.sessionCount).toBe(1)
    expect(hub.chat.userByNick('bob')).toBeUndefined()
  })

  it('a connection that breaks leaves, also in the same turn in which it entered', async () => {
    const { clock, hub, person } = openHubHouse()
    const alice = await person('alice')
    const bob = new Person(hub, new TestVoice())
    bob.enter('bob')
    bob.connection.hangUp('reset')
    await clock.settle()
    expect(alice.heard()).toEqual(['joined bob  3', 'left bob  4'])
    expect(hub.sessionCount).toBe(1)
    const carol = new Person(hub, new TestVoice())
    carol.connection.hangUp('reset')
    expect(hub.sessionCount).toBe(1)
  })

  it('SLOW-1 lets go of a client that does not read, and the others do not notice', async () => {
    const { clock, hub, person, warnings } = openHubHouse()
    const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')]
    bob.connection.stopReading()
    for (let i = 0; i < 300; i++) {
      alice.say('x'.repeat(4000))
      await clock.settle()
    }
    expect(bob.connection.wasClosedByServer).toBe('destroy')
    expect(bob.connection.unsentBytes).toBeLessThan(1024 * 1024 + 5000)
    expect(warnings).toContain('A client does not read; it is let go')
    expect(hub.chat.userByNick('bob')).toBeUndefined()
    expect(carol.heard().filter((line) => line.startsWith('said'))).toHaveLength(300)
  })

  it('says goodbye to everybody and closes', async () => {
    const { clock, hub, person } = openHubHouse()
    const [alice, bob] = [await person('alice'), await person('bob')]
    alice.heard()
    hub.goodbye('night')
    await clock.settle()
    for (const { connection } of [alice, bob]) {
      expect(connection.takeLines()).toEqual(['goodbye night'])
      expect(connection.state).toBe('closed')
    }
  })

  it('what has been told is the chat itself, once nothing is on its way', async () => {
    const { clock, hub, person } = openHubHouse()
    const alice = await person('alice')
    await person('bob')
    alice.ask({ do: 'join', channel: '#tea' })
    alice.ask({
      do: 'change-modes',
      channel: '#tea',
      changes: [
        { on: true, letter: 'm' },
        { on: true, letter: 'b', param: 'bob' },
      ],
    })
    alice.ask({ do: 'set-topic', channel: '#tea', topic: 'green' })
    await clock.settle()
    expect(describeChat(alice.chatWhenTold as Chat)).toEqual(describeChat(hub.chat))
  })
})
