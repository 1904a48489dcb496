/** WHO as the client asks for it, what WHOIS says beyond names, and who had a nick. */
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openWithTwo } from '../../../test/support/irc-house.ts'
import { parseWhox } from './whox.ts'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

beforeEach(async () => {
  ;({ house, alice, bob } = await openWithTwo())
})

describe('WHOX', () => {
  it('WHO-1 gives every field, in its own order, with the token', async () => {
    await bob.asks('AWAY :gone')
    house.clock.advance(61_000)
    expect(await alice.asks('WHO #A %roaldfnshiuct,7')).toEqual([
      ':chat.test 354 alice 7 #a ~alice 192.0.2.1 cloak chat.test alice H@ 0 61 0 n/a :alice here',
      ':chat.test 354 alice 7 #a ~bob 255.255.255.255 cloak chat.test bob G 0 61 0 n/a :bob here',
      ':chat.test 315 alice #A :End of WHO list',
    ])
  })

  it('WHO-1 gives only what was asked for', async () => {
    expect(await alice.asks('WHO bob %cna', 'WHO bob %n', 'WHO bob %', 'WHO b* %zznr,12', 'WHO bob %tn,1234')).toEqual([
      ':chat.test 354 alice * bob 0',
      ':chat.test 315 alice bob :End of WHO list',
      ':chat.test 354 alice bob',
      ':chat.test 315 alice bob :End of WHO list',
      ':chat.test 354 alice',
      ':chat.test 315 alice bob :End of WHO list',
      ':chat.test 354 alice bob :bob here',
      ':chat.test 315 alice b* :End of WHO list',
      ':chat.test 354 alice 0 bob',
      ':chat.test 315 alice bob :End of WHO list',
    ])
  })

  it('hides the invisible from strangers, and finds no server operators where there are none', async () => {
    await alice.asks('MODE alice +i')
    const carol = await house.arrive('carol')
    expect(await carol.asks('WHO #a %n')).toEqual([
      ':chat.test 354 carol bob',
      ':chat.test 315 carol #a :End of WHO list',
    ])
    expect(await carol.asks('WHO #a o%n', 'WHO * o')).toEqual([
      ':chat.test 315 carol #a :End of WHO list',
      ':chat.test 315 carol * :End of WHO list',
    ])
  })

  it('WHO-4 shows bots as such, in WHO and WHOIS', async () => {
    const line = ':chat.test 352 alice #a ~bob cloak chat.test bob HB :0 bob here'
    await alice.asks('WHO #a')
    await bob.asks('MODE bob +B')
    expect(await alice.asks('WHO #a')).toContain(line)
    expect(await alice.asks('WHO bob %nf')).toContain(':chat.test 354 alice bob HB')
    expect(await alice.asks('WHOIS bob')).toContain(':chat.test 335 alice bob :is a bot on Snug')
    await bob.asks('MODE bob -B')
    expect(await alice.asks('WHO #a')).not.toContain(line)
  })

  it('reads any param', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { fields, token } = parseWhox(text)
        expect(fields).toMatch(/^t?c?u?i?h?s?n?f?d?l?a?o?r?$/)
        expect(token).toMatch(/^\d{1,3}$/)
      }),
    )
  })
})

describe('WHOIS', () => {
  it('WHO-2 says since when somebody has said nothing, and since when they are here', async () => {
    house.clock.advance(100_000)
    const idle = async (): Promise<string | undefined> =>
      (await alice.asks('WHOIS bob')).find((line) => line.includes(' 317 '))
    expect(await idle()).toBe(':chat.test 317 alice bob 100 1795435200 :seconds idle, signon time')
    await bob.asks('PRIVMSG #a :hello')
    house.clock.advance(5000)
    await bob.asks('AWAY :gone')
    expect(await idle()).toBe(':chat.test 317 alice bob 5 1795435200 :seconds idle, signon time')
    await bob.asks('NOTICE alice :hello')
    expect(await idle()).toBe(':chat.test 317 alice bob 0 1795435200 :seconds idle, signon time')
  })

  it('WHO-2 says whose connection nobody can read along', async () => {
    const carol = house.connect({ isSecure: true })
    await carol.asks('NICK carol', 'USER carol 0 * :C')
    expect(await alice.asks('WHOIS carol')).toContain(':chat.test 671 alice carol :is using a secure connection')
    expect((await alice.asks('WHOIS bob')).join('\n')).not.toContain(' 671 ')
  })
})

describe('WHOWAS', () => {
  it('WHO-3 shows who had a nick, the last first', async () => {
    await bob.asks('NICK rob')
    house.clock.advance(60_000)
    const other = await house.arrive('bob')
    await other.asks('SETNAME :Other', 'QUIT')
    await alice.hears()
    const first = [
      ':chat.test 314 alice bob ~bob cloak * :bob here',
      ':chat.test 312 alice bob chat.test :Mon, 23 Nov 2026 12:00:00 GMT',
    ]
    const second = [
      ':chat.test 314 alice bob ~bob cloak * :Other',
      ':chat.test 312 alice bob chat.test :Mon, 23 Nov 2026 12:01:00 GMT',
    ]
    const end = ':chat.test 369 alice BOB :End of WHOWAS'
    expect(await alice.asks('WHOWAS BOB')).toEqual([...second, ...first, end])
    expect(await alice.asks('WHOWAS BOB 1')).toEqual([...second, end])
    for (const all of ['0', '-1', 'x'])
      expect(await alice.asks(`WHOWAS BOB ${all}`)).toEqual([...second, ...first, end])
    expect(await alice.asks('WHOWAS nobody,BOB 1')).toEqual([
      ':chat.test 406 alice nobody :There was no such nickname',
      ':chat.test 369 alice nobody :End of WHOWAS',
      ...second,
      end,
    ])
  })

  it('knows nobody who is still here under the name', async () => {
    await bob.asks('NICK BOB')
    expect(await bob.asks('WHOWAS bob', 'WHOWAS alice')).toEqual([
      ':chat.test 406 BOB bob :There was no such nickname',
      ':chat.test 369 BOB bob :End of WHOWAS',
      ':chat.test 406 BOB alice :There was no such nickname',
      ':chat.test 369 BOB alice :End of WHOWAS',
    ])
  })
})

describe('LIST', () => {
  it('LIST-1 filters by when channels were founded and topics were set', async () => {
    const of = async (filters: string): Promise<string[]> =>
      (await bob.asks(`LIST ${filters}`)).flatMap((line) => / 322 bob (\S+) /.exec(line)?.[1] ?? [])
    house.clock.advance(10 * 60_000)
    await bob.asks('JOIN #b', 'TOPIC #b :tea', 'TOPIC #a :coffee')
    await alice.asks('TOPIC #a :coffee')
    house.clock.advance(60_000)
    expect(await of('C<5')).toEqual(['#b'])
    expect(await of('c>5')).toEqual(['#lobby', '#a'])
    expect(await of('C>5,>0')).toEqual(['#a'])
    expect(await of('T<5')).toEqual(['#a', '#b'])
    expect(await of('T<1')).toEqual([])
    expect(await of('T>0,!#b')).toEqual(['#a'])
    expect(await of('!*o*')).toEqual(['#a', '#b'])
    expect(await bob.asks('LIST #a,*b,!c*,#?')).toEqual([
      ':chat.test 407 bob #? :Too many masks with wildcards: 2 are the most',
    ])
  })
})
