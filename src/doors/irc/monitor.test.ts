/** To be told when people come and go. https://ircv3.net/specs/extensions/monitor */
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import type { IrcClient } from './client.ts'
import { MAX_MONITORED, Monitors } from './monitor.ts'

let house: IrcHouse
let alice: IrcPerson

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice')
})

describe('MONITOR', () => {
  it('MONITOR-1 says who is here, and is told when somebody comes, goes or takes another name', async () => {
    expect(await alice.asks('MONITOR + bob,Carol')).toEqual([':chat.test 731 alice :bob,Carol'])
    const bob = await house.arrive('Bob')
    expect(await alice.hears()).toEqual([':chat.test 730 alice :Bob!~Bob@cloak'])
    await bob.asks('NICK BOB')
    expect(await alice.hears()).toEqual([])
    await bob.asks('NICK carol')
    expect(await alice.hears()).toEqual([':chat.test 731 alice :BOB', ':chat.test 730 alice :carol!~Bob@cloak'])
    expect(await alice.asks('MONITOR S')).toEqual([
      ':chat.test 730 alice :carol!~Bob@cloak',
      ':chat.test 731 alice :bob',
    ])
    await bob.asks('QUIT')
    expect(await alice.hears()).toEqual([':chat.test 731 alice :carol'])
  })

  it('MONITOR-1 shows, shortens and clears the list', async () => {
    await alice.asks('MONITOR + a,b,c,B')
    expect(await alice.asks('MONITOR L')).toEqual([
      ':chat.test 732 alice :a,b,c',
      ':chat.test 733 alice :End of MONITOR list',
    ])
    expect(await alice.asks('MONITOR - B,x', 'MONITOR l')).toEqual([
      ':chat.test 732 alice :a,c',
      ':chat.test 733 alice :End of MONITOR list',
    ])
    expect(await alice.asks('MONITOR C', 'MONITOR L')).toEqual([':chat.test 733 alice :End of MONITOR list'])
    await house.arrive('a')
    expect(await alice.hears()).toEqual([])
    expect(await alice.asks('MONITOR', 'MONITOR ?', 'MONITOR +', 'MONITOR S')).toEqual([
      ':chat.test 461 alice MONITOR :Not enough parameters',
    ])
  })

  it('takes no masks and nothing that is no nick', async () => {
    expect(await alice.asks('MONITOR + *,a?,#b,x.y,ok')).toEqual([':chat.test 731 alice :ok'])
  })

  it('MONITOR-2 has a limit, and says what was left out', async () => {
    const nicks = Array.from({ length: MAX_MONITORED - 1 }, (_, i) => `n${i}`)
    for (let i = 0; i < nicks.length; i += 33) await alice.asks(`MONITOR + ${nicks.slice(i, i + 33).join(',')}`)
    expect(await alice.asks('MONITOR + n1,last,more,most')).toEqual([
      ':chat.test 731 alice :n1,last',
      ':chat.test 734 alice 100 more,most :Monitor list is full.',
    ])
    const lines = await alice.asks('MONITOR L')
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510)
    const listed = lines.slice(0, -1).flatMap((line) => line.slice(line.lastIndexOf(':') + 1).split(','))
    expect(listed).toEqual([...nicks, 'last'])
  })

  it('answers within a label, and in its place', async () => {
    await alice.asks('CAP REQ :labeled-response batch')
    const bob = house.connect()
    bob.say('NICK bob', 'USER bob 0 * :B')
    expect(await alice.asks('@label=1 MONITOR + bob')).toEqual(['@label=1 :chat.test 730 alice :bob!~bob@cloak'])
    expect(await alice.asks('@label=2 MONITOR - bob')).toEqual(['@label=2 :chat.test ACK'])
  })
})

describe('extended-monitor', () => {
  it('MONITOR-3 tells more of those who are watched, once, and only to those who asked', async () => {
    const bob = await house.arrive('bob')
    const watcher = await house.arrive('watcher', 'extended-monitor away-notify setname')
    const poor = await house.arrive('poor', 'away-notify setname')
    const half = await house.arrive('half', 'extended-monitor setname')
    for (const person of [watcher, poor, half]) await person.asks('MONITOR + bob')
    await bob.asks('AWAY :lunch', 'SETNAME :Bo')
    const away = ':bob!~bob@cloak AWAY :lunch'
    const name = ':bob!~bob@cloak SETNAME :Bo'
    expect(await watcher.hears()).toEqual([away, name])
    expect(await poor.hears()).toEqual([])
    expect(await half.hears()).toEqual([name])
    await watcher.asks('JOIN #a')
    await bob.asks('JOIN #a')
    await watcher.hears()
    await bob.asks('AWAY')
    expect(await watcher.hears()).toEqual([':bob!~bob@cloak AWAY'])
    expect(await half.hears()).toEqual([])
    await watcher.asks('MONITOR + watcher')
    expect(await watcher.asks('SETNAME :Me')).toEqual([':watcher!~watcher@cloak SETNAME :Me'])
  })
})

it('the registry is what its lists say, and is empty when they are', () => {
  const clients = [{}, {}, {}] as unknown as IrcClient[]
  const step = fc.tuple(
    fc.constantFrom('add', 'remove', 'forget'),
    fc.nat({ max: 2 }),
    fc.constantFrom('a', 'A', 'b', 'ß', 'É'),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const monitors = new Monitors()
      for (const [what, who, nick] of steps) {
        const client = clients[who] as IrcClient
        if (what === 'add') monitors.add(client, nick)
        else if (what === 'remove') monitors.remove(client, nick)
        else monitors.forget(client)
      }
      for (const nick of ['a', 'b', 'ß', 'é']) {
        const watching = clients.filter((client) => monitors.list(client).some((one) => one.toLowerCase() === nick))
        expect(new Set(monitors.of(nick))).toEqual(new Set(watching))
      }
      for (const client of clients) monitors.forget(client)
      expect(monitors.size).toBe(0)
    }),
  )
})

it('whose connection is closed is on no list any more', async () => {
  const watchers = await Promise.all(['w1', 'w2'].map((nick) => house.arrive(nick)))
  for (const watcher of watchers) watcher.say('MONITOR + bob')
  // What was asked for last may be answered after the end.
  for (const watcher of watchers) await watcher.asks('MONITOR + x', 'QUIT')
  await house.arrive('bob')
  for (const watcher of watchers) expect((await watcher.hears()).join('\n')).not.toContain(' 730 ')
})
