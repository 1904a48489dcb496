/** METADATA as a client sees it. https://ircv3.net/specs/extensions/metadata */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import { MAX_MEMBERS_AT_ONCE, MAX_SYNC_LINES } from './metadata.ts'

const CAPABILITIES = 'batch draft/metadata-2 standard-replies'

let house: IrcHouse
let alice: IrcPerson

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice', CAPABILITIES)
})

/** What is in the metadata batches, and the other lines, without the names of the batches. */
function plain(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^@batch=\w+ /, '| ').replace(/BATCH ([+-])\w+/, 'BATCH $1'))
}

describe('METADATA', () => {
  it('META-1 sets, gets, lists, takes away and clears', async () => {
    expect(await alice.asks('METADATA * SET URL :http://a.example/ b')).toEqual([
      ':chat.test 761 alice alice url * :http://a.example/ b',
    ])
    await alice.asks('METADATA alice set mood fine')
    expect(plain(await alice.asks('METADATA * GET mood none $x URL MOOD mood $x none'))).toEqual([
      ':chat.test BATCH + metadata',
      '| :chat.test 761 alice alice mood * :fine',
      '| :chat.test 766 alice alice none :no matching key',
      '| :chat.test FAIL METADATA KEY_INVALID $x :invalid key',
      '| :chat.test 761 alice alice url * :http://a.example/ b',
      ':chat.test BATCH -',
    ])
    const bob = await house.arrive('bob', CAPABILITIES)
    expect(plain(await bob.asks('METADATA Alice LIST'))).toEqual([
      ':chat.test BATCH + metadata',
      '| :chat.test 761 bob alice url * :http://a.example/ b',
      '| :chat.test 761 bob alice mood * :fine',
      ':chat.test BATCH -',
    ])
    expect(await alice.asks('METADATA * SET mood')).toEqual([':chat.test 761 alice alice mood :*'])
    expect(await alice.asks('METADATA * SET mood')).toEqual([':chat.test 768 alice alice mood :key not set'])
    expect(plain(await alice.asks('METADATA * CLEAR'))).toEqual([
      ':chat.test BATCH + metadata',
      '| :chat.test 761 alice alice url :*',
      ':chat.test BATCH -',
    ])
    expect(plain(await alice.asks('METADATA * CLEAR'))).toEqual([':chat.test BATCH + metadata', ':chat.test BATCH -'])
  })

  it('META-1 says what is wrong in the words of the specification', async () => {
    await house.arrive('bob')
    await alice.asks('JOIN #a')
    expect(
      await alice.asks(
        'METADATA nobody LIST',
        'METADATA #none GET url',
        'METADATA * SET $ x',
        'METADATA bob SET url x',
        'METADATA bob CLEAR',
        'METADATA * DESTROY',
        `METADATA * SET url ${'x'.repeat(301)}`,
        'METADATA * GET',
        'METADATA bob SUB url',
        'METADATA #a SUBS',
      ),
    ).toEqual([
      ':chat.test FAIL METADATA INVALID_TARGET nobody :invalid metadata target',
      ':chat.test FAIL METADATA INVALID_TARGET #none :invalid metadata target',
      ':chat.test FAIL METADATA KEY_INVALID $ :invalid key',
      ':chat.test FAIL METADATA KEY_NO_PERMISSION bob url :permission denied',
      ':chat.test FAIL METADATA KEY_NO_PERMISSION bob * :permission denied',
      ':chat.test FAIL METADATA INVALID_SUBCOMMAND DESTROY :invalid subcommand',
      ':chat.test FAIL METADATA VALUE_INVALID alice url :that value is too long, or none',
      ':chat.test 461 alice METADATA :Not enough parameters',
      ':chat.test FAIL METADATA INVALID_TARGET bob :invalid metadata target',
      ':chat.test FAIL METADATA INVALID_TARGET #a :invalid metadata target',
    ])
    for (let i = 0; i < 20; i++) alice.say(`METADATA * SET key${i} x`)
    expect((await alice.hears()).length).toBe(20)
    expect(await alice.asks('METADATA * SET more x')).toEqual([
      ':chat.test FAIL METADATA LIMIT_REACHED alice :metadata limit reached',
    ])
  })

  it('META-1 is there for those who asked for the capability and for batch', async () => {
    const bob = await house.arrive('bob', 'draft/metadata-2')
    expect(await bob.asks('METADATA * LIST')).toEqual([
      ':chat.test 421 bob METADATA :Ask for the draft/metadata-2 and batch capabilities first',
    ])
    expect(plain(await bob.asks('CAP REQ batch'))).toEqual([
      ':chat.test CAP bob ACK :batch',
      ':chat.test BATCH + metadata',
      ':chat.test BATCH -',
    ])
    await bob.asks('METADATA * SET url x', 'CAP REQ -draft/metadata-2')
    expect(plain(await bob.asks('CAP REQ draft/metadata-2'))).toEqual([
      ':chat.test CAP bob ACK :draft/metadata-2',
      ':chat.test BATCH + metadata',
      '| :chat.test METADATA bob url * :x',
      ':chat.test BATCH -',
    ])
    expect((await bob.asks('CAP LS 302')).join(' ')).toContain(' draft/metadata-2=maxsub=50,maxkey=20 ')
  })

  it('META-5 tells those who share a channel and have the capability, once, and nobody else', async () => {
    const bob = await house.arrive('bob', CAPABILITIES)
    const carol = await house.arrive('carol', 'batch')
    const stranger = await house.arrive('stranger', CAPABILITIES)
    for (const one of [alice, bob, carol]) one.say('JOIN #a', 'JOIN #b')
    for (const one of [alice, bob, carol, stranger]) await one.hears()
    await alice.asks('METADATA * SET url x', 'METADATA #a SET topic-url y', 'METADATA #a SET topic-url')
    expect(await bob.hears()).toEqual([
      ':alice!~alice@cloak METADATA alice url * :x',
      ':alice!~alice@cloak METADATA #a topic-url * :y',
      ':alice!~alice@cloak METADATA #a topic-url *',
    ])
    expect(await carol.hears()).toEqual([])
    expect(await stranger.hears()).toEqual([])
    await stranger.asks('MONITOR + alice')
    await alice.asks('METADATA * SET url z')
    expect(await stranger.hears()).toEqual([':alice!~alice@cloak METADATA alice url * :z'])
  })
})

