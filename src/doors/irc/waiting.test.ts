/** With a sequencer that takes its time: lines wait for what they could read, and nothing changes its order. */
import { describe, expect, it } from 'vitest'
import { FakeConnection } from '../../../test/support/fake-connection.ts'
import { openIrcHouse } from '../../../test/support/irc-house.ts'
import { createLoopbackSequencer } from '../../adapters/loopback/loopback-sequencer.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Sequencer } from '../../ports/sequencer.ts'
import type { IrcClient } from './client.ts'

/** Gives every intent its place only at the end of the turn, as a cluster would, later. */
function createSlowSequencer(clock: Clock, lastAt: number): Sequencer {
  const loopback = createLoopbackSequencer(clock, lastAt)
  return {
    submit: (envelope) => clock.soon(() => loopback.submit(envelope)),
    onOrdered: (take) => loopback.onOrdered(take),
  }
}

describe('ORDER-1 a line', () => {
  it('waits for what the one before has asked for', async () => {
    const alice = openIrcHouse({ sequence: createSlowSequencer }).connect()
    alice.say(
      'NICK alice',
      'USER a 0 * :A',
      'JOIN #a',
      'TOPIC #a :tea',
      'TOPIC #a',
      'NICK anna',
      'MODE anna',
      'PART #a',
    )
    const lines = await alice.hears()
    expect(lines[0]).toContain(' 001 alice ')
    expect(lines.slice(lines.findIndex((line) => line.includes(' JOIN #a')))).toEqual([
      ':alice!~a@cloak JOIN #a',
      ':chat.test 353 alice = #a :@alice',
      ':chat.test 366 alice #a :End of /NAMES list',
      ':alice!~a@cloak TOPIC #a :tea',
      ':chat.test 332 alice #a :tea',
      ':chat.test 333 alice #a alice!~a@cloak :1795435200',
      ':alice!~a@cloak NICK anna',
      ':chat.test 221 anna :+',
      ':anna!~a@cloak PART #a',
    ])
    expect(alice.connection.isPaused).toBe(false)
  })

  it('does not wait behind what is only said', async () => {
    const house = openIrcHouse({ sequence: createSlowSequencer })
    const alice = await house.arrive('alice', 'echo-message')
    await alice.asks('JOIN #a')
    alice.say(...Array.from({ length: 50 }, (_, i) => `PRIVMSG #a :${i}`))
    expect(alice.connection.isPaused).toBe(false)
    expect((await alice.hears()).map((line) => line.split(':').at(-1))).toEqual(
      Array.from({ length: 50 }, (_, i) => String(i)),
    )
  })

  it('is answered within its label, however late', async () => {
    const house = openIrcHouse({ sequence: createSlowSequencer })
    const alice = await house.arrive('alice', 'labeled-response batch')
    expect(await alice.asks('@label=1 JOIN #a', '@label=2 PING x')).toEqual([
      '@label=1 :chat.test BATCH +1 labeled-response',
      '@batch=1 :alice!~alice@cloak JOIN #a',
      '@batch=1 :chat.test 353 alice = #a :@alice',
      '@batch=1 :chat.test 366 alice #a :End of /NAMES list',
      ':chat.test BATCH -1',
      '@label=2 :chat.test PONG chat.test :x',
    ])
  })
})

it('whoever goes while they come in has come and gone', async () => {
  const house = openIrcHouse({ sequence: createSlowSequencer })
  const alice = house.connect()
  alice.say('NICK alice', 'USER a 0 * :A')
  alice.connection.hangUp()
  await house.clock.settle()
  expect(house.hub.chat.users.size).toBe(0)
  expect(house.hub.sessionCount).toBe(0)
  await house.arrive('alice')
  expect(house.hub.chat.users.size).toBe(1)
})

it('what fails behind the work that a client waits for neither ends the server nor holds the client for ever', async () => {
  const house = openIrcHouse()
  const connection = new FakeConnection()
  const client = house.door.open(connection) as IrcClient
  connection.attach(client)
  connection.send('CAP REQ :standard-replies\r\n')
  await house.clock.settle()
  connection.takeLines()
  client.hold(Promise.resolve(), () => {
    throw new Error('who is nobody talks to a service')
  })
  await house.clock.settle()
  connection.send('PING x\r\n')
  await house.clock.settle()
  expect(connection.takeLines()).toEqual([
    ':chat.test FAIL * INTERNAL_ERROR :That failed on the side of the server',
    ':chat.test PONG chat.test :x',
  ])
})
