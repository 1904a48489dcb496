/** ChanServ SET: each setting in the words of people, and what comes of it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../../test/support/irc-house.ts'
import { hearsOf, makeOperator } from '../../../../test/support/service-talk.ts'
import { CHANNEL_SETTINGS } from '../../../chat/settings/index.ts'
import { SETTING_ROWS } from './channel-setting-rows.ts'

const NOT_YOURS = ['ChanServ: #a: Only the founder of the channel may do that']

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson
let guest: IrcPerson

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice')
  bob = await house.arrive('bob')
  guest = await house.arrive('guest')
  await alice.asks('NS REGISTER correct-horse', 'JOIN #a', 'CS REGISTER #a')
  await bob.asks('NS REGISTER correct-horse')
})

const registration = () => house.hub.chat.channel('#a')?.registration
const infoOf = async (person: IrcPerson) => (await hearsOf(person, 'CS INFO #a')).slice(1)

describe('SERVICE-12 ChanServ SET', () => {
  it('has a row for every setting', () => {
    const keys = SETTING_ROWS.flatMap((row) => (row.changesTo('on') ?? row.changesTo('') ?? []).map(({ key }) => key))
    expect(new Set(keys)).toEqual(new Set(Object.keys(CHANNEL_SETTINGS)))
    expect(keys).toHaveLength(Object.keys(CHANNEL_SETTINGS).length)
  })

  it.each([
    ['DESCRIPTION about tea', 'DESCRIPTION of #a is about tea now.', 'DESCRIPTION: about tea'],
    ['url https://tea.example/', 'URL of #a is https://tea.example/ now.', 'URL: https://tea.example/'],
    ['ENTRYMSG mind the pot', 'ENTRYMSG of #a is mind the pot now.', 'ENTRYMSG: mind the pot'],
    ['KEEPTOPIC off', 'KEEPTOPIC of #a is off now.', 'KEEPTOPIC: off'],
    ['PRIVATE ON', 'PRIVATE of #a is on now.', 'PRIVATE: on'],
    ['AUTOOP off', 'AUTOOP of #a is off now.', 'AUTOOP: off'],
    ['SECUREOPS on', 'SECUREOPS of #a is on now.', 'SECUREOPS: on'],
    ['MLOCK +tn-sl', 'MLOCK of #a is +nt-ls now.', 'MLOCK: +nt-ls'],
    ['SUCCESSOR BOB', 'SUCCESSOR of #a is bob now.', 'SUCCESSOR: bob'],
    ['HISTORY off', 'HISTORY of #a is off now.', 'HISTORY: off'],
    ['HISTORY 7D', 'HISTORY of #a is 7d now.', 'HISTORY: 7d'],
    ['HISTORY on', 'HISTORY of #a is on now.', 'HISTORY: on'],
    ['READABLE on', 'READABLE of #a is on now.', 'READABLE: on'],
    ['REACTIONS Gathered', 'REACTIONS of #a is gathered now.', 'REACTIONS: gathered'],
  ])('SET #a %s', async (line, answer, shown) => {
    expect(await hearsOf(alice, `CS SET #a ${line}`)).toEqual([`ChanServ: ${answer}`])
    expect(await infoOf(alice)).toEqual([`ChanServ: ${shown}`])
    for (const person of [bob, guest]) await person.hears()
    const answers = await hearsOf(bob, `CS SET #a ${line}`)
    expect(answers).toEqual(NOT_YOURS)
    expect(await hearsOf(guest, `CS SET #a ${line}`)).toEqual(['ChanServ: You have to be logged in for that.'])
    // As it was, for whoever starts the server again.
    const again = openIrcHouse({ messages: house.messages })
    expect(again.hub.chat.channel('#a')?.registration).toEqual(registration())
    expect(registration()?.settings).toBeDefined()
  })

  it.each([
    ['PRIVATE perhaps', 'PRIVATE can be on or off.'],
    ['PRIVATE', 'PRIVATE can be on or off.'],
    ['MLOCK +o', '+o: That is no mode lock'],
    ['MLOCK n t', 'MLOCK can be modes, like +nt-i.'],
    ['SUCCESSOR nobody', 'nobody: There is no such account'],
    ['SUCCESSOR alice', 'alice: That is no successor'],
    ['URL tea', 'tea: That is no url'],
    ['HISTORY 0d', 'HISTORY can be on, off, or days, like 7d.'],
    ['HISTORY 99999d', 'HISTORY can be on, off, or days, like 7d.'],
    ['HISTORY constructor', 'HISTORY can be on, off, or days, like 7d.'],
    ['REACTIONS loud', 'REACTIONS can be silent or gathered.'],
    ['FOUNDER', 'Name the account.'],
    ['constructor on', /^There is no setting CONSTRUCTOR: there are DESCRIPTION, .*, FOUNDER\.$/],
  ])('SET #a %s changes nothing', async (line, answer) => {
    const [heard = '', ...more] = await hearsOf(alice, `CS SET #a ${line}`)
    if (typeof answer === 'string') expect(heard).toBe(`ChanServ: ${answer}`)
    else expect(heard.replace('ChanServ: ', '')).toMatch(answer)
    expect(more).toEqual([])
    expect(registration()).not.toHaveProperty('settings')
  })

  it('takes a text back where none is named', async () => {
    await alice.asks('CS SET #a URL https://tea.example/')
    expect(await hearsOf(alice, 'CS SET #a URL')).toEqual(['ChanServ: URL of #a is not set now.'])
    expect(await infoOf(alice)).toEqual([])
  })

  it('shows its rows in HELP', async () => {
    const help = (await hearsOf(alice, 'CS HELP SET')).join('\n')
    for (const { word } of SETTING_ROWS) expect(help).toContain(`${word} (`)
  })

  it('is for operators of the server with the right, and for no others', async () => {
    await makeOperator(house, 'bob', ['kill', 'ban', 'see', 'accounts'])
    await bob.hears()
    expect(await hearsOf(bob, 'CS SET #a PRIVATE on')).toEqual(NOT_YOURS)
    await makeOperator(house, 'bob', ['channels'])
    await bob.hears()
    expect(await hearsOf(bob, 'CS SET #a PRIVATE on')).toContain('ChanServ: PRIVATE of #a is on now.')
  })

  it('gives the channel away with FOUNDER', async () => {
    expect(await hearsOf(alice, 'CS SET #a FOUNDER bob')).toContain('ChanServ: #a belongs to bob now.')
    expect(registration()?.founder).toBe('bob')
    expect(await hearsOf(alice, 'CS SET #a FOUNDER alice')).toEqual(NOT_YOURS)
  })
})

describe('SERVICE-12 what is set', () => {
  it('greets whoever joins, and tells the successor and the greeting to nobody outside', async () => {
    await alice.asks('CS SET #a ENTRYMSG mind the pot', 'CS SET #a URL https://tea.example/', 'CS SET #a SUCCESSOR bob')
    expect(await infoOf(guest)).toEqual(['ChanServ: URL: https://tea.example/'])
    const heard = await hearsOf(guest, 'JOIN #a')
    expect(heard.slice(-2)).toEqual([':chat.test 328 guest #a :https://tea.example/', 'ChanServ: [#a] mind the pot'])
    expect(await infoOf(guest)).toContain('ChanServ: ENTRYMSG: mind the pot')
    expect(await alice.hears()).not.toContainEqual(expect.stringContaining('mind the pot'))
  })

  it('HISTORY-7 says to whoever joins what becomes of what is said, where that is not as everywhere', async () => {
    const word = async (line: string): Promise<string[]> => {
      await alice.asks(`CS SET #a ${line}`)
      await guest.asks('PART #a')
      return (await guest.asks('JOIN #a')).filter((heard) => heard.includes('NOTICE'))
    }
    expect(await word('HISTORY off')).toEqual([':chat.test NOTICE guest :[#a] Nothing said here is kept'])
    expect(await word('HISTORY 7d')).toEqual([':chat.test NOTICE guest :[#a] What is said here is kept for 7 days'])
    expect(await word('HISTORY 1d')).toEqual([':chat.test NOTICE guest :[#a] What is said here is kept for 1 day'])
    expect(await word('HISTORY on')).toEqual([])
    expect(await word('HISTORY')).toEqual([])
    await alice.hears()
    expect(await infoOf(alice)).toEqual([])
  })

  it('keeps the greeting in lines that fit', async () => {
    await alice.asks(`CS SET #a ENTRYMSG ${'é'.repeat(190)}`)
    for (const line of await guest.asks('JOIN #a')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510)
  })

  it('PRIVATE is in no LIST but those of members and operators who see', async () => {
    await alice.asks('CS SET #a PRIVATE on')
    const listed = async (person: IrcPerson, line = 'LIST') =>
      (await person.asks(line)).some((heard) => heard.includes(' 322 ') && heard.includes(' #a '))
    await bob.hears()
    expect(await listed(alice)).toBe(true)
    for (const line of ['LIST', 'LIST #a', 'LIST *']) expect(await listed(guest, line)).toBe(false)
    await makeOperator(house, 'bob', ['ban'])
    expect(await listed(bob)).toBe(false)
    await makeOperator(house, 'bob', ['see'])
    expect(await listed(bob)).toBe(true)
    await guest.asks('JOIN #a')
    expect(await listed(guest)).toBe(true)
  })

  it('MLOCK is said with the numeric for it', async () => {
    await alice.asks('CS SET #a MLOCK +nt')
    expect(await alice.asks('MODE #a -n')).toEqual([
      ':chat.test 742 alice #a n +nt :MODE cannot be set: the founder has locked it',
    ])
  })

  it('SECUREOPS and AUTOOP go together with access', async () => {
    await alice.asks('CS SET #a SECUREOPS on', 'CS SET #a AUTOOP off', 'CS ACCESS #a ADD bob op')
    await bob.asks('JOIN #a')
    await guest.asks('JOIN #a')
    await alice.hears()
    expect(await alice.asks('MODE #a +o guest')).toEqual([
      ':chat.test 482 alice #a :Only those on the access list have such a rank there',
    ])
    await bob.hears()
    expect(await hearsOf(bob, 'CS OP #a')).toContain('ChanServ: Done: #a +o bob.')
    expect(await alice.asks('CS ACCESS #a DEL bob')).toContain(':alice!~alice@cloak MODE #a -o bob')
  })
})
