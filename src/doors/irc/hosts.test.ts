/** Hosts in place of cloaks: who hears of them, how long they last, and what still fits whoever has one. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryLog } from '../../adapters/memory/memory-log.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import { RIGHTS } from '../../chat/rights.ts'

let house: IrcHouse
let boss: IrcPerson
let alice: IrcPerson
let bob: IrcPerson

function makeOperator(nick: string): void {
  for (const { id } of house.hub.chat.userByNick(nick)?.sessions ?? []) {
    const session = house.hub.sessionsOf(house.hub.chat.userByNick(nick)?.id ?? '').find((one) => one.id === id)
    if (session) house.hub.ask(session, { do: 'take-rights', rights: RIGHTS, keep: false })
  }
}

beforeEach(async () => {
  house = openIrcHouse()
  boss = await house.arrive('boss')
  makeOperator('boss')
  alice = await house.arrive('alice', 'chghost')
  bob = await house.arrive('bob', 'chghost')
  for (const person of [alice, bob]) await person.asks('JOIN #a')
  await boss.hears()
  await alice.hears()
})

describe('HOST-1 CHGHOST', () => {
  it('is told to who shares a channel and asked for that, once, and to whom it happened', async () => {
    const carol = await house.arrive('carol')
    const dave = await house.arrive('dave', 'chghost extended-monitor')
    await carol.asks('JOIN #a')
    await dave.asks('MONITOR + alice')
    for (const person of [alice, bob, carol, dave]) await person.hears()
    expect(await boss.asks('CHGHOST alice tea.example')).toEqual([
      ':chat.test NOTICE boss :*** boss chghost alice!~alice@cloak tea.example',
    ])
    const line = ':alice!~alice@cloak CHGHOST ~alice tea.example'
    expect(await alice.hears()).toEqual([line, ':chat.test 396 alice tea.example :is now your visible host'])
    expect(await bob.hears()).toEqual([line])
    expect(await dave.hears()).toEqual([line])
    expect(await carol.hears()).toEqual([])
    await alice.asks('PRIVMSG #a :hi')
    expect(await carol.hears()).toEqual([':alice!~alice@tea.example PRIVMSG #a :hi'])
    expect(await boss.asks('CHGHOST alice tea.example')).toEqual([])
    await boss.asks('CHGHOST alice')
    expect(await alice.hears()).toContain(':alice!~alice@tea.example CHGHOST ~alice cloak')
  })

  it('is for operators with the right to accounts', async () => {
    expect(await bob.asks('CHGHOST alice tea.example')).toEqual([
      ":chat.test 481 bob :Permission Denied - You're not an IRC operator with that right",
    ])
    expect(await boss.asks('CHGHOST nobody tea.example')).toEqual([':chat.test 401 boss nobody :No such nick/channel'])
  })

  it.each([
    'tea',
    '192.0.2.1',
    '2001:db8::1',
    '*.example',
    'a@b.c',
    'a!b.c',
    '.a.b',
    'a..b',
    'a.b/',
    'té.example',
    `${'a'.repeat(62)}.b`,
    ':x.y',
  ])('takes no %s', async (host) => {
    await boss.asks(`CHGHOST alice :${host}`)
    expect(house.hub.chat.userByNick('alice')?.host).toBe('cloak')
  })

  it('takes a team, too', async () => {
    await boss.asks('CHGHOST alice snug/team_1/alice')
    expect(house.hub.chat.userByNick('alice')?.source).toBe('alice!~alice@snug/team_1/alice')
  })
})

describe('HOST-2 a ban', () => {
  beforeEach(async () => {
    await boss.asks('CHGHOST alice tea.example')
    await alice.hears()
  })

  it.each(['*!*@cloak', '*!*@tea.example', 'alice!*@clo*'])('of a channel on %s holds', async (mask) => {
    await alice.asks('MODE #a +o bob')
    await bob.asks('PART #a')
    await alice.asks('PART #a')
    await boss.asks('JOIN #a', `MODE #a +b ${mask}`)
    expect(await alice.asks('JOIN #a')).toEqual([':chat.test 474 alice #a :Cannot join channel (+b)'])
  })

  it.each(['al*!*@cloak', '*!*@tea.example', '*!~al*@clo*'])('of the server on %s holds', async (mask) => {
    await boss.asks(`UBAN ADD ${mask} tea`)
    expect((await alice.hears()).at(-1)).toMatch(/^ERROR /)
  })

  it('of the server holds for another nick', async () => {
    await boss.asks('UBAN ADD rabbit!*@clo*')
    expect((await alice.asks('NICK rabbit'))[0]).toContain(' 465 alice ')
  })
})

describe('HOST-3 a host that belongs to an account', () => {
  it('comes with the log-in, goes with it, and is there next time and after a restart', async () => {
    const messages = createMemoryLog()
    house = openIrcHouse({ messages })
    boss = await house.arrive('boss')
    makeOperator('boss')
    alice = await house.arrive('alice', 'chghost')
    await alice.asks('NS REGISTER correct-horse-battery')
    expect(await alice.asks('NS VHOST alice tea.example')).toEqual([expect.stringContaining('NickServ knows no VHOST')])
    expect((await boss.asks('NS VHOST alice tea.example')).join('\n')).toContain('alice is shown with tea.example.')
    expect(await alice.hears()).toContain(':alice!~alice@cloak CHGHOST ~alice tea.example')
    // Without the account they have another nick.
    expect((await alice.asks('NS LOGOUT')).join('\n')).toMatch(/^:(\S+)!~alice@tea\.example CHGHOST ~alice cloak$/m)
    await alice.asks('NS IDENTIFY alice correct-horse-battery')
    expect([...house.hub.chat.users.values()].find(({ account }) => account === 'alice')?.host).toBe('tea.example')
    await alice.asks('NS SET ALWAYS-ON ON', 'QUIT')
    const again = openIrcHouse({ messages })
    const back = again.hub.chat.account('alice')
    expect(back?.host).toBe('tea.example')
    const kept = [...again.hub.chat.users.values()].find(({ account }) => account === 'alice')
    expect(kept).toMatchObject({
      host: 'tea.example',
      cloak: 'cloak',
      cloakedSource: expect.stringContaining('@cloak'),
    })
  })

  it('is taken away again', async () => {
    await alice.asks('NS REGISTER correct-horse-battery')
    await boss.asks('NS VHOST alice tea.example', 'NS VHOST alice')
    expect(house.hub.chat.userByNick('alice')).toMatchObject({ host: 'cloak', cloak: undefined })
    expect(house.hub.chat.account('alice')).not.toHaveProperty('host')
    expect((await boss.asks('NS VHOST alice 192.0.2.1')).join('\n')).toContain('host')
    expect(house.hub.chat.account('alice')).not.toHaveProperty('host')
  })

  it('is there from the first line on', async () => {
    await alice.asks('NS REGISTER correct-horse-battery')
    await boss.asks('NS VHOST alice tea.example')
    await alice.asks('QUIT')
    const newcomer = house.connect()
    const lines = await newcomer.asks('PASS alice:correct-horse-battery', 'NICK alice', 'USER alice 0 * :A')
    expect(lines[0]).toMatch(/^:\S+ 900|^:chat\.test 001/)
    expect(house.hub.chat.userByNick('alice')).toMatchObject({ host: 'tea.example', cloak: 'cloak' })
    expect(lines.join('\n')).toContain('Welcome to Snug, alice!~alice@tea.example')
  })
})
