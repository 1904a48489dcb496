/** However one looks at a channel on the page, and whatever breaks meanwhile: no message is missing, doubled or out of order, and each is as it is now. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TalkEntry } from '../src/client/state/entry.ts'
import { bufferNamed } from '../src/client/state/selectors.ts'
import { emptyTimeline, entriesForwards, type Timeline } from '../src/client/state/timeline.ts'
import { BrowserStage, HAPPENINGS } from './support/browser-stage.ts'
import type { IrcPerson } from './support/irc-house.ts'

const RICH =
  'message-tags echo-message draft/message-redaction snug.chat/edit snug.chat/timeline batch draft/chathistory standard-replies'
const VALUES = ['👍', '❤'] as const

const which = fc.nat({ max: 200 })
/** What others do. */
const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('others say' as const), count: fc.integer({ min: 1, max: 12 }) }),
  },
  fc.record({ does: fc.constantFrom(...(['edit', 'redact', 'pin', 'unpin'] as const)), which }),
  fc.record({ does: fc.constantFrom('react' as const, 'unreact' as const), which, value: fc.constantFrom(...VALUES) }),
)
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never
const step = fc.oneof(
  { weight: 9, arbitrary: deed },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('out of reach' as const), meanwhile: fc.array(deed, { maxLength: 8 }) }),
  },
  fc.record({ does: fc.constant('jump' as const), which }),
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constantFrom(
        ...(['say', 'older', 'newer', 'present', 'elsewhere', 'back', 'moment'] as const),
        ...HAPPENINGS,
      ),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** What is true of a message now. */
interface Truth {
  readonly id: string
  readonly nick: string
  readonly text: string
  readonly reactions: readonly string[]
  readonly isPinned: boolean
}

class World {
  readonly stage: BrowserStage
  /** The ids of what Bob said, in their order, and of what he took away again. */
  readonly said: string[] = []
  readonly gone = new Set<string>()
  /** What the page showed whenever it was at rest. */
  readonly seen: string[][] = []
  #bob: IrcPerson | undefined
  #words = 0
  #isKnown = false

  constructor(page: number) {
    this.stage = new BrowserStage({ historyPage: page })
  }