describe('subscriptions', () => {
  it('META-6 are taken, listed and given back, up to the limit', async () => {
    expect(await alice.asks('METADATA * SUB a $ B a')).toEqual([
      ':chat.test FAIL METADATA KEY_INVALID $ :invalid key',
      ':chat.test 770 alice :a b',
    ])
    expect(await alice.asks('METADATA * SUBS')).toEqual([':chat.test 772 alice :a b'])
    expect(await alice.asks('METADATA alice UNSUB A none $')).toEqual([
      ':chat.test FAIL METADATA KEY_INVALID $ :invalid key',
      ':chat.test 771 alice :a none',
    ])
    for (let i = 0; i < 49; i++) alice.say(`METADATA * SUB key${i}`)
    expect((await alice.hears()).length).toBe(49)
    // In order: what comes behind the first that does not fit is not looked at.
    expect(await alice.asks('METADATA * SUB b more b')).toEqual([
      ':chat.test FAIL METADATA TOO_MANY_SUBS more :too many subscriptions',
      ':chat.test 770 alice :b',
    ])
    const bob = await house.arrive('bob', CAPABILITIES)
    expect(await bob.asks('METADATA * SUBS')).toEqual([])
  })

  it('META-6 bring what there is: on SUB, on JOIN and with SYNC, and only what was subscribed to', async () => {
    await alice.asks('METADATA * SET url one', 'METADATA * SET mood two', 'JOIN #a', 'METADATA #a SET url three')
    const bob = await house.arrive('bob', CAPABILITIES)
    await bob.asks('METADATA * SUB url')
    const batch = [
      ':chat.test BATCH + metadata',
      '| :chat.test METADATA #a url * :three',
      '| :chat.test METADATA alice url * :one',
      ':chat.test BATCH -',
    ]
    expect(plain(await bob.asks('JOIN #a')).slice(-4)).toEqual(batch)
    expect(plain(await bob.asks('METADATA #a SYNC'))).toEqual(batch)
    expect(plain(await bob.asks('METADATA alice SYNC'))).toEqual([batch[0], batch[2], batch[3]])
    expect(plain(await bob.asks('METADATA * SUB url mood'))).toEqual([
      ':chat.test 770 bob :url mood',
      ':chat.test BATCH + metadata',
      '| :chat.test METADATA alice mood * :two',
      ':chat.test BATCH -',
    ])
  })

  it('META-6 a channel with many people is told of later, in batches that are bounded and lack nothing', async () => {
    const keys = Array.from({ length: 4 }, (_, i) => `k${i}`)
    for (let i = 0; i < MAX_MEMBERS_AT_ONCE; i++) {
      const one = house.connect()
      one.say('CAP REQ :batch draft/metadata-2', `NICK p${i}`, 'USER p 0 * :p', 'CAP END', 'JOIN #a')
      one.say(...keys.map((key) => `METADATA * SET ${key} v`))
    }
    await house.clock.settle()
    // After telling so many at once the hub takes a breath.
    const asks = async (...lines: string[]): Promise<string[]> => {
      alice.say(...lines)
      await house.clock.settle()
      house.clock.advance(1000)
      return alice.hears()
    }
    await asks(`METADATA * SUB ${keys.join(' ')}`)
    expect((await asks('JOIN #a')).at(-1)).toBe(':chat.test 774 alice #a 5')
    const first = await asks('METADATA #a SYNC')
    const second = await asks('METADATA #a SYNC')
    expect(first.at(-1)).toBe(':chat.test 774 alice #a 5')
    expect(first).toHaveLength(MAX_SYNC_LINES + 3)
    const told = [...first, ...second].filter((line) => line.includes(' METADATA '))
    expect(told).toHaveLength(MAX_MEMBERS_AT_ONCE * keys.length)
    expect(new Set(told.map((line) => line.replace(/^@\S+ /, ''))).size).toBe(told.length)
    // And from the beginning again.
    expect((await asks('METADATA #a SYNC')).length).toBe(first.length)
    expect(await asks('METADATA * UNSUB k0', 'METADATA * SUB k0')).toEqual([
      ':chat.test 771 alice :k0',
      ':chat.test 770 alice :k0',
      ':chat.test 774 alice #a 5',
    ])
  })
})

