import { OPERATOR, VOICE } from '../../chat/ranks.ts'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { ALL_CAPABILITIES, openIrcHouse } from '../../../test/support/irc-house.ts'
import { Chunks } from './roster.ts'

it('NAMES and WHO are as if nothing were kept ready, whatever happened before', async () => {
  const joins = ['JOIN #a', 'JOIN #a', 'JOIN #a', 'PART #a', 'KICK #a p1', 'KICK #a p3']
  const changes = ['NICK x', 'NICK y', 'AWAY :gone', 'AWAY', 'SETNAME :New']
  const ranks = ['MODE #a +v p1', 'MODE #a -v p1', 'MODE #a +o p2', 'MODE #a -o p2']
  const line = fc.constantFrom(...joins, ...changes, ...ranks)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 3 }), line), { minLength: 5, maxLength: 40 }), async (script) => {
      const house = openIrcHouse()
      const people = await Promise.all([0, 1, 2, 3].map((i) => house.arrive(`p${i}`)))
      const plain = await house.arrive('plain')
      const rich = await house.arrive('rich', ALL_CAPABILITIES)
      await rich.asks('JOIN #a')
      await plain.asks('JOIN #a')
      for (const [who, what] of script) {
        people[who]?.say(what)
        // Asked each time, so that there is always something kept that could be stale.
        plain.say('NAMES #a', 'WHO #a')
        rich.say('NAMES #a', 'WHO #a')
      }
      await house.clock.settle()
      await plain.hears()
      await rich.hears()
      const members = [...(house.hub.chat.channel('#a')?.memberships.values() ?? [])]
      const names = members.map(({ user, ranks }) => prefixesOf(ranks).slice(0, 1) + user.nick)
      expect((await plain.asks('NAMES #a'))[0]).toBe(`:chat.test 353 plain = #a :${names.join(' ')}`)
      const sources = members.map(({ user, ranks }) => prefixesOf(ranks) + user.source)
      expect((await rich.asks('NAMES #a'))[0]).toBe(`:chat.test 353 rich = #a :${sources.join(' ')}`)
      const whos = members.map(({ user, ranks }) => {
        const flags = (user.away === undefined ? 'H' : 'G') + prefixesOf(ranks)
        return `:chat.test 352 rich #a ${user.username} cloak chat.test ${user.nick} ${flags} :0 ${user.realname}`
      })
      expect((await rich.asks('WHO #a')).slice(0, -1)).toEqual(whos)
    }),
    { numRuns: 60 },
  )
})

it('a channel that is founded anew has nobody of the old one', async () => {
  const house = openIrcHouse()
  const alice = await house.arrive('alice')
  const bob = await house.arrive('bob')
  await alice.asks('JOIN #a', 'MODE #a +i', 'PART #a')
  expect(await bob.asks('JOIN #a')).toContain(':chat.test 353 bob = #a :@bob')
})

it('many names come in lines that are short enough, and all of them', async () => {
  const house = openIrcHouse()
  const nicks = Array.from({ length: 100 }, (_, i) => `${'ñ'.repeat(28)}${i}`)
  for (const nick of nicks) (await house.arrive(nick)).say('JOIN #a')
  const last = await house.arrive('last', 'userhost-in-names')
  const lines = (await last.asks('JOIN #a')).filter((line) => line.includes(' 353 '))
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510)
  const names = lines.flatMap((line) => line.split(' :')[1]?.split(' ') ?? [])
  expect(names.map((name) => name.replace(/^@|!.*/g, ''))).toEqual([...nicks, 'last'])
})

it('chunks are never longer than they may be, and none is empty', () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((text) => text.replace(/\s/gu, '_'))
  fc.assert(
    fc.property(fc.array(name), (names) => {
      const chunks = new Chunks(30)
      for (const one of names) chunks.add(one)
      const lines = chunks.join('', '\n').split('\n').slice(0, -1)
      expect(lines.join(' ')).toBe(names.join(' '))
      // Only a name that is longer by itself may be.
      for (const line of lines) if (line.includes(' ')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(30)
    }),
  )
})

function prefixesOf(ranks: number): string {
  return ((ranks & OPERATOR) === 0 ? '' : '@') + ((ranks & VOICE) === 0 ? '' : '+')
}
