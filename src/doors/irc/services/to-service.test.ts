/** How services are reached and how they answer; what each of them does has its own tests. */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  ALL_CAPABILITIES,
  type IrcHouse,
  type IrcPerson,
  openIrcHouse,
  openWithTwo,
} from '../../../../test/support/irc-house.ts'
import { hearsOf, makeOperator } from '../../../../test/support/service-talk.ts'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

beforeEach(async () => {
  ;({ house, alice, bob } = await openWithTwo())
})

const HERE = 'NickServ: NickServ is here. HELP shows what there is.'

describe('SERVICE-1 what is written to a service', () => {
  it.each(['NickServ', 'nickserv', 'NICKSERV@services', 'NickServ@chat.test', 'NicKServ'.replace('K', '\u212a')])(
    'comes to it as %s',
    async (target) => {
      expect(await hearsOf(alice, `PRIVMSG ${target} :`)).toEqual([HERE])
    },
  )

  it.each(['NS', 'ns', 'NICKSERV', 'CS', 'CHANSERV', 'HS', 'HISTSERV'])('comes to it by %s', async (verb) => {
    const [heard, ...more] = await hearsOf(alice, verb)
    expect(heard).toMatch(/^(\w+): \1 is here/)
    expect(more).toEqual([])
  })

  it('is no message: nobody else hears it, it is not echoed, and nothing of it is kept', async () => {
    await alice.asks('CAP REQ :echo-message')
    const { lastSeq } = house.hub.chat
    await alice.asks('PRIVMSG NickServ :REGISTER correct horse', 'NS SET ALWAYS-ON on', 'PRIVMSG ChanServ :INFO #a')
    expect(await bob.hears()).toEqual([])
    expect(house.hub.chat.lastSeq).toBe(lastSeq)
  })

  it('goes to nobody where others are named beside it', async () => {
    const refusal = 'NickServ: Write to NickServ alone: nobody was told anything of that.'
    expect(await hearsOf(alice, 'PRIVMSG #a,nickserv :IDENTIFY secret')).toEqual([refusal])
    expect(await hearsOf(alice, 'PRIVMSG nickserv,bob :IDENTIFY secret')).toEqual([refusal])
    expect(await alice.asks('NOTICE bob,NickServ :IDENTIFY secret')).toEqual([])
    expect(await bob.hears()).toEqual([])
  })

  it('is not answered where it is a NOTICE or a TAGMSG', async () => {
    expect(await alice.asks('NOTICE NickServ :HELP')).toEqual([])
    await alice.asks('CAP REQ :message-tags')
    expect(await alice.asks('@+typing=active TAGMSG NickServ')).toEqual([])
  })

  it('does not come to somebody with a nick that only begins so', async () => {
    expect(await alice.asks('PRIVMSG NickServ2 :HELP')).toEqual([
      ':chat.test 401 alice NickServ2 :No such nick/channel',
    ])
    expect(await alice.asks('PRIVMSG NickServ@elsewhere :HELP')).toEqual([
      ':chat.test 401 alice NickServ@elsewhere :No such nick/channel',
    ])
  })

  it('is for people who are registered', async () => {
    const nobody = house.connect()
    expect(await nobody.asks('NS IDENTIFY alice secret', 'PRIVMSG NickServ :HELP')).toEqual([
      ':chat.test 451 * :You have not registered',
      ':chat.test 451 * :You have not registered',
    ])
  })
})

