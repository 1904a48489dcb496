import { describe, expect, it } from 'vitest'
import { createFakeClock, type FakeClock } from '../../test/support/fake-clock.ts'
import { FakeConnection } from '../../test/support/fake-connection.ts'
import { createFaultyLog, type FaultyLog } from '../../test/support/faulty-log.ts'
import { describeChat } from '../../test/support/describe-chat.ts'
import { createLoopbackSequencer } from '../adapters/loopback/loopback-sequencer.ts'
import { createMemoryLog } from '../adapters/memory/memory-log.ts'
import type { Chat } from '../chat/chat.ts'
import type { Happening } from '../chat/events.ts'
import type { Intent } from '../chat/intents/index.ts'
import type { Rejection } from '../chat/rejections.ts'
import type { MessageLog } from '../ports/message-log.ts'
import { Hub } from './hub.ts'
import type { Client, Request, Session, Voice } from './session.ts'

const SHOUTS = 1

/** Says each event in a line; in capitals to clients that have that ability. Counts how often it had to. */
class TestVoice implements Voice {
  phrased = 0

  matters(): number {
    return SHOUTS
  }

  phrase({ event, seq }: Happening, abilities: number): string {
    this.phrased++
    const line = `${event.type} ${event.nick} ${'text' in event ? event.text : ''} ${seq}\n`
    return abilities & SHOUTS ? line.toUpperCase() : line
  }
}

class Person implements Client {
  readonly connection = new FakeConnection()
  readonly session: Session
  readonly #hub: Hub
  proceeded = 0
  chatWhenTold: Chat | undefined

  constructor(hub: Hub, voice: Voice) {
    this.#hub = hub
    this.session = hub.open(this.connection, voice, this)
    this.connection.attach({
      receive: () => {},
      closed: (reason) => hub.closed(this.session, reason),
    })
  }

  ask(intent: Intent, request?: Request): void {
    this.#hub.ask(this.session, intent, request)
  }

  enter(nick: string): void {
    this.ask({ do: 'enter', nick, username: 'u', host: 'h', realname: '' })
    this.ask({ do: 'join', channel: '#lobby' })
  }

  say(text: string): void {
    this.ask({ do: 'say', target: '#lobby', kind: 'privmsg', text, tags: '' })
  }

  own({ event }: Happening, told: Chat, request: Request | undefined): void {
    this.chatWhenTold = told
    this.#hub.sayNow(this.session, `own ${event.type}${request ? ` ${request.label}` : ''}\n`)
  }

  refuse({ why }: Rejection, _told: Chat, request: Request | undefined): void {
    this.#hub.sayNow(this.session, `refused ${why}${request ? ` ${request.label}` : ''}\n`)
  }

  finish(request: Request): void {
    this.#hub.sayNow(this.session, `finished ${request.label}\n`)
  }

  proceed(): void {
    this.proceeded++
  }

  goodbye(reason: string): void {
    this.#hub.sayNow(this.session, `goodbye ${reason}\n`)
  }

  heard(): string[] {
    return this.connection.takeLines()
  }
}

/** Keeps batches back until the test lets them through. */
function holdBack(log: MessageLog): MessageLog & { release(): void; held: number } {
  const waiting: (() => void)[] = []
  return {
    ...log,
    append: (batch, done) => void waiting.push(() => log.append(batch, done)),
    release: () => waiting.shift()?.(),
    get held() {
      return waiting.length
    },
  }
}

function open(messages: MessageLog = createMemoryLog()) {
  const clock: FakeClock = createFakeClock()
  const warnings: string[] = []
  const note = (_: unknown, message: string) => void warnings.push(message)
  const log = { debug: note, info: note, warn: note, error: note }
  const sequencer = createLoopbackSequencer(clock, messages.restore().lastAt)
  const hub = new Hub({ clock, log, messages, sequencer, node: 'n' })
  const voice = new TestVoice()
  const person = async (nick: string): Promise<Person> => {
    const person = new Person(hub, voice)
    person.enter(nick)
    await clock.settle()
    person.heard()
    return person
  }
  return { clock, hub, voice, messages, warnings, person }
}

describe('the hub', () => {
  it('KEEP-1 tells nobody of what is not written', async () => {
    const messages = holdBack(createMemoryLog())
    const { clock, person } = open(messages)
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

  it('ORDER-1 answers stand behind everything that was decided before them', async () => {
    const { clock, hub, person } = open()
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
    const { clock, hub, person } = open()
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
    const { clock, voice, person } = open()
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
    const { clock, hub, person } = open()
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
    const { clock, hub, person } = open()
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

  it('KEEP-2 what cannot be written did not happen: the sender hears it, nobody else does, and what was before stays', async () => {
    const messages: FaultyLog = createFaultyLog(createMemoryLog())
    const { clock, hub, person, warnings } = open(messages)
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
    const { clock, hub, person } = open(faulty)
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
    const { clock, hub, person } = open(messages)
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
    const { clock, hub, person } = open(messages)
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

  it('SLOW-1 lets go of a client that does not read, and the others do not notice', async () => {
    const { clock, hub, person, warnings } = open()
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
    const { clock, hub, person } = open()
    const [alice, bob] = [await person('alice'), await person('bob')]
    alice.heard()
    hub.goodbye('night')
    await clock.settle()
    for (const { connection } of [alice, bob]) {
      expect(connection.takeLines()).toEqual(['goodbye night'])
      expect(connection.state).toBe('closed')
    }
  })

  it('STOP-2 is settled when everything is written and told, however slow the disk is', async () => {
    const messages = holdBack(createMemoryLog())
    const { clock, hub, person } = open(messages)
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

  it('what has been told is the chat itself, once nothing is on its way', async () => {
    const { clock, hub, person } = open()
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
