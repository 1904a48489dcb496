/** Too many connections and too many commands, with the limits that everybody has, while two people go on talking. */
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { peakMemoryMiB } from '../support/memory-of.ts'
import { within } from '../support/patience.ts'
import { openRawClient, type RawClient } from '../support/raw-client.ts'
import { serverUnderAttack } from '../support/under-attack.ts'

/** At most, with what Node and SQLite take at rest (about 100). */
const MAX_MEMORY_MIB = 250
/** More than there may be from one address. */
const SILENT = 1100
const AT_ONCE = 100
const COMMANDS =
  'JOIN #a\r\nPART #a\r\nNICK ira2\r\nNICK ira\r\nWHO *\r\nNAMES #lobby\r\nCHATHISTORY LATEST #lobby * 100\r\n'

const place = serverUnderAttack()

describe('however many come, two people go on talking, every message answered', () => {
  it('FLOOD-1: who sends more commands than may be waits in the network', async () => {
    const { server, bystanders } = place
    const flood = COMMANDS.repeat(200_000)
    const flooder = await openRawClient(server.port)
    await flooder.send('NICK ira\r\nUSER ira 0 * :ira\r\nJOIN #lobby\r\n')
    await flooder.until(' 366 ')
    const roundsBefore = bystanders.rounds
    flooder.socket.write(flood)
    await bystanders.talkDuring(async () => {
      while (bystanders.rounds < roundsBefore + 30) await within(once(flooder.socket, 'data'), 'more answers')
    })
    // The server has not taken it in: it waits on the flooder's side.
    expect(flooder.socket.writableLength).toBeGreaterThan(flood.length / 2)
    flooder.socket.resetAndDestroy()
    await place.allHaveLeft()
  })

  it('FRONT-2 FRONT-6 FRONT-7: a thousand connections that say nothing, and more than are let in', async () => {
    const { server, bystanders } = place
    const before = (await place.health()).counts.refused['too-many-from-address'] ?? 0
    const silent: RawClient[] = []
    await bystanders.talkDuring(async () => {
      // Many at a time, so that the first are not let go before the last have come.
      while (silent.length < SILENT) {
        const more = Array.from({ length: AT_ONCE }, () => openRawClient(server.port))
        silent.push(...(await Promise.all(more)))
      }
      const refused = await within(Promise.all(silent.slice(-50).map(({ closed }) => closed)), 'those who are too many')
      expect(new Set(refused)).toEqual(new Set(['ERROR :Too many connections from your address\r\n']))
      const greeted = silent.slice(0, 1000).map((one) => one.until('Type your name'))
      await within(Promise.all(greeted), 'the greeting')
    })
    const { undecided, refused } = (await place.health()).counts
    expect(undecided).toBeGreaterThan(1000)
    expect((refused['too-many-from-address'] ?? 0) - before).toBe(SILENT - undecided)
    for (const one of silent) one.socket.resetAndDestroy()
    await place.allHaveLeft()
  })

  it('costs no memory, and nothing that the log would have to complain of', async () => {
    const { server } = place
    expect(peakMemoryMiB(server.pid)).toBeLessThan(MAX_MEMORY_MIB)
    expect(server.log()).not.toMatch(/"level":"(?:error|warn)"/)
    expect((await place.health()).status).toBe(200)
  })
})