  async bob(): Promise<IrcPerson> {
    if (this.#bob) return this.#bob
    const bob = this.stage.house.connect()
    if (this.#isKnown) bob.say('PASS bob:correct-horse')
    bob.say(`CAP REQ :${RICH}`, 'NICK bob', 'USER bob 0 * :Bob', 'CAP END')
    await bob.hears()
    if (!this.#isKnown) await bob.asks('NS REGISTER correct-horse')
    this.#isKnown = true
    await bob.asks('JOIN #lobby')
    this.#bob = bob
    return bob
  }

  async othersDo(one: Deed): Promise<void> {
    const id = this.#which(one)
    switch (one.does) {
      case 'others say': {
        const bob = await this.bob()
        const lines = Array.from({ length: one.count }, () => `PRIVMSG #lobby :${++this.#words}`)
        for (const heard of await bob.asks(...lines)) {
          const msgid =
            / PRIVMSG #lobby :/.test(heard) && /:bob!/.test(heard) ? /msgid=([^ ;]+)/.exec(heard)?.[1] : undefined
          if (msgid !== undefined) this.said.push(msgid)
        }
        return
      }
      case 'edit':
        if (id !== undefined) await (await this.bob()).asks(`EDIT #lobby ${id} :${++this.#words} anew`)
        return
      case 'redact':
        if (id === undefined || this.gone.has(id)) return
        this.gone.add(id)
        expect((await (await this.bob()).asks(`REDACT #lobby ${id}`)).join()).toContain(' REDACT #lobby')
        return
      case 'react':
      case 'unreact':
        if (id !== undefined)
          await (await this.bob()).asks(`@+draft/${one.does}=${one.value};+reply=${id} TAGMSG #lobby`)
        return
      case 'pin':
      case 'unpin':
        if (id !== undefined) await (await this.bob()).asks(`${one.does} #lobby ${id}`)
        return
      default:
        one satisfies never
    }
  }

  #which(one: object): string | undefined {
    const { said } = this
    return 'which' in one ? said[said.length - 1 - (Number(one.which) % Math.max(1, said.length))] : undefined
  }

  async does(one: Step): Promise<void> {
    const { stage } = this
    const { client } = stage
    switch (one.does) {
      case 'others say':
      case 'edit':
      case 'redact':
      case 'react':
      case 'unreact':
      case 'pin':
      case 'unpin':
        return this.othersDo(one)
      case 'out of reach':
        stage.isReachable = false
        stage.cut()
        for (const each of one.meanwhile) await this.othersDo(each)
        stage.isReachable = true
        return stage.pass(30_000)
      case 'jump':
        return void client.jump('#lobby', this.#which(one) ?? '')
      case 'say':
        return void client.say('#lobby', `mine ${++this.#words}`, 'say')
      case 'older':
        return client.older('#lobby')
      case 'newer':
        return client.newer('#lobby')
      case 'present':
        return client.returnToPresent('#lobby')
      case 'elsewhere':
        return client.focus('')
      case 'back':
        return client.focus('#lobby')
      case 'moment':
        return stage.pass(1)
      case 'restart':
        this.#bob = undefined
        return stage.happens('restart')
      default:
        await stage.happens(one.does)
        if (one.does === 'settle' || one.does === 'pass') this.look()
    }
  }

  look(): void {
    const buffer = bufferNamed(this.stage.client.state, '#lobby')
    for (const timeline of [buffer?.timeline, buffer?.excerpt?.timeline]) if (timeline) this.seen.push(idsOf(timeline))
  }

  /** Whatever broke is whole again, and the page has all there is. */
  async end(): Promise<readonly TalkEntry[]> {
    await this.stage.mend()
    this.look()
    return this.all()
  }

  /** Somebody who has never been here. */
  async anew(): Promise<readonly TalkEntry[]> {
    this.stage.device.kept = undefined
    this.stage.reload()
    await this.stage.pass(2_000)
    return this.all()
  }

  /** Scrolls to the beginning. */
  async all(): Promise<readonly TalkEntry[]> {
    const { client } = this.stage
    client.focus('#lobby')
    client.returnToPresent('#lobby')
    for (let i = 0; i < 400; i++) {
      await this.stage.settle()
      this.look()
      const buffer = bufferNamed(client.state, '#lobby')
      if (buffer?.excerpt) client.newer('#lobby')
      else if (buffer?.history !== 'complete') client.older('#lobby')
      else return this.read()
    }
    throw new Error('the page never came to the beginning')
  }

  /** Goes through all that is there, a few lines at a time. */
  async read(): Promise<readonly TalkEntry[]> {
    const { client } = this.stage
    const shown = (): readonly TalkEntry[] => talkOf(bufferNamed(client.state, '#lobby')?.timeline ?? emptyTimeline)
    for (let at = 0; at < shown().length; at += 3) {
      for (let i = 0; i < 2; i++) {
        client.looksAt('#lobby', shown().slice(at, at + 5))
        await this.stage.settle()
      }
    }
    return shown().filter(({ redacted }) => !redacted)
  }

  /** As somebody reads it who comes now. */
  async truth(): Promise<Truth[]> {
    const carol = await this.stage.house.arrive('carol', RICH)
    await carol.asks('JOIN #lobby')
    const pages: string[][] = []
    for (let before = '*'; ;) {
      const page = await carol.asks(`CHATHISTORY ${before === '*' ? 'LATEST' : 'BEFORE'} #lobby ${before} 100`)
      const first = page.map((line) => messageIn(line)?.id).find(Boolean)
      pages.unshift(page)
      if (first === undefined || page.filter(messageIn).length < 50) break
      before = `msgid=${first}`
    }
    const lines = pages.flat()
    const reactions = new Map<string, string[]>()
    for (const line of lines) {
      const [, value, id] = /\+draft\/react=([^; ]+).*?\+(?:draft\/)?reply=([^; ]+).* TAGMSG #lobby/.exec(line) ?? []
      const nick = /:(\w+)!/.exec(line)?.[1]
      if (id !== undefined) reactions.set(id, [...(reactions.get(id) ?? []), `${nick} ${value}`])
    }
    const messages = lines.flatMap((line) => messageIn(line) ?? [])
    return messages.map((message) => ({ ...message, reactions: [...new Set(reactions.get(message.id))].sort() }))
  }
}

function messageIn(line: string): Omit<Truth, 'reactions'> | undefined {
  const [, nick = '', text = ''] = / :(\w+)!\S+ PRIVMSG #lobby :(.*)$/.exec(line) ?? []
  const id = /msgid=([^ ;]+)/.exec(line)?.[1]
  return nick === '' || id === undefined ? undefined : { id, nick, text, isPinned: line.includes('snug.chat/pinned') }
}

function talkOf(timeline: Timeline): readonly TalkEntry[] {
  return [...entriesForwards(timeline)].flatMap((entry) => (entry.kind === 'talk' ? entry : []))
}

function idsOf(timeline: Timeline): string[] {
  return talkOf(timeline).flatMap(({ msgid }) => msgid ?? [])
}

function shown({ msgid = '', nick, text, reactions = [], isPinned }: TalkEntry): Truth {
  const all = reactions.flatMap(({ value, nicks }) => nicks.map((who) => `${who} ${value}`)).sort()
  return { id: msgid, nick, text, reactions: all, isPinned: isPinned === true }
}

/** Where a message stands in the log. */
const place = (id: string): number => Number.parseInt(id, 36)

it(
  'WEB-82 the page shows all that was said, as it is now, however one looks and whatever breaks',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 9 }),
        fc.array(step, { maxLength: 60, size: 'max' }),
        async (page, steps) => {
          const world = new World(page)
          await world.stage.pass(1_000)
          await world.bob()
          await world.stage.pass(100)
          for (const one of steps) {
            await world.does(one)
            world.stage.tick(1)
          }
          const all = await world.end()
          const truth = await world.truth()
          expect(all.map(shown)).toEqual(truth)
          expect((await world.anew()).map(shown)).toEqual(truth)
          // Of what was seen on the way nothing was missing in between, either.
          const order = truth.map(({ id }) => id)
          for (const ids of world.seen) {
            expect(ids.map(place)).toEqual([...new Set(ids.map(place))].toSorted((a, b) => a - b))
            const [first, last] = [ids[0], ids.at(-1)]
            if (first === undefined || last === undefined) continue
            const between = order.filter((id) => place(id) >= place(first) && place(id) <= place(last))
            expect(ids.filter((id) => !world.gone.has(id))).toEqual(between)
          }
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 30) },
    )
  },
)
