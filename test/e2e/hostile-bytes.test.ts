/** Bytes that nobody should send, at every door, while two people go on talking; and what they cost the server. */
import { describe, expect, it } from 'vitest'
import { BAD_BEGINNINGS } from '../support/bad-bytes.ts'
import { peakMemoryMiB } from '../support/memory-of.ts'
import { within } from '../support/patience.ts'
import { openRawClient } from '../support/raw-client.ts'
import { serverUnderAttack } from '../support/under-attack.ts'
import { openWebSocketPerson } from '../support/websocket-person.ts'

/** At most, with what Node and SQLite take at rest (about 100). */
const MAX_MEMORY_MIB = 250
const ENDLESS_BYTES = 8 * 1024 * 1024
const AT_ONCE = 20

const place = serverUnderAttack()

describe('FRONT-7 whatever bytes come to the port, two people go on talking, every message answered', () => {
  it('FRONT-3 FRONT-4: those of no door are refused at once, with a reason, and counted', async () => {
    const before = (await place.health()).counts
    await place.bystanders.talkDuring(async () => {
      for (const { name, bytes, answer } of BAD_BEGINNINGS) {
        const clients = await Promise.all(Array.from({ length: AT_ONCE }, () => place.clientThatSent(bytes)))
        const heard = await within(Promise.all(clients.map(({ closed }) => closed)), `the end of ${name}`)
        for (const words of heard) expect(words, name).toMatch(answer)
        for (const client of clients) client.destroy()
      }
    })
    const { asked, counts } = await place.health()
    const { refused, entered } = counts
    for (const counted of new Set(BAD_BEGINNINGS.map((one) => one.counted))) {
      const sorts = BAD_BEGINNINGS.filter((one) => one.counted === counted).length
      const grown =
        counted === 'http'
          ? // The question before came by http itself, and so did this one.
            (entered[counted] ?? 0) - (before.entered[counted] ?? 0) - asked
          : (refused[counted] ?? 0) - (before.refused[counted] ?? 0)
      expect(grown, counted).toBe(sorts * AT_ONCE)
    }
    await place.allHaveLeft()
  })

  it('PLAIN-9 IRC-6: lines without end are skipped or refused', async () => {
    const { server, bystanders } = place
    const endless = Buffer.alloc(ENDLESS_BYTES, 'x')
    await bystanders.talkDuring(async () => {
      const unrecognised = await place.clientThatSent(Buffer.concat([Buffer.from('@'), endless]))
      expect(await within(unrecognised.closed, 'the end of an endless first line')).toMatch(/^ERROR :Closing link: /)
      unrecognised.destroy()

      const plain = await openRawClient(server.port)
      await plain.send('nina\n')
      await plain.until('QUIT leaves')
      await plain.send(endless)
      await plain.send('\nafter the endless line\n')
      await bystanders.bob.until((line) => line === 'nina: after the endless line')
      expect(plain.heard().match(/! that line is too long/g)).toHaveLength(1)
      plain.destroy()

      const irc = await openRawClient(server.port)
      await irc.send('NICK ira\r\nUSER ira 0 * :ira\r\n')
      await irc.until(' 376 ')
      await irc.send(endless)
      await irc.send('\r\nPING after\r\n')
      await irc.until('PONG')
      expect(irc.heard().match(/ 417 /g)).toHaveLength(1)
      irc.destroy()

      const whole = await openWebSocketPerson(server.port, 'olga')
      whole.webSocket.send(endless.toString())
      expect(await within(whole.closed, 'the end of an endless message')).toBe(1009)
      const pieces = await openWebSocketPerson(server.port, 'olaf')
      for (let i = 0; i < 20; i++) pieces.webSocket.send('x'.repeat(1000), { fin: false })
      expect(await within(pieces.closed, 'the end of a message without end')).toBe(1009)
    })
    await place.allHaveLeft()
  })

  it('PLAIN-16 IRC-6: what is not UTF-8, and NUL, reach nobody as they are, from any door', async () => {
    const { server, bystanders } = place
    const heardBefore = bystanders.amy.heard.length
    await bystanders.talkDuring(async () => {
      const plain = await openRawClient(server.port)
      await plain.send(Buffer.from('n\x80ina\n', 'latin1'))
      await plain.until('! ')
      await plain.send('nina\n')
      await plain.until('QUIT leaves')
      await plain.send(Buffer.from('a\x80\xfe\0b\n', 'latin1'))
      await bystanders.bob.until((line) => line === 'nina: a\ufffd\ufffdb')

      const irc = await openRawClient(server.port)
      await irc.send('CAP REQ :standard-replies\r\nNICK ira\r\nUSER ira 0 * :ira\r\nCAP END\r\nJOIN #lobby\r\n')
      await irc.until(' 366 ')
      await irc.send(Buffer.from('PRIVMSG #lobby :a\xff\xfeb\r\n', 'latin1'))
      await irc.until('INVALID_UTF8')
      await irc.send('PRIVMSG #lobby :a\0b\r\n')
      await irc.until('INVALID_CHARACTERS')

      const web = await openWebSocketPerson(server.port, 'olga')
      web.say('JOIN #lobby', 'PRIVMSG #lobby :a\0b')
      await web.until(/NOTICE .*NUL/)
      web.webSocket.send(Buffer.from('PRIVMSG #lobby :a\xff\xfeb', 'latin1'), { binary: false })
      expect(await within(web.closed, 'the end of text that is not UTF-8')).toBe(1007)
      plain.destroy()
      irc.destroy()
    })
    const bad = bystanders.amy.heard.slice(heardBefore).filter(({ source }) => !/^(?:amy|bob)!/.test(source ?? ''))
    expect(bad.flatMap(({ verb, params }) => (verb === 'PRIVMSG' ? [params[1]] : []))).toEqual(['a\ufffd\ufffdb'])
    await place.allHaveLeft()
  })

  it('costs no memory, and nothing that the log would have to complain of', async () => {
    const { server } = place
    expect(peakMemoryMiB(server.pid)).toBeLessThan(MAX_MEMORY_MIB)
    expect(server.log()).not.toMatch(/"level":"(?:error|warn)"/)
    expect((await place.health()).status).toBe(200)
  })
})