describe('SERVICE-2 an answer', () => {
  it('comes as a NOTICE from the service, with a time for those who asked for times', async () => {
    expect(await alice.asks('NS')).toEqual([
      ':NickServ!services@chat.test NOTICE alice :NickServ is here. HELP shows what there is.',
    ])
    await alice.asks('CAP REQ :server-time message-tags')
    expect(await alice.asks('NS')).toEqual([
      '@time=2026-11-23T12:00:00.000Z :NickServ!services@chat.test NOTICE alice :NickServ is here. HELP shows what there is.',
    ])
  })

  it('has the label, also where a password is looked at first', async () => {
    await alice.asks(`CAP REQ :${ALL_CAPABILITIES}`)
    const time = 'time=2026-11-23T12:00:00.000Z'
    expect(await alice.asks('@label=1 NS IDENTIFY wrong password', '@label=2 PING x')).toEqual([
      `@label=1;${time} :NickServ!services@chat.test NOTICE alice :Wrong account or password.`,
      '@label=2 :chat.test PONG chat.test :x',
    ])
    const [begin, ...lines] = await alice.asks('@label=3 PRIVMSG NickServ :REGISTER correct horse')
    expect(begin).toMatch(/^@label=3 :chat.test BATCH \+\w+ labeled-response$/)
    expect(lines.at(-1)).toMatch(/^:chat.test BATCH -/)
    expect(lines.slice(0, -1).every((line) => line.startsWith('@batch='))).toBe(true)
    expect(await alice.asks('@label=4 NS SET AUTO-AWAY off')).toEqual([
      `@label=4;${time} :NickServ!services@chat.test NOTICE alice :AUTO-AWAY is off now.`,
    ])
  })

  it('stands in the place of its line: what comes behind it waits for the password', async () => {
    expect(await hearsOf(alice, 'NS REGISTER correct horse\r\nPRIVMSG NickServ :LOGOUT\r\nPING x')).toEqual([
      'NickServ: The account alice is yours, and you are logged in to it. Next time: IDENTIFY alice and your password.',
      ':chat.test 900 alice alice!~alice@cloak alice :You are now logged in as alice',
      ':chat.test 901 alice alice!~alice@cloak :You are now logged out',
      'NickServ: You are logged out.',
      expect.stringMatching(/^:alice!~alice@cloak NICK Guest\d+$/),
      expect.stringMatching(/^NickServ: You are Guest\d+ now/),
      ':chat.test PONG chat.test :x',
    ])
  })

  it('is given to nobody where they have left meanwhile', async () => {
    alice.say('NS REGISTER correct horse')
    alice.connection.hangUp()
    await alice.hears()
    expect(house.hub.chat.account('alice')).toBeUndefined()
    expect(await bob.hears()).toEqual([':alice!~alice@cloak QUIT :Connection reset by peer'])
  })

  it('is given to whoever says no more, too', async () => {
    alice.say('NS REGISTER correct horse')
    alice.connection.end()
    await alice.hears()
    expect(house.hub.chat.account('alice')?.name).toBe('alice')
  })

  it('says what was meant, and how it is used', async () => {
    expect(await hearsOf(alice, 'NS REGSTER x')).toEqual([
      'NickServ: NickServ knows no REGSTER. Did you mean REGISTER?',
    ])
    expect(await hearsOf(alice, 'CS :xyzzy')).toEqual(['ChanServ: ChanServ knows no XYZZY. HELP shows what there is.'])
    expect(await hearsOf(alice, 'CS INFO')).toEqual(['ChanServ: Usage: /msg ChanServ INFO <channel>'])
    expect(await hearsOf(alice, 'HS HELP plai')).toEqual(['HistServ: HistServ knows no PLAI. Did you mean PLAY?'])
    expect(await hearsOf(alice, 'NS help identify')).toEqual([
      'NickServ: Usage: /msg NickServ IDENTIFY [<account>] <password>',
      'NickServ: Log in to an account, or to that of the nick that you have.',
      'NickServ: Where the password contains spaces, the account has to be named.',
      'NickServ: Also called LOGIN, ID.',
    ])
    expect(await hearsOf(alice, 'NS HELP HELP')).toEqual([
      'NickServ: Usage: /msg NickServ HELP [<command>]',
      'NickServ: Show the commands, or how one of them is used.',
    ])
  })

  it('shows what only operators can do to them alone', async () => {
    expect((await hearsOf(alice, 'NS HELP')).join('\n')).not.toContain('SUSPEND')
    expect(await hearsOf(alice, 'NS HELP SUSPEND')).toEqual([
      'NickServ: NickServ knows no SUSPEND. HELP shows what there is.',
    ])
    await makeOperator(house, 'alice', ['accounts'])
    await alice.hears()
    expect((await hearsOf(alice, 'NS HELP')).join('\n')).toContain('UNSUSPEND: let its owner')
  })

  it('says that there are no accounts where there are none', async () => {
    const without = openIrcHouse({ logIns: undefined })
    const carol = await without.arrive('carol')
    for (const line of ['REGISTER correct horse', 'IDENTIFY x', 'RESET a b c']) {
      expect(await hearsOf(carol, `NS ${line}`)).toEqual(['NickServ: This server has no accounts.'])
    }
    await makeOperator(without, 'carol', ['accounts'])
    await carol.hears()
    expect(await hearsOf(carol, 'NS RESETPASS x')).toEqual(['NickServ: This server has no accounts.'])
  })
})
