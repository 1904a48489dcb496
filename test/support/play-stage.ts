/** Where plays are performed: people at the doors of a server in memory, and what each of them has heard and not yet expected. */
import { createHash } from 'node:crypto'
import { createFakeConnection, type FakeConnection } from './fake-connection.ts'
import { createPlayServer, type PlayServer } from './play-server.ts'
import { PlayWords } from './play-words.ts'
import type { Door, Play, PlayLine, Step } from './play.ts'

/** Time passes in steps, so that clients can answer PINGs on the way; in larger ones where much of it passes. */
const STEP_MS = 1000
const LARGE_STEP_MS = 20_000
const MUCH_MS = 600_000
/** With these the server ends what it tells a newcomer: the last word of the welcome, the end of the message of the day or its absence. */
const END_OF_WELCOME = { plain: /^Type \/help/, irc: / (376|422) /, web: / (376|422) / } as const

interface Coming {
  readonly who: string
  readonly door: Door
  readonly isSecure?: boolean
  readonly certificate?: string | undefined
}

interface Person {
  readonly name: string
  readonly door: Door
  readonly connection: FakeConnection
  isSilent: boolean
  heard: string[]
}

/** Performs a play. Rejects with what went wrong, and at which line. */
export async function perform(play: Play): Promise<void> {
  const stage = new Stage(play)
  for (const line of play.lines) {
    try {
      await stage.perform(line.step)
    } catch (error) {
      throw new Error(failure(play, line, error), { cause: error })
    }
  }
  const unheard = stage.unexpected()
  if (unheard !== '') throw new Error(`${play.title}\nthe play is over, but there was more to hear:\n${unheard}`)
}

function failure(play: Play, { number, text }: PlayLine, error: unknown): string {
  return `${play.title}\nline ${number}: ${text}\n${error instanceof Error ? error.message : String(error)}`
}

/** Performs one step after the other. */
export class Stage {
  readonly #server: PlayServer
  readonly #people = new Map<string, Person>()
  readonly #words = new PlayWords()

  constructor({ lines }: Pick<Play, 'lines'>) {
    const furnished = lines.flatMap(({ step }) => (step.do === 'furnish' ? [[step.as, true]] : []))
    this.#server = createPlayServer(Object.fromEntries(furnished))
  }

  /** What people have heard that nobody expected; empty where there is nothing. */
  unexpected(): string {
    return [...this.#people.values()].flatMap(({ name, heard }) => heard.map((line) => `${name} < ${line}`)).join('\n')
  }

  /** Everything that was heard and not expected, person by person; it is not expected any more. */
  takeHeard(): { readonly who: string; readonly line: string }[] {
    return [...this.#people.values()].flatMap((person) => {
      const lines = person.heard
      person.heard = []
      return lines.map((line) => ({ who: person.name, line }))
    })
  }

  async perform(step: Step): Promise<void> {
    if (step.do === 'hear') return this.#hear(step.who, step.line)
    if (step.do === 'be-gone') return this.#mustBeGone(this.#person(step.who))
    if (step.do === 'be-welcomed') return this.#forgetWelcome(this.#connected(step.who))
    const unexpected = this.unexpected()
    if (unexpected !== '') throw new Error(`before that, nobody expected:\n${unexpected}`)
    await this.#act(step)
  }

