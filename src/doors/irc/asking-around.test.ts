/** What people ask of the server and of those who are always there: services, other servers' names, reports, and what a mask costs. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import { RIGHTS } from '../../chat/rights.ts'

let house: IrcHouse
let alice: IrcPerson

const operators = () => [{ name: 'boss', passwordHash: 'a hash', rights: RIGHTS }]

beforeEach(async () => {
  house = openIrcHouse({ operators })
  alice = await house.arrive('alice')
})

describe('SERVICE-10 a service is always here', () => {
  it('to WHOIS, as a service', async () => {
    expect(await alice.asks('WHOIS nickserv')).toEqual([
      ':chat.test 311 alice NickServ services chat.test * :NickServ keeps accounts: with one, your nick is yours',
      ':chat.test 312 alice NickServ chat.test :Snug',
      ':chat.test 313 alice NickServ :is a network service',
      ':chat.test 318 alice NickServ :End of /WHOIS list',
    ])
  })

  it('to WHO, ISON and USERHOST', async () => {
    expect(
      await alice.asks('WHO CHANSERV', 'WHO HistServ %nuh', 'ISON HistServ chanserv OperServ', 'USERHOST nickserv'),
    ).toEqual([
      expect.stringMatching(/^:chat\.test 352 alice \* services chat\.test chat\.test ChanServ HB :0 ChanServ /),
      ':chat.test 315 alice CHANSERV :End of WHO list',
      ':chat.test 354 alice services chat.test HistServ',
      ':chat.test 315 alice HistServ :End of WHO list',
      ':chat.test 303 alice :HistServ ChanServ',
      ':chat.test 302 alice :NickServ=+services@chat.test',
    ])
  })

  it('to MONITOR', async () => {
    expect(await alice.asks('MONITOR + NickServ,bob')).toEqual([
      ':chat.test 730 alice :NickServ!services@chat.test',
      ':chat.test 731 alice :bob',
    ])
  })

  it('and stands in no list of who is here', async () => {
    expect((await alice.asks('WHO *', 'WHO * o', 'LUSERS')).join('\n')).not.toMatch(/Serv|There are 2/)
  })
})

it.each(['VERSION', 'TIME', 'MOTD', 'ADMIN', 'INFO', 'LUSERS *', 'LINKS', 'STATS u'])(
  'IRC-9 %s of another server is none of ours',
  async (command) => {
    const rest = command === 'LINKS' ? ' *' : ''
    expect(await alice.asks(`${command} elsewhere.test${rest}`)).toEqual([
      ':chat.test 402 alice elsewhere.test :No such server',
    ])
    const plain = command === 'LUSERS *' ? 'LUSERS' : command
    const own = await alice.asks(plain)
    for (const target of ['chat.test', 'CHAT.*', 'alice', 'nickserv']) {
      expect(await alice.asks(`${command} ${target}${rest}`), target).toEqual(own)
    }
  },
)

it('IRC-9 LINKS names this server where the mask fits it', async () => {
  expect(await alice.asks('LINKS chat.*', 'LINKS *.example')).toEqual([
    ':chat.test 364 alice * chat.test :0 Snug',
    ':chat.test 365 alice chat.* :End of /LINKS list',
    ':chat.test 365 alice *.example :End of /LINKS list',
  ])
})

describe('OPER-10 STATS', () => {
  it('of operators and commands is for operators', async () => {
    for (const letter of ['o', 'm', 'k', 'O']) {
      expect(await alice.asks(`STATS ${letter}`)).toEqual([
        ":chat.test 481 alice :Permission Denied - You're not an IRC operator with that right",
      ])
    }
    const user = house.hub.chat.userByNick('alice')
    if (user) user.rights = RIGHTS
    expect(await alice.asks('STATS o')).toEqual([
      `:chat.test 243 alice O * * boss :${RIGHTS.join(',')}`,
      ':chat.test 219 alice o :End of /STATS report',
    ])
    const counts = await alice.asks('STATS m')
    expect(counts).toContain(':chat.test 212 alice NICK :1')
    expect(counts).toContain(':chat.test 212 alice STATS :6')
    expect(counts.at(-1)).toBe(':chat.test 219 alice m :End of /STATS report')
  })

  it('of anything else is empty', async () => {
    expect(await alice.asks('STATS l', 'STATS :')).toEqual([
      ':chat.test 219 alice l :End of /STATS report',
      ':chat.test 219 alice * :End of /STATS report',
    ])
  })
})

describe('WHO-5 WHOIS', () => {
  it('shows some of what people say of themselves, to clients that know it', async () => {
    const bob = await house.arrive('bob', 'draft/metadata-2 batch')
    await bob.asks(
      'METADATA * SET status :drinking tea',
      'METADATA * SET secret-project :x',
      'METADATA * SET Pronouns :they',
    )
    const shown = (await bob.asks('WHOIS bob')).filter((line) => line.includes(' 760 '))
    expect(shown).toEqual([':chat.test 760 bob bob pronouns * :they', ':chat.test 760 bob bob status * :drinking tea'])
    expect((await alice.asks('WHOIS bob')).join('\n')).not.toContain(' 760 ')
  })
})

it('WHO-6 a mask takes more from whoever asks where it is held against more people', async () => {
  const crowd = openIrcHouse({ throttle: { burst: 40, tokensPerSecond: 1 } })
  const asker = await crowd.arrive('asker')
  for (let i = 0; i < 2000; i++) crowd.connect().say(`NICK n${i}`, `USER u 0 * :r`)
  crowd.clock.advance(60_000)
  await asker.hears()
  // Four, and eight more for two thousand: of the eight not all are answered at once, as they would be for four each.
  const asked = Array.from({ length: 8 }, () => 'WHO *a*b*c*')
  const answers = (await asker.asks(...asked)).filter((line) => line.includes(' 315 '))
  expect(answers.length).toBeGreaterThan(1)
  expect(answers.length).toBeLessThan(7)
  crowd.clock.advance(600_000)
  await asker.hears()
  expect(await asker.asks(`WHO ${'n*'.repeat(70)}`)).toHaveLength(1)
})
