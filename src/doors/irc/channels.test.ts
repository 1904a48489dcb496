/** Coming into channels, what can be done there, and what cannot. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openWithTwo } from '../../../test/support/irc-house.ts'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

beforeEach(async () => {
  ;({ house, alice, bob } = await openWithTwo())
})

describe('JOIN', () => {
  it('tells topic and names to who comes, and the join to everybody', async () => {
    await alice.asks('TOPIC #a :tea, mostly', 'MODE #a +v bob')
    await bob.hears()
    const carol = await house.arrive('carol')
    expect(await carol.asks('JOIN #A')).toEqual([
      ':carol!~carol@cloak JOIN #a',
      ':chat.test 332 carol #a :tea, mostly',
      ':chat.test 333 carol #a alice!~alice@cloak :1795435200',
      ':chat.test 353 carol = #a :@alice +bob carol',
      ':chat.test 366 carol #a :End of /NAMES list',
    ])
    expect(await bob.hears()).toEqual([':carol!~carol@cloak JOIN #a'])
  })

  it('takes several channels and their keys', async () => {
    await alice.asks('JOIN #k', 'MODE #k +k sesame')
    const lines = await bob.asks('JOIN #new,#k,,#a other,sesame')
    expect(lines.filter((line) => line.includes('JOIN'))).toEqual([
      ':bob!~bob@cloak JOIN #new',
      ':bob!~bob@cloak JOIN #k',
    ])
  })

  it('0 leaves them all', async () => {
    await bob.asks('JOIN #b')
    expect(await bob.asks('JOIN 0')).toEqual([':bob!~bob@cloak PART #a', ':bob!~bob@cloak PART #b'])
    expect(await alice.hears()).toEqual([':bob!~bob@cloak PART #a'])
  })

  it.each([
    ['MODE #a +k sesame', 'JOIN #a', ':chat.test 475 carol #a :Cannot join channel (+k)'],
    ['MODE #a +k sesame', 'JOIN #a wrong', ':chat.test 475 carol #a :Cannot join channel (+k)'],
    ['MODE #a +i', 'JOIN #a', ':chat.test 473 carol #a :Cannot join channel (+i)'],
    ['MODE #a +l 2', 'JOIN #a', ':chat.test 471 carol #a :Cannot join channel (+l)'],
    ['MODE #a +b carol!*@*', 'JOIN #a', ':chat.test 474 carol #a :Cannot join channel (+b)'],
    ['PING', 'JOIN tea', ':chat.test 476 carol tea :That is not a name for a channel'],
    ['PING', 'JOIN :', ':chat.test 476 carol * :That is not a name for a channel'],
    ['PING', `JOIN #${'x'.repeat(64)}`, `:chat.test 476 carol #${'x'.repeat(64)} :Channel name is too long`],
    ['PING', 'JOIN', ':chat.test 461 carol JOIN :Not enough parameters'],
  ])('after %s, %s is refused', async (before, line, answer) => {
    await alice.asks(before)
    const carol = await house.arrive('carol')
    expect(await carol.asks(line)).toEqual([answer])
  })

  it('says more to those who want to know', async () => {
    const carol = await house.arrive('carol', 'extended-join away-notify multi-prefix userhost-in-names')
    expect(await carol.asks('JOIN #a')).toEqual([
      ':carol!~carol@cloak JOIN #a * :carol here',
      ':chat.test 353 carol = #a :@alice!~alice@cloak bob!~bob@cloak carol!~carol@cloak',
      ':chat.test 366 carol #a :End of /NAMES list',
    ])
    await alice.asks('MODE #a +v alice', 'MODE #a +o bob')
    const dave = await house.arrive('dave')
    await carol.hears()
    await dave.asks('AWAY :asleep', 'JOIN #a')
    expect(await carol.hears()).toEqual([':dave!~dave@cloak JOIN #a * :dave here', ':dave!~dave@cloak AWAY :asleep'])
    expect((await carol.asks('NAMES #a'))[0]).toBe(
      ':chat.test 353 carol = #a :@+alice!~alice@cloak @bob!~bob@cloak carol!~carol@cloak dave!~dave@cloak',
    )
  })
})

describe('PART', () => {
  it('is told with its reason', async () => {
    await bob.asks('JOIN #b')
    expect(await bob.asks('PART #a,#b :home')).toEqual([
      ':bob!~bob@cloak PART #a :home',
      ':bob!~bob@cloak PART #b :home',
    ])
    expect(await alice.hears()).toEqual([':bob!~bob@cloak PART #a :home'])
  })

  it.each([
    ['PART', ':chat.test 461 bob PART :Not enough parameters'],
    ['PART #nowhere', ':chat.test 403 bob #nowhere :No such channel'],
    ['PART #a', ":chat.test 442 bob #a :You're not on that channel"],
  ])('%s is refused to who is not there', async (line, answer) => {
    await bob.asks('PART #a')
    expect(await bob.asks(line)).toEqual([answer])
  })
})

describe('TOPIC', () => {
  it('is shown, set and cleared', async () => {
    expect(await bob.asks('TOPIC #a')).toEqual([':chat.test 331 bob #a :No topic is set'])
    expect(await alice.asks('TOPIC #a :green')).toEqual([':alice!~alice@cloak TOPIC #a :green'])
    expect(await bob.asks('TOPIC #a')).toEqual([
      ':alice!~alice@cloak TOPIC #a :green',
      ':chat.test 332 bob #a :green',
      ':chat.test 333 bob #a alice!~alice@cloak :1795435200',
    ])
    expect(await alice.asks('TOPIC #a :')).toEqual([':alice!~alice@cloak TOPIC #a :'])
  })

  it.each([
    ['TOPIC', ':chat.test 461 bob TOPIC :Not enough parameters'],
    ['TOPIC #nowhere', ':chat.test 403 bob #nowhere :No such channel'],
    ['TOPIC #nowhere :x', ':chat.test 403 bob #nowhere :No such channel'],
    ['TOPIC #a :x', ":chat.test 482 bob #a :You're not channel operator"],
    ['TOPIC #b :x', ":chat.test 442 bob #b :You're not on that channel"],
  ])('%s is refused', async (line, answer) => {
    await alice.asks('JOIN #b')
    expect(await bob.asks(line)).toEqual([answer])
  })

  it('is refused when it is too long, also to a client without standard-replies', async () => {
    const line = `TOPIC #a :${'x'.repeat(391)}`
    const text = 'The topic is too long: 390 bytes are the most'
    expect(await alice.asks(line)).toEqual([`:chat.test NOTICE alice :${text}`])
    await alice.asks('CAP REQ :standard-replies')
    expect(await alice.asks(line)).toEqual([`:chat.test FAIL TOPIC TOO_LONG topic :${text}`])
  })
})

describe('NAMES', () => {
  it('shows the highest prefix, and all of them on request', async () => {
    await alice.asks('MODE #a +v alice')
    expect(await alice.asks('NAMES #a')).toEqual([
      ':chat.test 353 alice = #a :@alice bob',
      ':chat.test 366 alice #a :End of /NAMES list',
    ])
    await alice.asks('CAP REQ :multi-prefix')
    expect((await alice.asks('NAMES #a'))[0]).toBe(':chat.test 353 alice = #a :@+alice bob')
  })

  it('hides the invisible from those who are not there', async () => {
    await bob.asks('MODE bob +i')
    const carol = await house.arrive('carol')
    expect((await carol.asks('NAMES #a'))[0]).toBe(':chat.test 353 carol = #a :@alice')
  })

  it('has an end for everything', async () => {
    expect(await alice.asks('NAMES', 'NAMES #nowhere', 'NAMES #a,#b,#c,#d,#e')).toEqual([
      ':chat.test 366 alice * :End of /NAMES list',
      ':chat.test 366 alice #nowhere :End of /NAMES list',
      ':chat.test 407 alice #e :Too many targets: 4 are the most',
    ])
  })
})

describe('KICK', () => {
  it('is told to everybody, also to who has to go', async () => {
    await (await house.arrive('carol')).asks('JOIN #a')
    await alice.hears()
    await bob.hears()
    expect(await alice.asks('KICK #a bob,carol :enough')).toEqual([
      ':alice!~alice@cloak KICK #a bob :enough',
      ':alice!~alice@cloak KICK #a carol :enough',
    ])
    expect(await bob.hears()).toEqual([':alice!~alice@cloak KICK #a bob :enough'])
    expect(await alice.asks('KICK #a alice')).toEqual([':alice!~alice@cloak KICK #a alice :alice'])
  })

  it.each([
    ['KICK #a', ':chat.test 461 bob KICK :Not enough parameters'],
    ['KICK #nowhere alice', ':chat.test 403 bob #nowhere :No such channel'],
    ['KICK #a alice', ":chat.test 482 bob #a :You're not channel operator"],
    ['KICK #b nobody', ':chat.test 401 bob nobody :No such nick/channel'],
    ['KICK #b alice', ":chat.test 441 bob alice #b :They aren't on that channel"],
    ['KICK #c alice', ":chat.test 442 bob #c :You're not on that channel"],
  ])('%s is refused', async (line, answer) => {
    await alice.asks('JOIN #c')
    await bob.asks('JOIN #b')
    expect(await bob.asks(line)).toEqual([answer])
  })
})

describe('INVITE', () => {
  it('reaches who is invited, opens the channel, and is news to those who want it', async () => {
    const carol = await house.arrive('carol')
    const dave = await house.arrive('dave', 'invite-notify')
    await dave.asks('JOIN #a')
    await alice.asks('MODE #a +i')
    await Promise.all([alice, bob, dave].map((person) => person.hears()))
    expect(await alice.asks('INVITE carol #a')).toEqual([':chat.test 341 alice carol :#a'])
    expect(await carol.hears()).toEqual([':alice!~alice@cloak INVITE carol #a'])
    expect(await dave.hears()).toEqual([':alice!~alice@cloak INVITE carol #a'])
    expect(await bob.hears()).toEqual([])
    expect(await carol.asks('INVITE')).toEqual([
      ':chat.test 336 carol :#a',
      ':chat.test 337 carol :End of /INVITE list',
    ])
    expect(await carol.asks('JOIN #a')).toContain(':carol!~carol@cloak JOIN #a')
  })

  it('says when somebody is away', async () => {
    const carol = await house.arrive('carol')
    await carol.asks('AWAY :asleep')
    expect(await alice.asks('INVITE carol #a')).toEqual([
      ':chat.test 341 alice carol :#a',
      ':chat.test 301 alice carol :asleep',
    ])
  })

  it.each([
    ['INVITE carol', ':chat.test 461 bob INVITE :Not enough parameters'],
    ['INVITE nobody #a', ':chat.test 401 bob nobody :No such nick/channel'],
    ['INVITE alice #a', ':chat.test 443 bob alice #a :is already on channel'],
    ['INVITE carol #nowhere', ':chat.test 403 bob #nowhere :No such channel'],
    ['INVITE carol #b', ":chat.test 442 bob #b :You're not on that channel"],
  ])('%s is refused', async (line, answer) => {
    await house.arrive('carol')
    await alice.asks('JOIN #b')
    await bob.hears()
    expect(await bob.asks(line)).toEqual([answer])
  })

  it('is for operators where the channel is invite-only', async () => {
    await house.arrive('carol')
    await alice.asks('MODE #a +i')
    await bob.hears()
    expect(await bob.asks('INVITE carol #a')).toEqual([":chat.test 482 bob #a :You're not channel operator"])
  })
})
