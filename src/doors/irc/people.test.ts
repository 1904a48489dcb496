/** Who is here and who they are; names that change; and what the server says of itself. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse, openWithTwo } from '../../../test/support/irc-house.ts'
import { COMMANDS } from './commands/index.ts'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

beforeEach(async () => {
  ;({ house, alice, bob } = await openWithTwo({ motd: ['Hello.'] }))
})

describe('NICK', () => {
  it('is told to oneself and to those who share a channel', async () => {
    const carol = await house.arrive('carol')
    expect(await alice.asks('NICK Anna', 'PING x')).toEqual([
      ':alice!~alice@cloak NICK Anna',
      ':chat.test PONG chat.test :x',
    ])
    expect(await bob.hears()).toEqual([':alice!~alice@cloak NICK Anna'])
    expect(await carol.hears()).toEqual([])
    expect(await alice.asks('NICK anna', 'NICK anna')).toEqual([':Anna!~alice@cloak NICK anna'])
  })

  it('is refused', async () => {
    expect(await alice.asks('NICK', 'NICK bob', 'NICK a.b')).toEqual([
      ':chat.test 431 alice :No nickname given',
      ':chat.test 433 alice bob :Nickname is already in use',
      ':chat.test 432 alice a.b :Erroneous nickname',
    ])
  })
})

describe('AWAY', () => {
  it('goes and comes back', async () => {
    const carol = await house.arrive('carol', 'away-notify')
    await carol.asks('JOIN #a')
    await alice.hears()
    expect(await alice.asks('AWAY :lunch', 'AWAY', 'AWAY :')).toEqual([
      ':chat.test 306 alice :You have been marked as being away',
      ':chat.test 305 alice :You are no longer marked as being away',
      ':chat.test 305 alice :You are no longer marked as being away',
    ])
    expect((await carol.hears()).slice(0, 2)).toEqual([':alice!~alice@cloak AWAY :lunch', ':alice!~alice@cloak AWAY'])
    expect(await bob.hears()).toEqual([':carol!~carol@cloak JOIN #a'])
  })

  it('is refused when it is too long', async () => {
    expect(await alice.asks(`AWAY :${'x'.repeat(301)}`)).toEqual([
      ':chat.test NOTICE alice :The away message is too long: 300 bytes are the most',
    ])
  })
})

describe('SETNAME', () => {
  it('is told to those who want to know', async () => {
    await bob.asks('CAP REQ :setname')
    expect(await alice.asks('SETNAME :Al')).toEqual([])
    expect(await bob.hears()).toEqual([':alice!~alice@cloak SETNAME :Al'])
    expect(await bob.asks('SETNAME :Bo')).toEqual([':bob!~bob@cloak SETNAME :Bo'])
  })

  it('is refused', async () => {
    await alice.asks('CAP REQ :standard-replies')
    expect(await alice.asks('SETNAME', 'SETNAME :', `SETNAME :${'x'.repeat(151)}`)).toEqual([
      ':chat.test 461 alice SETNAME :Not enough parameters',
      ':chat.test FAIL SETNAME INVALID_REALNAME :Realname is not valid',
      ':chat.test FAIL SETNAME INVALID_REALNAME :Realname is too long',
    ])
  })
})

describe('WHO', () => {
  it('shows a channel', async () => {
    await bob.asks('AWAY :gone')
    expect(await alice.asks('WHO #A')).toEqual([
      ':chat.test 352 alice #a ~alice cloak chat.test alice H@ :0 alice here',
      ':chat.test 352 alice #a ~bob cloak chat.test bob G :0 bob here',
      ':chat.test 315 alice #A :End of WHO list',
    ])
    const carol = await house.arrive('carol')
    await alice.asks('MODE alice +i')
    expect(await carol.asks('WHO #a', 'WHO #nowhere')).toEqual([
      ':chat.test 352 carol #a ~bob cloak chat.test bob G :0 bob here',
      ':chat.test 315 carol #a :End of WHO list',
      ':chat.test 315 carol #nowhere :End of WHO list',
    ])
  })

  it('finds people by nick, username, host or realname', async () => {
    const line = ':chat.test 352 bob * ~alice cloak chat.test alice H :0 alice here'
    for (const mask of ['alice', 'AL*', '~ali?e', 'alice here']) {
      expect(await bob.asks(`WHO :${mask}`)).toEqual([
        line,
        `:chat.test 315 bob ${mask.includes(' ') ? '*' : mask} :End of WHO list`,
      ])
    }
    expect(await bob.asks('WHO')).toHaveLength(3)
    expect(await bob.asks('WHO 0')).toHaveLength(3)
    expect(await bob.asks('WHO * o')).toEqual([':chat.test 315 bob * :End of WHO list'])
    expect(await bob.asks('WHO nobody')).toEqual([':chat.test 315 bob nobody :End of WHO list'])
  })

  it('says when there are more than it shows', async () => {
    for (let i = 0; i < 200; i++) house.connect().say(`NICK n${i}`, 'USER n 0 * :N')
    const lines = await alice.asks('WHO')
    expect(lines).toHaveLength(202)
    expect(lines.at(-2)).toBe(':chat.test 416 alice WHO :More than 200 fit; these are some of them')
    // So many were told at once that the next flush waits a little.
    house.clock.advance(10)
    expect(await alice.asks('WHO n1*')).toHaveLength(112)
  })

  it('hides the invisible from strangers, not from those who share a channel or know the nick', async () => {
    await alice.asks('MODE alice +i')
    const carol = await house.arrive('carol')
    expect(await carol.asks('WHO al*')).toHaveLength(1)
    expect(await carol.asks('WHO alice')).toHaveLength(2)
    expect(await bob.asks('WHO al*')).toHaveLength(2)
  })
})

describe('WHOIS', () => {
  it('shows who somebody is, and an address to nobody else', async () => {
    await alice.asks('JOIN #b')
    await bob.asks('AWAY :gone')
    expect(await alice.asks('WHOIS alice')).toEqual([
      ':chat.test 311 alice alice ~alice cloak * :alice here',
      ':chat.test 319 alice alice :@#a @#b',
      ':chat.test 312 alice alice chat.test :Snug',
      ':chat.test 338 alice alice ~alice@192.0.2.1 192.0.2.1 :Is actually using host',
      ':chat.test 317 alice alice 0 1795435200 :seconds idle, signon time',
      ':chat.test 318 alice alice :End of /WHOIS list',
    ])
    expect(await alice.asks('WHOIS chat.test BOB')).toEqual([
      ':chat.test 311 alice bob ~bob cloak * :bob here',
      ':chat.test 319 alice bob :#a',
      ':chat.test 312 alice bob chat.test :Snug',
      ':chat.test 301 alice bob :gone',
      ':chat.test 317 alice bob 0 1795435200 :seconds idle, signon time',
      ':chat.test 318 alice bob :End of /WHOIS list',
    ])
  })

  it('says when there is nobody', async () => {
    expect(await alice.asks('WHOIS nobody', 'WHOIS', 'WHOIS alice,bob', 'WHOWAS nobody', 'WHOWAS')).toEqual([
      ':chat.test 401 alice nobody :No such nick/channel',
      ':chat.test 318 alice nobody :End of /WHOIS list',
      ':chat.test 431 alice :No nickname given',
      ':chat.test 407 alice bob :Too many targets: 1 are the most',
      ':chat.test 406 alice nobody :There was no such nickname',
      ':chat.test 369 alice nobody :End of WHOWAS',
      ':chat.test 431 alice :No nickname given',
    ])
  })
})

it('USERHOST and ISON', async () => {
  await bob.asks('AWAY :gone')
  expect(
    await alice.asks('USERHOST alice nobody bob', 'USERHOST', 'ISON alice nobody :bob x', 'ISON', 'ISON x'),
  ).toEqual([
    ':chat.test 302 alice :alice=+~alice@cloak bob=-~bob@cloak',
    ':chat.test 461 alice USERHOST :Not enough parameters',
    ':chat.test 303 alice :alice bob',
    ':chat.test 461 alice ISON :Not enough parameters',
    ':chat.test 303 alice :',
  ])
})

describe('LIST', () => {
  it('shows channels, all or some', async () => {
    await alice.asks('TOPIC #a :tea', 'JOIN #b')
    const a = ':chat.test 322 bob #a 2 :tea'
    const b = ':chat.test 322 bob #b 1 :'
    const of = async (line: string): Promise<string[]> => {
      const lines = (await bob.asks(line)).filter((one) => one.startsWith(':chat.test'))
      expect(lines[0]).toBe(':chat.test 321 bob Channel :Users  Name')
      expect(lines.at(-1)).toBe(':chat.test 323 bob :End of /LIST')
      return lines.slice(1, -1)
    }
    expect(await of('LIST')).toEqual([a, b])
    expect(await of('LIST #A')).toEqual([a])
    expect(await of('LIST *b*')).toEqual([':chat.test 322 bob #lobby 0 :', b])
    expect(await of('LIST #a,#b')).toEqual([a, b])
    expect(await of('LIST >1,#*')).toEqual([a])
    expect(await of('LIST >1')).toEqual([a])
    expect(await of('LIST <2,>0')).toEqual([b])
    expect(await of('LIST #nowhere')).toEqual([])
  })
})

describe('the server', () => {
  it('says what it is', async () => {
    const lines = await alice.asks('VERSION', 'TIME', 'MOTD', 'LUSERS', 'INFO', 'ADMIN')
    expect(lines).toContain(':chat.test 351 alice snug-0 chat.test :Snug')
    expect(lines.filter((line) => line.startsWith(':chat.test 005 alice '))).toHaveLength(3)
    expect(lines).toContain(':chat.test 391 alice chat.test :Mon, 23 Nov 2026 12:00:00 GMT')
    expect(lines).toContain(':chat.test 372 alice :- Hello.')
    expect(lines).toContain(':chat.test 266 alice 2 2 :Current global users 2, max 2')
    expect(lines).toContain(':chat.test 374 alice :End of /INFO list')
    expect(lines.at(-1)).toBe(':chat.test 423 alice chat.test :No administrative info available')
  })

  it('counts who is invisible apart', async () => {
    expect(await bob.asks('LUSERS')).toContain(':chat.test 251 bob :There are 2 users and 0 invisible on 1 servers')
    await alice.asks('MODE alice +i')
    const lines = await bob.asks('LUSERS')
    expect(lines).toContain(':chat.test 251 bob :There are 1 users and 1 invisible on 1 servers')
    expect(lines).toContain(':chat.test 252 bob 0 :operator(s) online')
  })

  it('answers a PING with the same, also before registration', async () => {
    expect(await alice.asks('PING :a b', 'PING', 'PONG', 'PONG x')).toEqual([
      ':chat.test PONG chat.test :a b',
      ':chat.test 409 alice :No origin specified',
    ])
    expect(await house.connect().asks('PING 1')).toEqual([':chat.test PONG chat.test :1'])
  })

  it('helps from its rows', async () => {
    const lines = await alice.asks('HELP')
    // A title, and a line for each command.
    expect(lines).toHaveLength(COMMANDS.length + 1)
    expect(lines).toContain(':chat.test 705 alice * :TOPIC: show, set or clear what a channel is about')
    expect(await alice.asks('HELP topic', 'HELP nonsense')).toEqual([
      ':chat.test 704 alice TOPIC :TOPIC <channel> [<topic>]',
      ':chat.test 705 alice TOPIC :show, set or clear what a channel is about',
      ':chat.test 705 alice TOPIC :Only after registration.',
      ':chat.test 706 alice TOPIC :See https://modern.ircdocs.horse/#topic-message',
      ':chat.test 524 alice nonsense :There is no help on that; HELP shows what there is',
    ])
  })

  it('has a page of help for every command, by both names and with the slash that people type', async () => {
    for (const { verb } of COMMANDS) {
      const page = await alice.asks(`HELP ${verb.toLowerCase()}`)
      expect(page[0]).toMatch(new RegExp(`^:chat\\.test 704 alice ${verb} :${verb}`))
      expect(page.at(-1)).toMatch(new RegExp(`^:chat\\.test 706 alice ${verb} :See (https://|docs/)`))
      expect(await alice.asks(`HELPOP /${verb}`)).toEqual(page)
    }
  })

  it('has pages about more than commands', async () => {
    expect(await alice.asks('HELP limits')).toContain(':chat.test 705 alice LIMITS :NICKLEN=32: characters of a nick')
    const capabilities = (await alice.asks('HELP Capabilities')).join('\n')
    expect(capabilities).toContain('705 alice CAPABILITIES :setname: hears and makes changes of realnames')
    expect((await alice.asks('HELP INDEX')).length).toBe((await alice.asks('HELP *')).length)
    expect(await alice.asks('HELP constructor', 'HELP __proto__')).toEqual([
      ':chat.test 524 alice constructor :There is no help on that; HELP shows what there is',
      ':chat.test 524 alice __proto__ :There is no help on that; HELP shows what there is',
    ])
  })

  it('is the only one', async () => {
    house.clock.advance(((25 * 60 + 1) * 60 + 2) * 1000)
    expect(
      await alice.asks('LINKS', 'STATS u', 'STATS x', 'STATS', 'STATS u chat.*', 'STATS u bob', 'STATS u elsewhere'),
    ).toEqual([
      ':chat.test 364 alice * chat.test :0 Snug',
      ':chat.test 365 alice * :End of /LINKS list',
      ':chat.test 242 alice :Server Up 1 days 1:01:02',
      ':chat.test 219 alice u :End of /STATS report',
      ':chat.test 219 alice x :End of /STATS report',
      ':chat.test 461 alice STATS :Not enough parameters',
      ':chat.test 242 alice :Server Up 1 days 1:01:02',
      ':chat.test 219 alice u :End of /STATS report',
      ':chat.test 242 alice :Server Up 1 days 1:01:02',
      ':chat.test 219 alice u :End of /STATS report',
      ':chat.test 402 alice elsewhere :No such server',
    ])
    expect(await alice.asks('INFO elsewhere', 'ADMIN elsewhere')).toEqual([
      ':chat.test 402 alice elsewhere :No such server',
      ':chat.test 402 alice elsewhere :No such server',
    ])
  })

  it('says who runs it, where that is known', async () => {
    const told = openIrcHouse({ admin: () => ['A cellar', 'The tea club', 'tea@example.org'] })
    expect(await (await told.arrive('carol')).asks('ADMIN')).toEqual([
      ':chat.test 256 carol chat.test :Administrative info',
      ':chat.test 257 carol :A cellar',
      ':chat.test 258 carol :The tea club',
      ':chat.test 259 carol :tea@example.org',
    ])
  })

  it('IRC-5 does not know every command', async () => {
    expect(await alice.asks('NONSENSE x', 'ns:x', '  ', '', ':alice', '@x')).toEqual([
      ':chat.test 421 alice NONSENSE :Unknown command',
      ':chat.test 421 alice ns:x :Unknown command',
    ])
  })
})
