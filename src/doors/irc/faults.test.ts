/** Lines that cannot be taken, and a log that cannot write: each gets a clear answer, and the rest goes on. */
import { describe, expect, it } from 'vitest'
import { createFaultyLog } from '../../../test/support/faulty-log.ts'
import { openIrcHouse } from '../../../test/support/irc-house.ts'
import { createMemoryLog } from '../../adapters/memory/memory-log.ts'

const TOO_LONG = ':chat.test 417 alice :Input line was too long'

describe('a line', () => {
  it('may have 510 bytes, and 4094 bytes of tags', async () => {
    const alice = await openIrcHouse().arrive('alice', 'message-tags')
    const fits = `PRIVMSG alice :${'x'.repeat(510 - 15)}`
    const tags = `@+a=${'y'.repeat(4094 - 3)}`
    expect(await alice.asks(`${fits}y`)).toEqual([TOO_LONG])
    expect(await alice.asks(`${tags}y ${fits}`)).toEqual([TOO_LONG])
    expect(await alice.asks(`${tags} ${fits}y`)).toEqual([TOO_LONG])
    expect(await alice.asks(`@+a=${'ü'.repeat(2046)} PING x`)).toEqual([TOO_LONG])
    const lines = await alice.asks(`${tags} ${fits}`)
    expect(lines[0]).toContain('+a=yyy')
    expect(lines.every((line) => Buffer.byteLength(line.slice(line.indexOf(' :') + 1)) <= 510)).toBe(true)
  })

  it('LABEL-1 that is refused whole is refused to who asked', async () => {
    const alice = await openIrcHouse().arrive('alice', 'labeled-response batch')
    const labelled = `@label=ask ${TOO_LONG}`
    expect(await alice.asks(`@label=ask TOPIC #lobby :${'ش'.repeat(250)}`)).toEqual([labelled])
    expect(await alice.asks('@label=ask PING a\0b')).toEqual([
      '@label=ask :chat.test NOTICE alice :A line may not contain NUL or carriage return',
    ])
  })

  it('without an end is refused once, and skipped', async () => {
    const alice = await openIrcHouse().arrive('alice')
    for (let i = 0; i < 100; i++) alice.connection.send('x'.repeat(1000))
    expect(await alice.hears()).toEqual([TOO_LONG])
    expect(await alice.asks('', 'PING x')).toEqual([':chat.test PONG chat.test :x'])
  })

  it('must be UTF-8', async () => {
    const alice = await openIrcHouse().arrive('alice')
    alice.connection.send(Buffer.from([...Buffer.from('PRIVMSG alice :'), 0xff, 10]))
    expect(await alice.hears()).toEqual([
      ':chat.test NOTICE alice :This server takes only UTF-8; the line was not taken',
    ])
    await alice.asks('CAP REQ :standard-replies')
    alice.connection.send(Buffer.from([0xc3, 0x28, 10]))
    expect(await alice.hears()).toEqual([
      ':chat.test FAIL * INVALID_UTF8 :This server takes only UTF-8; the line was not taken',
    ])
  })

  it.each(['PRIVMSG bob :a\rQUIT', 'PRIVMSG bob :a\0b', '@+a=b\0 PRIVMSG bob :x', '@+a=\r PRIVMSG bob :x', '\0'])(
    '%j is refused, and nobody hears anything of it',
    async (line) => {
      const house = openIrcHouse()
      const alice = await house.arrive('alice', 'standard-replies message-tags')
      const bob = await house.arrive('bob', 'message-tags')
      expect(await alice.asks(line)).toEqual([
        ':chat.test FAIL * INVALID_CHARACTERS :A line may not contain NUL or carriage return',
      ])
      expect(await bob.hears()).toEqual([])
    },
  )

  it('to a client has at most 512 bytes, however long names and texts are together', async () => {
    const house = openIrcHouse()
    const nick = 'ñ'.repeat(32)
    const channel = `#${'ä'.repeat(63)}`
    const alice = await house.arrive('alice')
    await alice.asks(`NICK ${nick}`, `JOIN ${channel}`)
    const bob = await house.arrive('bob')
    await bob.asks(`JOIN ${channel}`)
    await alice.hears()
    for (const line of [
      `TOPIC ${channel} :${'ü'.repeat(180)}`,
      `PRIVMSG ${channel} :${'ü'.repeat(180)}`,
      `KICK ${channel} bob :${'\u{1F600}'.repeat(75)}`,
    ]) {
      const [own] = await alice.asks(line)
      const heard = await bob.hears()
      for (const one of own === undefined ? heard : [...heard, own]) {
        expect(Buffer.byteLength(one)).toBeLessThanOrEqual(510)
        expect(Buffer.byteLength(one)).toBeGreaterThan(150)
        expect(one).not.toContain('\uFFFD')
      }
    }
  })

  it('about somebody has at most 512 bytes too', async () => {
    const house = openIrcHouse({ serverName: `${'s'.repeat(57)}.chat` })
    const channel = `#${'ä'.repeat(63)}`
    const alice = await house.arrive('ñ'.repeat(32))
    await alice.asks(`JOIN ${channel}`, `SETNAME :${'ü'.repeat(75)}`)
    const bob = await house.arrive('ö'.repeat(32))
    const asked = [`WHO ${channel}`, `NAMES ${channel}`, `WHOIS ${'ñ'.repeat(32)}`, `MODE ${channel}`, 'LIST']
    for (const heard of [await bob.asks(...asked), await bob.asks(`JOIN ${channel}`), await bob.asks(...asked)]) {
      expect(heard.length).toBeGreaterThan(2)
      for (const line of heard) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(510)
    }
  })

  it('cannot make the server say another line than it means', async () => {
    const alice = await openIrcHouse().arrive('alice')
    expect(await alice.asks('JOIN ::x', 'WHOIS :a b', 'MODE :#a b', 'PRIVMSG :a b', 'TOPIC ::#a')).toEqual([
      ':chat.test 476 alice * :That is not a name for a channel',
      ':chat.test 401 alice * :No such nick/channel',
      ':chat.test 318 alice * :End of /WHOIS list',
      ':chat.test 403 alice * :No such channel',
      ':chat.test 412 alice :No text to send',
      ':chat.test 403 alice * :No such channel',
    ])
  })
})

