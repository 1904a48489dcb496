/** Faults of the program's own, made on purpose: what they cost, and whom. */
import { beforeEach, expect, it } from 'vitest'
import { describeChat } from '../../test/support/describe-chat.ts'
import { createFakeClock, type FakeClock } from '../../test/support/fake-clock.ts'
import { FakeConnection } from '../../test/support/fake-connection.ts'
import { createLoopbackSequencer } from '../adapters/loopback/loopback-sequencer.ts'
import { createMemoryLog } from '../adapters/memory/memory-log.ts'
import type { Happening } from '../chat/events.ts'
import type { Intent } from '../chat/intents/index.ts'
import { traceOf } from './fault.ts'
import { Hub } from './hub.ts'
import type { Client, Session, Voice } from './session.ts'

let clock: FakeClock
let hub: Hub
let logged: object[]
let voice: Voice

beforeEach(() => {
  clock = createFakeClock()
  logged = []
  const quiet = (): void => {}
  const log = { debug: quiet, info: quiet, warn: quiet, error: (about: object) => void logged.push(about) }
  hub = new Hub({ clock, log, messages: createMemoryLog(), sequencer: createLoopbackSequencer(clock, 0), node: 'n' })
  voice = { matters: () => 0, phrase: ({ event }) => `${event.type} ${event.nick}\n` }
})

function boom(): never {
  throw new TypeError('hunter2')
}

class Person implements Client {
  readonly connection = new FakeConnection()
  readonly session: Session

  constructor(nick: string) {
    this.session = hub.open(this.connection, voice, this)
    this.connection.attach({ receive() {}, closed: (reason) => hub.closed(this.session, reason) })
    this.ask({ do: 'enter', nick, username: 'u', host: 'h', realname: '' })
    this.ask({ do: 'join', channel: '#lobby' })
  }

  ask(intent: Intent): void {
    hub.ask(this.session, intent)
  }

  say(): void {
    this.ask({ do: 'say', target: '#lobby', kind: 'privmsg', text: 'x', tags: '' })
  }

  own({ event }: Happening): void {
    hub.sayNow(this.session, `own ${event.type}\n`)
  }

  refuse({ why }: { readonly why: string }): void {
    hub.sayNow(this.session, `refused ${why}\n`)
  }

  finish(): void {}
  proceed(): void {}
  goodbye(): void {}

  async hears(): Promise<string[]> {
    await clock.settle()
    return this.connection.takeLines()
  }
}

async function people(): Promise<[Person, Person]> {
  const both: [Person, Person] = [new Person('alice'), new Person('bob')]
  for (const person of both) await person.hears()
  return both
}

it('FAULT-1 an intent that cannot be decided is refused, and nothing of it has happened', async () => {
  const [alice, bob] = await people()
  const before = describeChat(hub.chat)
  alice.ask({ do: 'rename', nick: undefined } as never)
  expect(await alice.hears()).toEqual(['refused failed'])
  expect(describeChat(hub.chat)).toEqual(before)
  bob.say()
  expect(await alice.hears()).toEqual(['said bob'])
})

it('FAULT-1 half of an event is undone, and what was decided before it is not', async () => {
  const [alice, bob] = await people()
  bob.say()
  bob.ask({ do: 'set-topic', channel: '#lobby', topic: 'tea' })
  const before = describeChat(hub.chat)
  hub.chat.looks.add = boom
  alice.ask({ do: 'rename', nick: 'alicia' })
  expect(describeChat(hub.chat)).toEqual(before)
  expect(await alice.hears()).toEqual(['said bob', 'topic-set bob', 'refused failed'])
  expect(hub.messages.restore().channels[0]?.topic?.text).toBe('tea')
  alice.ask({ do: 'rename', nick: 'alicia' })
  expect(await bob.hears()).toEqual(['own said', 'own topic-set', 'renamed alice'])
  expect(logged).toMatchObject([{ intent: 'rename', fault: 'TypeError' }])
})

it('FAULT-1 who could not leave leaves a little later', async () => {
  const [alice, bob] = await people()
  hub.chat.looks.remove = boom
  alice.connection.hangUp()
  expect(await bob.hears()).toEqual([])
  clock.advance(1000)
  expect(await bob.hears()).toEqual(['left alice'])
  expect(hub.chat.userByNick('alice')).toBeUndefined()
})

it('FAULT-2 an answer, a phrase or a watcher that fails costs nobody anything else', async () => {
  const [alice, bob] = await people()
  hub.watch(boom)
  hub.answer(boom)
  const good = { ...voice }
  Object.assign(voice, { phrase: boom })
  alice.say()
  expect(await alice.hears()).toEqual(['own said'])
  Object.assign(voice, good)
  alice.say()
  expect(await bob.hears()).toEqual(['said alice'])
  expect(logged).toHaveLength(4)
})

it('FAULT-2 an invitation that cannot be phrased costs nobody anything else', async () => {
  const [alice, bob] = await people()
  alice.ask({ do: 'join', channel: '#a' })
  await alice.hears()
  const good = { ...voice }
  Object.assign(voice, { phrase: boom })
  alice.ask({ do: 'invite', channel: '#a', nick: 'bob' })
  expect(await alice.hears()).toEqual(['own invited'])
  Object.assign(voice, good)
  bob.ask({ do: 'join', channel: '#a' })
  expect(await alice.hears()).toEqual(['joined bob'])
})

it('FAULT-2 a client that cannot be told is let go, and leaves', async () => {
  const [alice, bob] = await people()
  alice.own = boom
  alice.say()
  expect(await bob.hears()).toEqual(['said alice', 'left alice'])
  expect(alice.connection.wasClosedByServer).toBe('close')
  expect(hub.sessionCount).toBe(1)
})

it('FAULT-3 what is logged of a fault is where it was, without what it says', () => {
  try {
    boom()
  } catch (error) {
    const { fault, trace } = traceOf(error)
    expect(fault).toBe('TypeError')
    expect(trace[0]).toMatch(/^at boom .*faults\.test\.ts:\d+:\d+\)$/)
    expect(JSON.stringify(trace)).not.toContain('hunter2')
  }
  expect(traceOf('hunter2')).toEqual({ fault: 'string', trace: [] })
  expect.assertions(4)
})
