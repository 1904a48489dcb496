/** Clients that ask for as much as they can where no limit slows them down, and do not always read the answers. */
import { describe, expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { peakMemoryMiB } from '../support/memory-of.ts'
import { within } from '../support/patience.ts'
import { openPlainPerson } from '../support/plain-person.ts'
import { openRawClient } from '../support/raw-client.ts'
import { serverUnderAttack } from '../support/under-attack.ts'

/** At most, with what Node and SQLite take at rest (about 100). */
const MAX_MEMORY_MIB = 350
const ROUNDS = 300
const LONG_LINE = 'x'.repeat(3900)
/** As much as one CHATHISTORY gives. */
const PAGE = 100
/** Of 390 KiB each: more than may be in memory at once. */
const PAGES = 250

const place = serverUnderAttack('--no-limits')

function count(person: IrcPerson, verb: string): number {
  return person.heard.filter((message) => message.verb === verb).length
}

describe('FRONT-7 without limits, too, two people go on talking, every message answered', () => {
  it('answers floods of JOIN, NICK, WHO, NAMES and CHATHISTORY, each command once', async () => {
    const { server, bystanders } = place
    await bystanders.talkDuring(async () => {
      const nicks = ['ida', 'ivo', 'ina', 'ilse']
      const flooders = await Promise.all(
        nicks.map((nick) => IrcPerson.arrive(server.port, nick, 'batch draft/chathistory')),
      )
      const answered = flooders.map((person) => {
        const { nick } = person
        const joins = Array.from({ length: ROUNDS }, (_, i) => `JOIN #${nick}${i}`)
        const others = [
          `NICK ${nick}2`,
          `NICK ${nick}`,
          'WHO *',
          `NAMES #${nick}0`,
          `CHATHISTORY LATEST #${nick}0 * 10`,
        ]
        person.say(...joins, ...Array.from({ length: ROUNDS }, () => others).flat())
        return person.barrier()
      })
      await within(Promise.all(answered), 'all answers')
      for (const person of flooders) {
        expect(count(person, '405'), 'too many channels').toBe(ROUNDS - 100)
        expect(count(person, '366'), 'ends of NAMES').toBe(100 + ROUNDS)
        expect(count(person, '315'), 'ends of WHO').toBe(ROUNDS)
        expect(count(person, 'BATCH'), 'pages of history').toBe(2 * ROUNDS)
        expect(
          person.heard.filter(({ verb, source }) => verb === 'NICK' && source?.startsWith(person.nick)),
        ).toHaveLength(2 * ROUNDS)
        person.hangUp()
      }
    })
    await place.allHaveLeft()
  })

  it('lets a client go that asks for page after page and reads none', async () => {
    const { server, bystanders } = place
    const talker = await openPlainPerson(server.port, 'talker')
    for (let i = 0; i < PAGE; i++) talker.say(`${LONG_LINE} ${i}.`)
    await bystanders.bob.until((line) => line.endsWith(` ${PAGE - 1}.`))
    talker.hangUp()
    await bystanders.talkDuring(async () => {
      const greedy = await openRawClient(server.port)
      await greedy.send(
        'CAP REQ :draft/chathistory\r\nNICK greedy\r\nUSER greedy 0 * :greedy\r\nCAP END\r\nJOIN #lobby\r\n',
      )
      await greedy.until(' 366 ')
      greedy.socket.pause()
      greedy.socket.write(`CHATHISTORY LATEST #lobby * ${PAGE}\r\n`.repeat(PAGES))
      await bystanders.bob.until((line) => line === 'greedy has left the server')
      greedy.destroy()
    })
    await place.allHaveLeft()
    expect(server.log().match(/"A client does not read; it is let go"/g)).toHaveLength(1)
  })

  it('costs no memory', () => {
    expect(peakMemoryMiB(place.server.pid)).toBeLessThan(MAX_MEMORY_MIB)
  })
})
