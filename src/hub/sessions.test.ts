/** Several sessions of one person, and people who stay without one. */
import { describe, expect, it } from 'vitest'
import { proofOf } from '../../test/support/small-chat.ts'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { FakeConnection } from '../../test/support/fake-connection.ts'
import { createFaultyLog } from '../../test/support/faulty-log.ts'
import { createLoopbackSequencer } from '../adapters/loopback/loopback-sequencer.ts'
import { createMemoryLog } from '../adapters/memory/memory-log.ts'
import type { Happening } from '../chat/events.ts'
import type { Intent } from '../chat/intents/index.ts'
import type { Rejection } from '../chat/rejections.ts'
import type { MessageLog } from '../ports/message-log.ts'
import { Hub } from './hub.ts'
import type { Client, Session, Voice } from './session.ts'

const voice: Voice = {
  matters: () => 0,
  phrase: ({ event }) => `${event.type} ${event.nick}${'text' in event ? ` ${event.text}` : ''}\n`,
}

class Connected implements Client {
  readonly connection = new FakeConnection()
  readonly session: Session
  readonly #hub: Hub

  constructor(hub: Hub) {
    this.#hub = hub
    this.session = hub.open(this.connection, voice, this)
    this.connection.attach({ receive: () => {}, closed: (reason) => hub.closed(this.session, reason) })
  }

  ask(...intents: Intent[]): void {
    for (const intent of intents) this.#hub.ask(this.session, intent)
  }

  own({ event }: Happening): void {
    this.#hub.sayNow(this.session, `own ${event.type}\n`)
  }

  refuse({ why }: Rejection): void {
    this.#hub.sayNow(this.session, `refused ${why}\n`)
  }

  finish(): void {}

  proceed(): void {}

  goodbye(): void {}

  heard(): string[] {
    return this.connection.takeLines()
  }
}

function say(target: string, text: string): Intent {
  return { do: 'say', target, kind: 'privmsg', text, tags: '' }
}

const join: Intent = { do: 'join', channel: '#tea' }
const settings: Intent = {
  do: 'change-account',
  account: 'alice',
  change: { set: 'settings', settings: { alwaysOn: true } },
}

function open(messages: MessageLog = createMemoryLog()) {
  const clock = createFakeClock()
  const note = (): void => {}
  const log = { debug: note, info: note, warn: note, error: note }
  const sequencer = createLoopbackSequencer(clock, messages.restore().lastAt)
  const hub = new Hub({ clock, log, messages, sequencer, node: 'n' })
  const enter = (nick: string, account?: string): Connected => {
    const person = new Connected(hub)
    const who = { do: 'enter', nick, username: 'u', host: 'h', realname: '' } as const
    person.ask(account === undefined ? who : { ...who, account: proofOf(hub.chat, account) })
    return person
  }
  /** Alice with two sessions, and bob, all of them in #tea. */
  const three = async () => {
    const one = enter('alice')
    one.ask({ do: 'register-account', account: 'alice', credentials: { argon2: null, scram: null } }, join)
    const two = enter('alice', 'alice')
    const bob = enter('bob')
    bob.ask(join)
    await clock.settle()
    for (const person of [one, two, bob]) person.heard()
    return { one, two, bob }
  }
  return { clock, hub, enter, three }
}

