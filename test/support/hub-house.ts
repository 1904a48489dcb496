/** A hub with people at it and no door: they ask for things, and hear lines. */
import { createLoopbackSequencer } from '../../src/adapters/loopback/loopback-sequencer.ts'
import { createMemoryLog } from '../../src/adapters/memory/memory-log.ts'
import type { Chat } from '../../src/chat/chat.ts'
import type { Happening } from '../../src/chat/events.ts'
import type { Intent } from '../../src/chat/intents/index.ts'
import type { Rejection } from '../../src/chat/rejections.ts'
import { Hub } from '../../src/hub/hub.ts'
import type { Client, Request, Session, Voice } from '../../src/hub/session.ts'
import type { MessageLog } from '../../src/ports/message-log.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { FakeConnection } from './fake-connection.ts'

/** The ability to hear in capitals. */
export const SHOUTS = 1

/** Says each event in a line; in capitals to clients that have that ability. Counts how often it had to. */
export class TestVoice implements Voice {
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

/** Somebody at no door, who hears what the hub says in words of the test. */
export class Person implements Client {
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
export function holdBack(log: MessageLog): MessageLog & { release(): void; held: number } {
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

export function openHubHouse(messages: MessageLog = createMemoryLog()) {
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