describe('FLOOD-1 too many lines', () => {
  it('wait, and none is lost', async () => {
    const house = openIrcHouse({ throttle: { burst: 10, tokensPerSecond: 1 } })
    const alice = await house.arrive('alice')
    alice.say(...Array.from({ length: 20 }, (_, i) => `PING ${i}`))
    const first = await alice.hears()
    expect(first.length).toBeLessThan(10)
    expect(alice.connection.isPaused).toBe(true)
    for (let s = 0; s < 30; s++) {
      house.clock.advance(1000)
      await house.clock.settle()
    }
    const rest = await alice.hears()
    expect([...first, ...rest]).toEqual(Array.from({ length: 20 }, (_, i) => `:chat.test PONG chat.test :${i}`))
    expect(alice.connection.isPaused).toBe(false)
  })

  it('cost also when they are empty, wrong, or address many', async () => {
    for (const line of ['', 'X', '@', 'PRIVMSG a,b,c,d :x', 'x'.repeat(600), `JOIN ${'#a,'.repeat(100)}`]) {
      const house = openIrcHouse({ throttle: { burst: 10, tokensPerSecond: 1 } })
      const alice = await house.arrive('alice')
      alice.say(...Array<string>(20).fill(line))
      await alice.hears()
      expect(alice.connection.isPaused, line).toBe(true)
    }
  })
})

describe('KEEP-2 a log that cannot write', () => {
  it('is said to whoever asked, and to nobody else', async () => {
    const messages = createFaultyLog(createMemoryLog())
    const house = openIrcHouse({ messages })
    const alice = await house.arrive('alice', 'standard-replies labeled-response batch')
    const bob = await house.arrive('bob')
    await alice.asks('JOIN #a')
    await bob.asks('JOIN #a')
    await alice.hears()
    messages.breakDown()
    const failure = (verb: string): string =>
      `:chat.test FAIL ${verb} NOT_KEPT :The server cannot write at the moment, so this did not happen`
    expect(await alice.asks('PRIVMSG #a :x')).toEqual([failure('PRIVMSG')])
    expect(await bob.hears()).toEqual([])
    messages.breakDown()
    expect(await alice.asks('@label=1 NOTICE #a :x')).toEqual([`@label=1 ${failure('NOTICE')}`])
    messages.breakDown()
    expect(await bob.asks('PRIVMSG #a :x')).toEqual([
      ':chat.test NOTICE bob :The server cannot write at the moment, so this did not happen',
    ])
    messages.mend()
    await alice.asks('PRIVMSG #a :y')
    expect(await bob.hears()).toEqual([':alice!~alice@cloak PRIVMSG #a :y'])
  })

  it('does not keep anybody from leaving', async () => {
    const messages = createFaultyLog(createMemoryLog())
    const house = openIrcHouse({ messages })
    const alice = await house.arrive('alice')
    await alice.asks('JOIN #a')
    messages.breakDown()
    alice.say('QUIT :bye')
    await alice.hears()
    expect(alice.connection.state).toBe('closed')
    messages.mend()
    house.clock.advance(5000)
    await house.clock.settle()
    expect(house.hub.chat.users.size).toBe(0)
  })
})

describe('KEEP-6 a log that cannot be read', () => {
  it('is said to whoever asked, and the server goes on', async () => {
    const messages = createFaultyLog(createMemoryLog())
    const house = openIrcHouse({ messages })
    const alice = await house.arrive('alice', 'draft/chathistory standard-replies')
    await alice.asks('JOIN #a', 'PRIVMSG #a :hello')
    messages.breakReading()
    const failure = (name: string): string =>
      `:chat.test FAIL CHATHISTORY MESSAGE_ERROR ${name} #a :Messages could not be retrieved`
    expect(await alice.asks('CHATHISTORY LATEST #a * 10')).toEqual([failure('LATEST')])
    expect(await alice.asks('CHATHISTORY BEFORE #a timestamp=2026-01-01T00:00:00.000Z 10')).toEqual([failure('BEFORE')])
    messages.mend()
    expect(await alice.asks('CHATHISTORY LATEST #a * 10')).toHaveLength(1)
  })
})