describe('two sessions of one person', () => {
  it('each hears what is said to them, and what the other says', async () => {
    const { clock, hub, three } = open()
    const { one, two, bob } = await three()
    one.ask(say('#tea', 'hello'))
    bob.ask(say('alice', 'psst'))
    two.ask(say('bob', 'yes?'))
    await clock.settle()
    expect(one.heard()).toEqual(['own said', 'whispered bob psst', 'whispered alice yes?'])
    expect(two.heard()).toEqual(['said alice hello', 'whispered bob psst', 'own whispered'])
    expect(bob.heard()).toEqual(['said alice hello', 'own whispered', 'whispered alice yes?'])
    expect(hub.chat.users.size).toBe(2)
    expect(hub.sessionsOf(one.session.id)).toEqual([one.session, two.session])
  })

  it('are told both of what the person becomes, and others hear it once', async () => {
    const { clock, three } = open()
    const { one, two, bob } = await three()
    two.ask({ do: 'join', channel: '#more' }, { do: 'rename', nick: 'alicia' })
    await clock.settle()
    for (const session of [one, two]) expect(session.heard()).toEqual(['own joined', 'own renamed'])
    expect(bob.heard()).toEqual(['renamed alice'])
    bob.ask({ do: 'join', channel: '#more' }, say('#more', 'x'))
    await clock.settle()
    for (const session of [one, two]) expect(session.heard()).toEqual(['joined bob', 'said bob x'])
  })

  it('one goes, nobody hears of it, and the other stays in the channels', async () => {
    const { clock, hub, three } = open()
    const { one, two, bob } = await three()
    one.ask({ do: 'leave', reason: 'bye' })
    await clock.settle()
    expect(one.heard()).toEqual(['own detached'])
    expect(one.connection.state).toBe('closed')
    bob.ask(say('#tea', 'still there?'))
    two.ask(say('#tea', 'yes'))
    await clock.settle()
    expect(two.heard()).toEqual(['said bob still there?', 'own said'])
    expect(bob.heard()).toEqual(['own said', 'said alice yes'])
    // The user keeps the id of the session that is gone; their connections are found all the same.
    expect(hub.sessionsOf(one.session.id)).toEqual([two.session])
    two.connection.hangUp('reset')
    await clock.settle()
    expect(bob.heard()).toEqual(['left alice'])
    expect(hub.sessionCount).toBe(1)
  })

  it('are ended both by KILL', async () => {
    const { clock, hub, three } = open()
    const { one, two, bob } = await three()
    bob.ask({ do: 'take-rights', rights: ['kill'], keep: false }, { do: 'kill', nick: 'alice', reason: 'x' })
    await clock.settle()
    for (const { connection } of [one, two]) expect(connection.state).toBe('closed')
    expect(bob.heard().filter((line) => line.startsWith('left'))).toEqual(['left alice'])
    expect(hub.sessionCount).toBe(1)
    expect(hub.chat.sessions.size).toBe(1)
  })

  it('hear nothing of what is for ranks that they have not', async () => {
    const { clock, three } = open()
    const { one, two, bob } = await three()
    one.ask(say('@#tea', 'operators'))
    bob.ask(say('@#tea', 'may I?'))
    await clock.settle()
    expect(one.heard()).toEqual(['own said'])
    expect(two.heard()).toEqual(['said alice operators'])
    expect(bob.heard()).toEqual(['refused operator-needed'])
  })
})

describe('who is always on', () => {
  it('stays without a connection, comes back at a start where they were, and hears again when they connect', async () => {
    const messages = createMemoryLog()
    const first = open(messages)
    const { one, two, bob } = await first.three()
    one.ask(settings)
    one.connection.hangUp('reset')
    two.connection.hangUp('reset')
    await first.clock.settle()
    expect(bob.heard()).not.toContain('left alice')
    expect(first.hub.chat.userByNick('alice')).toMatchObject({ sessions: [], away: 'not connected' })
    bob.ask(say('#tea', 'to the absent'))
    await first.clock.settle()

    const { clock, hub, enter } = open(messages)
    expect(hub.chat.userByNick('alice')?.memberships.size).toBe(1)
    expect(hub.sessionsOf('@alice')).toEqual([])
    const carol = enter('carol')
    carol.ask(join)
    const again = enter('whatever', 'alice')
    await clock.settle()
    expect(carol.heard()).toContain('attached alice')
    expect(again.heard()).toEqual(['own attached'])
    carol.ask(say('#tea', 'welcome back'))
    await clock.settle()
    expect(again.heard()).toEqual(['said carol welcome back'])
    expect(hub.sessionsOf('@alice')).toEqual([again.session])
  })

  it('KEEP-2 KEEP-3 a session that goes or comes while nothing can be written', async () => {
    const messages = createFaultyLog(createMemoryLog())
    const { clock, hub, enter, three } = open(messages)
    const { one, two, bob } = await three()
    one.ask(settings)
    await clock.settle()
    one.heard()
    messages.breakDown()
    one.connection.hangUp('reset')
    const third = enter('x', 'alice')
    two.ask(say('#tea', 'lost'), { do: 'log-out' })
    await clock.settle()
    expect(third.heard()).toEqual(['refused not-kept'])
    // What was said, the account, and the nick that goes with it.
    expect(two.heard()).toEqual(['refused not-kept', 'refused not-kept', 'refused not-kept'])
    expect(bob.heard()).toEqual([])
    const alice = hub.chat.userByNick('alice')
    expect(alice?.account).toBe('alice')
    expect(alice?.sessions.map(({ id }) => id)).toEqual([one.session.id, two.session.id])
    messages.mend()
    clock.advance(1000)
    await clock.settle()
    expect(hub.chat.userByNick('alice')?.sessions.map(({ id }) => id)).toEqual([two.session.id])
    bob.ask(say('#tea', 'kept'))
    await clock.settle()
    expect(two.heard()).toEqual(['said bob kept'])
    expect(third.heard()).toEqual([])
    expect(messages.restore().records.find(({ kind }) => kind === 'presence')).toMatchObject({ id: 'alice' })
  })
})
