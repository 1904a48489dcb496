/** What happens to those who say nothing, or stop in the middle. */
import { describe, expect, it } from 'vitest'
import { openIrcHouse, type IrcHouse } from '../../../test/support/irc-house.ts'

function pass(house: IrcHouse, ms: number): void {
  for (let passed = 0; passed < ms; passed += 1000) {
    house.clock.advance(1000)
    house.door.sweep(house.clock.now())
  }
}

describe('IRC-4 silence', () => {
  it('ends a connection that does not register', async () => {
    const house = openIrcHouse()
    const nobody = house.connect()
    nobody.say('NICK nobody')
    pass(house, 29_000)
    expect(await nobody.hears()).toEqual([])
    pass(house, 1000)
    expect(await nobody.hears()).toEqual(['ERROR :Closing link: Registration timed out'])
    expect(nobody.connection.state).toBe('closed')
    expect(house.door.connectionCount).toBe(0)
    expect(house.hub.sessionCount).toBe(0)
  })

  it('is asked about, and an answer is enough', async () => {
    const house = openIrcHouse()
    const alice = await house.arrive('alice')
    pass(house, 119_000)
    expect(await alice.hears()).toEqual([])
    pass(house, 1000)
    expect(await alice.hears()).toEqual(['PING :chat.test'])
    expect(await alice.asks('PONG chat.test')).toEqual([])
    pass(house, 119_000)
    expect(await alice.hears()).toEqual([])
  })

  it('is asked about also when the server itself was busy for long', async () => {
    const house = openIrcHouse()
    const alice = await house.arrive('alice')
    house.clock.advance(500_000)
    house.door.sweep(house.clock.now())
    expect(await alice.hears()).toEqual(['PING :chat.test'])
    pass(house, 59_000)
    expect(await alice.hears()).toEqual([])
    pass(house, 1000)
    expect(await alice.hears()).toEqual(['ERROR :Closing link: Ping timeout: 560 seconds'])
  })

  it('is not taken for ever, and the others hear why somebody left', async () => {
    const house = openIrcHouse({ timeouts: { pingAfterMs: 10_000, goneAfterMs: 5000 } })
    const alice = await house.arrive('alice')
    const bob = await house.arrive('bob')
    await alice.asks('JOIN #a')
    await bob.asks('JOIN #a')
    await alice.hears()
    pass(house, 9000)
    bob.say('PONG x')
    pass(house, 6000)
    expect(await alice.hears()).toEqual(['PING :chat.test', 'ERROR :Closing link: Ping timeout: 15 seconds'])
    expect(await bob.hears()).toEqual([':alice!~alice@cloak QUIT :Ping timeout: 15 seconds'])
    expect(alice.connection.state).toBe('closed')
  })
})

describe('FLOOD-1 somebody who has sent too much', () => {
  it('is not taken for silent while it is our side that does not read', async () => {
    const house = openIrcHouse({ throttle: { burst: 10, tokensPerSecond: 1 } })
    const alice = await house.arrive('alice')
    alice.say(...Array.from({ length: 300 }, (_, i) => `PING ${i}`))
    pass(house, 300_000)
    expect(await alice.hears()).toEqual(Array.from({ length: 300 }, (_, i) => `:chat.test PONG chat.test :${i}`))
    expect(alice.connection.isPaused).toBe(false)
  })
})

describe('the other side', () => {
  it('is missed when it is gone', async () => {
    const house = openIrcHouse()
    const alice = await house.arrive('alice')
    const bob = await house.arrive('bob')
    await alice.asks('JOIN #a')
    await bob.asks('JOIN #a')
    alice.connection.hangUp('Connection reset by peer')
    expect(await bob.hears()).toEqual([':alice!~alice@cloak QUIT :Connection reset by peer'])
    expect(house.door.connectionCount).toBe(1)
  })

  it('has its lines taken before it leaves, when it ends its side', async () => {
    const house = openIrcHouse()
    const bob = await house.arrive('bob')
    const alice = house.connect()
    alice.say('NICK alice', 'USER a 0 * :A', 'PRIVMSG bob :hi')
    alice.connection.send('PRIVMSG bob :half a li')
    alice.connection.end()
    expect(await bob.hears()).toEqual([':alice!~a@cloak PRIVMSG bob :hi'])
    expect((await alice.hears()).at(-1)).toBe('ERROR :Closing link: Connection closed')
    expect(alice.connection.state).toBe('closed')
  })

  it('has also those lines taken that waited for the throttle', async () => {
    const house = openIrcHouse({ throttle: { burst: 4, tokensPerSecond: 2 } })
    const bob = await house.arrive('bob')
    pass(house, 10_000)
    const alice = house.connect()
    alice.say('NICK alice', 'USER a 0 * :A', 'PRIVMSG bob :one', 'PRIVMSG bob :two', 'PRIVMSG bob :three')
    alice.connection.end()
    await house.clock.settle()
    expect((await bob.hears()).length).toBeLessThan(3)
    pass(house, 10_000)
    await house.clock.settle()
    pass(house, 1000)
    expect((await alice.hears()).at(-1)).toBe('ERROR :Closing link: Connection closed')
    expect(house.hub.sessionCount).toBe(1)
  })

  it('STOP-1 hears goodbye when the server stops', async () => {
    const house = openIrcHouse()
    const alice = await house.arrive('alice')
    const nobody = house.connect()
    house.hub.goodbye('Server is stopping')
    expect(await alice.hears()).toEqual(['ERROR :Closing link: Server is stopping'])
    expect(await nobody.hears()).toEqual(['ERROR :Closing link: Server is stopping'])
    expect(alice.connection.state).toBe('closed')
  })
})