  async #act(step: Exclude<Step, { do: 'hear' }>): Promise<void> {
    switch (step.do) {
      case 'arrive':
        return this.#arrive(step)
      case 'connect':
        return this.#connect(step, false)
      case 'join':
        return this.#join(this.#connected(step.who), step.channel)
      case 'send':
        this.#connected(step.who).connection.send(`${this.#words.fill(step.line)}\n`)
        return this.#settle()
      case 'send-bytes':
        this.#connected(step.who).connection.send(step.bytes)
        return this.#settle()
      case 'leave':
        return this.#leave(this.#connected(step.who))
      case 'hang-up':
        this.#connected(step.who).connection.hangUp()
        return this.#settle()
      case 'say-no-more':
        this.#connected(step.who).connection.end()
        return this.#settle()
      case 'fall-silent':
        this.#connected(step.who).isSilent = true
        return
      case 'pass':
        return this.#pass(step.ms)
      case 'break-disk':
        return this.#server.disk.breakDown()
      case 'break-reading':
        return this.#server.disk.breakReading()
      case 'mend-disk':
        return this.#mend()
      case 'kill':
        return this.#kill()
      case 'say-goodbye':
        this.#server.hub.goodbye(step.reason)
        return this.#settle()
      case 'start':
        return this.#server.restart()
      case 'be-gone':
      case 'be-welcomed':
      case 'furnish':
        return
      default:
        step satisfies never
    }
  }

  #hear(who: string, expected: string): void {
    const line = this.#person(who).heard.shift()
    if (line === undefined) throw new Error(`${who} has heard nothing more`)
    if (!this.#words.fits(expected, line)) throw new Error(`${who} has heard something else:\n${who} < ${line}`)
  }

  async #connect({ who: name, door, isSecure = false, certificate }: Coming, greeted: boolean): Promise<void> {
    const before = this.#people.get(name)
    if (before && before.connection.state !== 'closed') throw new Error(`${name} is here already`)
    const connection = createFakeConnection({
      transport: door === 'web' ? 'messages' : 'stream',
      isSecure,
      ...(certificate !== undefined && {
        certificateFingerprint: createHash('sha256').update(certificate).digest('hex'),
      }),
    })
    connection.attach(this.#server.open(door === 'plain' ? 'plain' : 'irc', connection, greeted))
    this.#people.set(name, { name, door, connection, isSilent: door === 'plain', heard: [] })
    await this.#settle()
  }

  async #arrive({ who, door, with: capabilities, listens }: Extract<Step, { do: 'arrive' }>): Promise<void> {
    await this.#connect({ who, door }, true)
    const person = this.#connected(who)
    for (const line of introduction(person, capabilities)) {
      person.connection.send(`${line}\n`)
      await this.#settle()
    }
    if (listens) return
    this.#forgetWelcome(person)
  }

  #forgetWelcome(person: Person): void {
    const end = person.heard.findIndex((line) => END_OF_WELCOME[person.door].test(line))
    if (end < 0) throw new Error(`${person.name} could not come in:\n${person.heard.join('\n')}`)
    person.heard = person.heard.slice(end + 1)
  }

  async #join(person: Person, channel: string): Promise<void> {
    person.connection.send(person.door === 'plain' ? `/join ${channel}\n` : `JOIN ${channel}\n`)
    await this.#settle()
    const isIn = this.#server.hub.chat.userByNick(person.name)?.memberships
    if (![...(isIn?.values() ?? [])].some(({ channel: { name } }) => name === channel)) {
      throw new Error(`${person.name} could not join:\n${person.heard.join('\n')}`)
    }
    person.heard = []
  }

  async #leave(person: Person): Promise<void> {
    person.connection.send('QUIT\n')
    await this.#settle()
    this.#mustBeGone(person)
    person.heard = []
  }

  async #pass(ms: number): Promise<void> {
    const stepMs = ms > MUCH_MS ? LARGE_STEP_MS : STEP_MS
    for (let rest = ms; rest > 0; rest -= stepMs) {
      this.#server.clock.advance(Math.min(rest, stepMs))
      await this.#settle()
    }
  }

  async #mend(): Promise<void> {
    this.#server.disk.mend()
    await this.#settle()
  }

  async #kill(): Promise<void> {
    // Nobody is left to tell anything: the connections break behind the back of the server that was.
    for (const { connection } of this.#people.values()) connection.state = 'closed'
    this.#server.restart()
  }

  /** Lets everything happen that is under way, and everybody hear it. */
  async #settle(): Promise<void> {
    do await this.#server.settle()
    while (this.#listen())
  }

  /** Whether somebody answered a PING, so that there is more to come. */
  #listen(): boolean {
    let hasAnswered = false
    for (const person of this.#people.values()) {
      for (const line of person.connection.takeLines().map(visible)) {
        const [, token] = /^PING (.*)$/.exec(line) ?? []
        if (token === undefined || person.isSilent) person.heard.push(line)
        else {
          person.connection.send(`PONG ${token}\n`)
          hasAnswered = true
        }
      }
    }
    return hasAnswered
  }

  #person(name: string): Person {
    const person = this.#people.get(name)
    if (!person) throw new Error(`${name} has never been here`)
    return person
  }

  #connected(name: string): Person {
    const person = this.#person(name)
    if (person.connection.state !== 'open') throw new Error(`${name} is not connected`)
    return person
  }

  #mustBeGone({ name, connection }: Person): void {
    if (connection.state !== 'closed') throw new Error(`${name} is still connected`)
  }
}

/** Control characters as `\\xHH`, because nobody sees them in a file. */
function visible(line: string): string {
  return line.replace(/[\0-\x1f\x7f-\x9f]/g, (control) => {
    return `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
}

function introduction({ name, door }: Person, capabilities: readonly string[]): string[] {
  if (door === 'plain') return [name]
  const hello = [`NICK ${name}`, `USER ${name} 0 * :${name}`]
  if (capabilities.length === 0) return hello
  return ['CAP LS 302', `CAP REQ :${capabilities.join(' ')}`, ...hello, 'CAP END']
}