describe.each(['i', 's'])('a channel with +%s', (mode) => {
  it('META-3 answers strangers exactly as one that is not there', async () => {
    await alice.asks('JOIN #a', `MODE #a +${mode}`, 'METADATA #a SET url secret', 'METADATA * SET mood fine')
    const bob = await house.arrive('bob', CAPABILITIES)
    await bob.asks('METADATA * SUB url mood')
    for (const asked of [
      'GET url',
      'GET $',
      'LIST',
      'SYNC',
      'SET url x',
      'SET $ x',
      'SET url',
      'CLEAR',
      'SUB url',
      'UNSUB url',
      'SUBS',
    ]) {
      const real = await bob.asks(`METADATA #a ${asked}`)
      const none = await bob.asks(`METADATA #z ${asked}`)
      expect(real, asked).toEqual([':chat.test FAIL METADATA INVALID_TARGET #a :invalid metadata target'])
      expect(
        real.map((line) => line.replace('#a', '#z')),
        asked,
      ).toEqual(none)
    }
    await alice.asks('METADATA #a SET url other')
    expect(await bob.hears()).toEqual([])
  })
})

it('META-3 strangers are not shown who is invisible in a channel', async () => {
  await alice.asks('JOIN #a', 'MODE alice +i', 'METADATA * SET url x')
  const bob = await house.arrive('bob', CAPABILITIES)
  await bob.asks('METADATA * SUB url')
  expect(plain(await bob.asks('METADATA #a SYNC'))).toEqual([':chat.test BATCH + metadata', ':chat.test BATCH -'])
})

describe('of an account', () => {
  const PASSWORD = 'correct horse'

  async function arriveAsAlice(where = house): Promise<IrcPerson> {
    const person = where.connect()
    const proof = Buffer.from(`\0alice\0${PASSWORD}`).toString('base64')
    person.say(`CAP REQ :sasl ${CAPABILITIES}`, 'AUTHENTICATE PLAIN', `AUTHENTICATE ${proof}`)
    person.say('NICK alice', 'USER alice 0 * :Alice', 'CAP END')
    return person
  }

  beforeEach(async () => {
    await alice.asks('METADATA * SET mood fine')
    expect(await alice.asks(`REGISTER * * :${PASSWORD}`)).toContain(
      ':chat.test REGISTER SUCCESS alice :Account created',
    )
  })

  it('META-5 a second client is told of it when it arrives, and of what the first one sets, in no channel, too', async () => {
    const other = await arriveAsAlice()
    expect(plain(await other.hears()).filter((line) => line.includes(' METADATA '))).toEqual([
      '| :chat.test METADATA alice mood * :fine',
    ])
    expect(await alice.asks('METADATA * SET mood better')).toEqual([':chat.test 761 alice alice mood * :better'])
    expect(await other.hears()).toEqual([':alice!~alice@cloak METADATA alice mood * :better'])
    for (const one of [alice, other]) await one.asks('JOIN #a')
    for (const one of [alice, other]) await one.hears()
    await other.asks('METADATA * CLEAR')
    expect(await alice.hears()).toEqual([':alice!~alice@cloak METADATA alice mood *'])
  })

  it('META-4 is there again after a restart, as is that of a channel', async () => {
    await alice.asks('JOIN #a', 'METADATA #a SET url one', 'METADATA * SET __proto__ two')
    const again = openIrcHouse({ messages: house.messages })
    const back = await arriveAsAlice(again)
    expect(plain(await back.hears()).filter((line) => line.includes(' METADATA '))).toEqual([
      '| :chat.test METADATA alice mood * :fine',
      '| :chat.test METADATA alice __proto__ * :two',
    ])
    expect(plain(await back.asks('METADATA #a LIST'))).toContain('| :chat.test 761 alice #a url * :one')
  })

  it('META-5 who logs in has that of the account from then on, and those in their channels are told', async () => {
    await alice.asks('QUIT')
    const bob = await house.arrive('bob', CAPABILITIES)
    const carol = await house.arrive('carol', CAPABILITIES)
    for (const one of [bob, carol]) await one.asks('JOIN #a')
    await carol.asks('METADATA * SET guest yes')
    await bob.hears()
    await carol.asks('AUTHENTICATE PLAIN', `AUTHENTICATE ${Buffer.from(`\0alice\0${PASSWORD}`).toString('base64')}`)
    expect(await bob.hears()).toEqual([
      ':carol!~carol@cloak METADATA carol guest *',
      ':carol!~carol@cloak METADATA carol mood * :fine',
    ])
    expect(plain(await carol.asks('METADATA * LIST'))).toContain('| :chat.test 761 carol carol mood * :fine')
  })
})
