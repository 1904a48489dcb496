/** ChanServ's bans and mutes, and what becomes of them when their time is over. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../../test/support/irc-house.ts'
import { hearsOf, makeOperator } from '../../../../test/support/service-talk.ts'
import { tidyChannels } from '../../../hub/tidy.ts'

const MINUTE_MS = 60_000
/** Nobody else comes from there. */
const FAR = '198.51.100.7'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson
let guest: IrcPerson

beforeEach(async () => {
  house = openIrcHouse({ cloak: (address) => (address === FAR ? 'faraway' : 'cloak') })
  alice = await house.arrive('alice')
  bob = await house.arrive('bob')
  guest = await house.arrive('guest')
  await alice.asks('NS REGISTER correct-horse', 'JOIN #a', 'CS REGISTER #a')
  await bob.asks('NS REGISTER correct-horse', 'JOIN #a')
  await guest.asks('JOIN #a')
  for (const person of [alice, bob, guest]) await person.hears()
})

const masks = () => house.hub.chat.channel('#a')?.lists.b.map(({ mask }) => mask)

/** Lets time pass, as the server does. */
async function passes(ms: number): Promise<void> {
  house.clock.advance(ms)
  tidyChannels(house.hub, 'chat.test')
  await house.clock.settle()
}

describe('SERVICE-11 ChanServ', () => {
  it('bans accounts of those who are here, guests among others from where they come, and masks', async () => {
    expect(await hearsOf(alice, 'CS BAN #a BOB')).toEqual([
      ':alice!~alice@cloak MODE #a +b a:bob',
      'ChanServ: Done: #a +b a:bob.',
    ])
    await alice.asks('CS BAN #a guest 1h', 'CS MUTE #a dave', 'CS BAN #a *!*@evil.example for ever and a day')
    expect(masks()).toEqual(['a:bob', 'guest!*@cloak', 'm:dave!*@*', '*!*@evil.example'])
    await bob.hears()
    expect(await bob.asks('PRIVMSG #a :x')).toEqual([':chat.test 404 bob #a :Cannot send to channel (+b)'])
  })

  it('bans a guest where they come from, also behind another host, and by nick where others come from there', async () => {
    await makeOperator(house, 'alice', ['accounts'])
    const far = house.connect({ address: FAR })
    far.say('NICK far', 'USER far 0 * :far', 'JOIN #a')
    await far.hears()
    await alice.asks('CHGHOST far other.example')
    expect(house.hub.chat.userByNick('far')?.host).toBe('other.example')
    await alice.asks('CS BAN #a far', 'CS BAN #a guest')
    expect(masks()).toEqual(['*!*@faraway', 'guest!*@cloak'])
    for (const person of [far, guest]) await person.hears()
    expect(await far.asks('PRIVMSG #a :x')).toEqual([':chat.test 404 far #a :Cannot send to channel (+b)'])
    expect(await guest.asks('PRIVMSG #a :x')).toEqual([':chat.test 404 guest #a :Cannot send to channel (+b)'])
  })

  it('mutes a guest who comes back as another guest, and tells nobody where they come from', async () => {
    const far = house.connect({ address: FAR })
    far.say('NICK far', 'USER far 0 * :far', 'JOIN #a')
    await far.hears()
    await alice.asks('CS MUTE #a far')
    await far.asks('QUIT')
    const again = house.connect({ address: FAR })
    again.say('NICK somebody', 'USER else 0 * :else', 'JOIN #a')
    await again.hears()
    expect(await again.asks('PRIVMSG #a :x')).toEqual([':chat.test 404 somebody #a :Cannot send to channel (+b)'])
    expect(masks()).toEqual(['m:*!*@faraway'])
    expect((await alice.hears()).join()).not.toContain(FAR)
  })

  it('shows them with their end and reason, and MODE as before', async () => {
    await alice.asks('CS BAN #a bob 1h too loud', 'CS MUTE #a dave')
    expect(await hearsOf(alice, 'CS BANS #a')).toEqual([
      'ChanServ: a:bob until 2026-11-23T13:00:00.000Z, by alice!~alice@cloak: too loud',
      'ChanServ: m:dave!*@* for ever, by alice!~alice@cloak',
    ])
    const at = Math.floor(house.clock.now() / 1000)
    expect(await alice.asks('MODE #a b')).toEqual([
      `:chat.test 367 alice #a a:bob alice!~alice@cloak :${at}`,
      `:chat.test 367 alice #a m:dave!*@* alice!~alice@cloak :${at}`,
      ':chat.test 368 alice #a :End of channel ban list',
    ])
  })

  it('takes them back by mask, or all that fit somebody', async () => {
    await alice.asks('CS BAN #a bob', 'CS MUTE #a bob', 'CS BAN #a b?b', 'CS BAN #a dave')
    expect(await hearsOf(alice, 'CS UNBAN #a bob')).toEqual([
      ':alice!~alice@cloak MODE #a -bb a:bob b?b!*@*',
      'ChanServ: Done: #a -bb a:bob b?b!*@*.',
    ])
    expect(await hearsOf(alice, 'CS UNBAN #a bob')).toEqual(['ChanServ: No ban of #a is for bob.'])
    expect(await hearsOf(alice, 'CS UNBAN #a DAVE')).toContain('ChanServ: Done: #a -b dave!*@*.')
    expect(await hearsOf(alice, 'CS UNMUTE #a bob')).toContain('ChanServ: Done: #a -b m:a:bob.')
    expect(await hearsOf(alice, 'CS UNMUTE #a')).toEqual(['ChanServ: No mute of #a is for alice.'])
    expect(masks()).toEqual([])
  })

  it('takes more of them back than one command may change', async () => {
    for (let i = 0; i < 8; i++) await alice.asks(`CS BAN #a bob!*@*${'*'.repeat(i)}`)
    await alice.asks('CS UNBAN #a bob')
    expect(masks()).toEqual([])
  })

  it.each(['BAN #a alice', 'MUTE #a alice 1h', 'UNBAN #a dave', 'UNMUTE #a dave'])(
    'does nothing for who may not change modes: %s',
    async (line) => {
      await alice.asks('CS BAN #a dave', 'CS MUTE #a dave', 'MODE #a +v guest')
      const before = masks()
      for (const person of [bob, guest]) {
        await person.hears()
        expect(await hearsOf(person, `CS ${line}`)).toEqual(["ChanServ: #a: You're not channel operator"])
      }
      const stranger = await house.arrive('stranger')
      expect(await hearsOf(stranger, `CS ${line}`)).toEqual(["ChanServ: #a: You're not on that channel"])
      expect(masks()).toEqual(before)
    },
  )

  it('says nothing of the bans of a hidden channel', async () => {
    await alice.asks('MODE #a +s', 'CS BAN #a dave')
    const stranger = await house.arrive('stranger')
    for (const line of ['BANS #a', 'UNBAN #a dave', 'BAN #a dave']) {
      expect(await hearsOf(stranger, `CS ${line}`)).toEqual(['ChanServ: #a: No such channel'])
    }
  })

  it('refuses what is no mask', async () => {
    expect(await hearsOf(alice, 'CS BAN #a a:')).toEqual(['ChanServ: #a b a:: Invalid mode parameter'])
    expect(await hearsOf(alice, 'CS BAN #a')).toEqual([
      'ChanServ: Usage: /msg ChanServ BAN <channel> <mask-or-nick> [<duration-and-reason>]',
    ])
  })
})

