/** Somebody's page and the server it talks to, both in memory: what goes between them can be lost, and either can fall over. */
import { createMemoryLog } from '../../src/adapters/memory/memory-log.ts'
import { createClient } from '../../src/client/client.ts'
import type { Client } from '../../src/client/client-api.ts'
import { type Keeping, startKeeping } from '../../src/client/keeping.ts'
import type { LinkListener } from '../../src/client/link.ts'
import { bufferNamed } from '../../src/client/state/selectors.ts'
import { entriesForwards } from '../../src/client/state/timeline.ts'
import { createFakeClock } from './fake-clock.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from './irc-house.ts'
import { MemoryDevice } from './memory-device.ts'

const GUEST_KEY = 'k'.repeat(32)

/** What can happen to a page, its link and its server. */
export const HAPPENINGS = [
  'settle',
  'pass',
  'lose what is sent',
  'lose what is told',
  'cut',
  'cut unnoticed',
  'reload',
  'restart',
  'unreachable',
  'reachable',
] as const

interface Wire {
  readonly person: IrcPerson
  readonly listener: LinkListener
  /** What the page writes is lost, or what the server answers. */
  isDeaf: boolean
  isMute: boolean
}

export class BrowserStage {
  readonly device = new MemoryDevice()
  readonly #messages = createMemoryLog()
  readonly #clock = createFakeClock()
  house: IrcHouse
  client: Client
  #keeping: Keeping
  #wire: Wire | undefined
  isReachable = true
  #random = 0
  #written = ''
  #pages = 0
  readonly #historyPage: number | undefined

  /** `historyPage`: the server says that it gives so many messages at a time. */
  constructor({ historyPage }: { readonly historyPage?: number } = {}) {
    this.#historyPage = historyPage
    this.house = openIrcHouse({ messages: this.#messages })
    ;[this.client, this.#keeping] = this.#load()
  }

  #load(): [Client, Keeping] {
    const page = ++this.#pages
    const clock = {
      now: () => this.#clock.now(),
      // A page that is gone does nothing any more.
      after: (ms: number, call: () => void) => this.#clock.after(ms, () => page === this.#pages && call()),
      // No two are the same.
      random: () => (this.#random = (this.#random + 0.618_033_988_7) % 1),
    }
    const client = createClient({
      openLink: (listener) => this.#open(listener),
      clock,
      nick: 'amy',
      serverName: 'here',
      guestKey: GUEST_KEY,
      channels: ['#lobby'],
      historyOnEntering: 100,
      offline: this.device.offline(),
    })
    client.start()
    return [client, startKeeping({ archive: this.device.archive, client, clock })]
  }

  #open(listener: LinkListener) {
    const wire: Wire = { person: this.house.connect(), listener, isDeaf: false, isMute: false }
    this.#wire = wire
    queueMicrotask(() => {
      if (this.#wire !== wire) return
      if (this.isReachable) listener.opened()
      else this.cut()
    })
    return {
      write: (bytes: Uint8Array) => {
        this.#written += new TextDecoder().decode(bytes)
        if (this.#wire === wire && !wire.isDeaf) wire.person.connection.send(bytes)
      },
      close: () => this.cut(),
      destroy: () => queueMicrotask(() => this.#wire === wire && this.cut()),
    }
  }

  /** Whatever is on its way arrives, until nothing is. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      await this.house.clock.settle()
      const wire = this.#wire
      const text = wire?.person.connection.take() ?? ''
      if (!wire || text === '') continue
      quiet = -1
      const told = this.#historyPage ? text.replace(/ CHATHISTORY=\d+ /, ` CHATHISTORY=${this.#historyPage} `) : text
      if (!wire.isMute) wire.listener.received(new TextEncoder().encode(told))
    }
  }

  async pass(ms: number): Promise<void> {
    this.tick(ms)
    await this.settle()
  }

  /** Time passes, and nothing that is on its way arrives. */
  tick(ms: number): void {
    this.#clock.advance(ms)
    this.house.clock.advance(ms)
  }

  /** From here on what the page says does not arrive, or what it is told. */
  lose(what: 'sent' | 'told'): void {
    if (!this.#wire) return
    if (what === 'sent') this.#wire.isDeaf = true
    else this.#wire.isMute = true
  }

  /** The page sees that the link is gone. `isNoticed`: the server does, too. */
  cut(isNoticed = true): void {
    const wire = this.#wire
    this.#wire = undefined
    if (isNoticed) wire?.person.connection.hangUp()
    wire?.listener.closed('cut')
  }

  /** The browser falls over, and the page is opened again. */
  reload(): void {
    this.#keeping.stop()
    this.#wire?.person.connection.hangUp()
    this.#wire = undefined
    this.#clock.runSoon()
    ;[this.client, this.#keeping] = this.#load()
  }

  /** The server begins anew from what it kept. */
  async restart(): Promise<void> {
    await this.house.clock.settle()
    const now = this.house.clock.now()
    this.house = openIrcHouse({ messages: this.#messages })
    this.house.clock.advance(now - this.house.clock.now())
    this.cut(false)
  }

  async happens(what: (typeof HAPPENINGS)[number]): Promise<void> {
    if (what === 'settle') await this.settle()
    else if (what === 'pass') await this.pass(3_000)
    else if (what === 'lose what is sent') this.lose('sent')
    else if (what === 'lose what is told') this.lose('told')
    else if (what === 'cut') this.cut()
    else if (what === 'cut unnoticed') this.cut(false)
    else if (what === 'reload') this.reload()
    else if (what === 'restart') await this.restart()
    else this.isReachable = what === 'reachable'
  }

  /** Whatever broke is whole again, and the page has come back. */
  async mend(): Promise<void> {
    this.isReachable = true
    // The link that is there may be one that carries nothing.
    this.cut()
    // Where nothing was kept yet and the first try failed, the person presses the button.
    if (this.client.state.status.at === 'stopped') this.client.start()
    // Else the first thing that happens is that its patience ends.
    await this.settle()
    for (let i = 0; i < 60; i++) await this.pass(2_000)
    if (this.client.state.status.at !== 'online') throw new Error(`not online, but ${this.client.state.status.at}`)
  }

  /** How often the page has written this, on all its connections. */
  wrote(words: string): number {
    return this.#written.split(words).length - 1
  }

  /** What is shown in a channel. */
  shown(name = '#lobby'): string[] {
    const buffer = bufferNamed(this.client.state, name)
    return buffer ? [...entriesForwards(buffer.timeline)].flatMap((e) => (e.kind === 'talk' ? e.text : [])) : []
  }
}
