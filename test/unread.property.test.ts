/** Of a channel that one does not look at the page says how much was said there since, whatever breaks meanwhile. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bufferNamed } from '../src/client/state/selectors.ts'
import { BrowserStage, HAPPENINGS } from './support/browser-stage.ts'
import type { IrcPerson } from './support/irc-house.ts'

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('say' as const), count: fc.integer({ min: 1, max: 3 }) }) },
  fc.record({
    does: fc.constantFrom('read' as const, 'older' as const, ...HAPPENINGS),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

class World {
  readonly stage: BrowserStage
  unread = 0
  mentions = 0
  #bob: IrcPerson | undefined
  #words = 0

  constructor(historyPage: number) {
    this.stage = new BrowserStage({ historyPage })
  }

  /** Amy is in #tea, and looks at the lobby. */
  async begin(): Promise<void> {
    const { stage } = this
    await stage.pass(1_000)
    stage.client.join('#tea')
    for (let i = 0; i < 2; i++) await stage.pass(3_000)
    await this.bob()
    stage.client.focus('#lobby')
    for (let i = 0; i < 2; i++) await stage.pass(3_000)
  }

  async bob(): Promise<IrcPerson> {
    if (this.#bob) return this.#bob
    this.#bob = await this.stage.house.arrive('bob')
    await this.#bob.asks('JOIN #tea')
    return this.#bob
  }

  async does(one: Step): Promise<void> {
    const { stage } = this
    const { client } = stage
    switch (one.does) {
      case 'say':
        for (let i = 0; i < one.count; i++) {
          const isForAmy = ++this.#words % 3 === 0
          await (await this.bob()).asks(`PRIVMSG #tea :${this.#words}${isForAmy ? ' amy' : ''}`)
          this.unread++
          if (isForAmy) this.mentions++
        }
        return
      case 'read':
        return this.#read()
      case 'older':
        return client.older('#tea')
      case 'restart':
        this.#bob = undefined
        return stage.happens('restart')
      default:
        return stage.happens(one.does)
    }
  }

  /** Where all is there that was said. */
  async #read(): Promise<void> {
    const { stage } = this
    await stage.pass(3_000)
    if (this.counted()[0] !== this.unread) return
    stage.client.focus('#tea')
    stage.client.seen('#tea')
    await stage.pass(3_000)
    stage.client.focus('#lobby')
    await stage.pass(3_000)
    await stage.pass(3_000)
    this.unread = 0
    this.mentions = 0
  }

  counted(): readonly (number | undefined)[] {
    const { unread, mentions } = bufferNamed(this.stage.client.state, '#tea') ?? {}
    return [unread, mentions]
  }
}

it(
  'WEB-42 what was said in a channel since it was looked at is counted, whatever breaks',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 12, max: 30 }),
        fc.array(step, { maxLength: 24, size: 'max' }),
        async (page, steps) => {
          const world = new World(page)
          await world.begin()
          for (const one of steps) {
            world.stage.tick(1)
            await world.does(one)
          }
          await world.stage.mend()
          expect(world.counted()).toEqual([world.unread, world.mentions])
        },
      ),
      { examples: [[12, [{ does: 'say', count: 1 }, { does: 'cut' }]]], numRuns: Number(process.env['RUNS'] ?? 25) },
    )
  },
)