describe('BAN-2 the end of a ban', () => {
  it('is heard by members from the server, once, and by nobody before', async () => {
    await alice.asks('CS BAN #a bob 1m')
    await bob.hears()
    await passes(MINUTE_MS - 1)
    expect(await bob.hears()).toEqual([])
    await passes(1)
    expect(await bob.hears()).toEqual([':chat.test MODE #a -b a:bob'])
    expect(await alice.hears()).toEqual([':chat.test MODE #a -b a:bob'])
    await passes(MINUTE_MS)
    expect(await bob.hears()).toEqual([])
    await bob.asks('PRIVMSG #a :x')
    expect(await alice.hears()).toEqual([':bob!~bob@cloak PRIVMSG #a :x'])
  })

  it('stands in no list from its moment on, although nobody has taken it away', async () => {
    await alice.asks('CS BAN #a bob 1m')
    house.clock.advance(MINUTE_MS)
    expect(await alice.asks('MODE #a b')).toEqual([':chat.test 368 alice #a :End of channel ban list'])
    expect(await hearsOf(alice, 'CS BANS #a')).toEqual(['ChanServ: Nobody is banned in #a.'])
    expect(await hearsOf(alice, 'CS UNBAN #a bob')).toEqual(['ChanServ: No ban of #a is for bob.'])
  })

  it('comes after a restart, too', async () => {
    await alice.asks('CS BAN #a bob 1m')
    const again = openIrcHouse({ messages: house.messages })
    expect(again.hub.chat.channel('#a')?.lists.b).toHaveLength(1)
    again.clock.advance(MINUTE_MS)
    tidyChannels(again.hub, 'chat.test')
    await again.clock.settle()
    expect(again.hub.chat.channel('#a')?.lists.b).toEqual([])
    expect(openIrcHouse({ messages: house.messages }).hub.chat.channel('#a')?.lists.b).toEqual([])
  })
})
