/** Who may change and take away messages at the IRC door, what they hear of it, and what nobody learns by it. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { IrcPerson } from '../../../test/support/irc-house.ts'
import { openRichHouse, react, type RichHouse } from '../../../test/support/rich-house.ts'
import { makeOperator } from '../../../test/support/service-talk.ts'
import { RIGHTS } from '../../chat/rights.ts'
import { formatMsgid } from '../../hub/msgid.ts'

let house: RichHouse
let alice: IrcPerson
let bob: IrcPerson
let carol: IrcPerson
let eve: IrcPerson

const lastId = (): string => house.lastId()
const hush = (): Promise<void> => house.hush()
const said = (by: IrcPerson, line: string): Promise<string> => house.said(by, line)

beforeEach(async () => {
  house = await openRichHouse()
  ;({ alice, bob, carol, eve } = house)
})

describe('REDACT-1 REDACT', () => {
  it('is heard by who asked for it, with the reason, and by nobody else', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const line = `:bob!~bob@cloak REDACT #a ${id} :not here`
    expect(await bob.asks(`@label=x REDACT #a ${id} :not here`)).toEqual([`@label=x;msgid=${lastId()} ${line}`])
    expect(await alice.hears()).toEqual([`@msgid=${lastId()} ${line}`])
    expect(await carol.hears()).toEqual([])
    expect(house.messages.entry(Number.parseInt(id, 36))).toBeUndefined()
  })

  it('is for authors, and for operators of the channel from half operators up', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const theirs = await said(alice, 'PRIVMSG #a :hello')
    expect(await bob.asks(`REDACT #a ${theirs}`)).toEqual([
      `:chat.test FAIL REDACT REDACT_FORBIDDEN #a ${theirs} :It is not yours`,
    ])
    expect((await alice.asks(`REDACT #a ${id}`))[0]).toContain(`REDACT #a ${id}`)
    expect(await alice.asks(`REDACT #a ${id}`)).toEqual([
      `:chat.test FAIL REDACT UNKNOWN_MSGID #a ${id} :There is no such message`,
    ])
  })

  it('says how long one has', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    house.clock.advance(25 * 3_600_000)
    expect((await bob.asks('PING x', `REDACT #a ${id}`)).slice(-1)).toEqual([
      `:chat.test FAIL REDACT REDACT_WINDOW_EXPIRED #a ${id} 86400 :It was said too long ago`,
    ])
  })

  it('between two people is heard by both, and is the author’s alone', async () => {
    const id = await said(bob, 'PRIVMSG alice :hello')
    expect(await alice.asks(`REDACT bob ${id}`)).toEqual([
      `:chat.test FAIL REDACT REDACT_FORBIDDEN bob ${id} :It is not yours`,
    ])
    expect(await bob.asks(`REDACT alice ${id}`)).toEqual([`@msgid=${lastId()} :bob!~bob@cloak REDACT alice ${id}`])
    expect(await alice.hears()).toHaveLength(1)
  })

  it('takes one’s own reaction back', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    await alice.asks(react(id))
    const reaction = lastId()
    await hush()
    expect(await bob.asks(`REDACT #a ${reaction}`)).toEqual([
      `:chat.test FAIL REDACT UNKNOWN_MSGID #a ${reaction} :There is no such message`,
    ])
    await alice.asks(`REDACT #a ${reaction}`)
    expect((await bob.hears())[0]).toContain(`+draft/unreact=👍;+draft/reply=${id};+reply=${id}`)
    expect(house.messages.reactions([Number.parseInt(id, 36)])).toEqual([])
  })
})

describe('REDACT-2 who names a message that is not for them learns nothing', () => {
  it('through a channel that they are an operator of, from outside, or in a conversation of others', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const secret = await said(bob, 'PRIVMSG alice :psst')
    const none = formatMsgid(999_999, house.messages.identity)
    for (const [verb, more] of [
      ['REDACT', ''],
      ['EDIT', ' :x'],
    ] as const) {
      for (const [target, msgid] of [
        ['#e', id],
        ['bob', id],
        ['alice', secret],
        ['bob', secret],
        ['#e', secret],
        ['#e', none],
        ['#e', 'nonsense'],
      ] as const) {
        expect(await eve.asks(`${verb} ${target} ${msgid}${more}`)).toEqual([
          `:chat.test FAIL ${verb} UNKNOWN_MSGID ${target} ${msgid} :There is no such message`,
        ])
      }
    }
    for (const target of ['#e', 'bob', 'alice']) {
      for (const msgid of [secret, none]) {
        for (const tag of ['react', 'unreact']) {
          expect(await eve.asks(react(msgid, 'x', target, tag))).toEqual([
            `:chat.test FAIL TAGMSG UNKNOWN_MSGID ${target} ${msgid} :There is no such message`,
          ])
        }
      }
    }
    expect(await eve.asks(`PIN #e ${id}`)).toEqual([
      `:chat.test FAIL PIN UNKNOWN_MSGID #e ${id} :There is no such message`,
    ])
    await alice.asks('MODE #a +s')
    await hush()
    for (const channel of ['#a', '#nowhere']) {
      for (const line of [`REDACT ${channel} ${id}`, `EDIT ${channel} ${id} :x`, `PIN ${channel} ${id}`]) {
        const [verb] = line.split(' ')
        expect(await eve.asks(line)).toEqual([
          `:chat.test FAIL ${verb} INVALID_TARGET ${channel} :There are no messages that you could name`,
        ])
      }
      expect(await eve.asks(`PINS ${channel}`)).toEqual([
        `:chat.test FAIL PINS INVALID_TARGET ${channel} :Messages could not be retrieved`,
      ])
      expect(await eve.asks(react(id, 'x', channel))).toEqual([
        `:chat.test FAIL TAGMSG UNKNOWN_MSGID ${channel} ${id} :There is no such message`,
      ])
    }
    await hush()
    expect(house.messages.entry(Number.parseInt(id, 36))?.text).toBe('hello')
  })

  it('a reply to it is a tag like any other', async () => {
    const secret = await said(bob, 'PRIVMSG alice :psst')
    const lines = await eve.asks(`@+reply=${secret} PRIVMSG #e :one`, '@+reply=nonsense PRIVMSG #e :two')
    expect(lines.map((line) => line.replace(/msgid=[^;]+;/, ''))).toEqual([
      `@+reply=${secret} :eve!~eve@cloak PRIVMSG #e :one`,
      '@+reply=nonsense :eve!~eve@cloak PRIVMSG #e :two',
    ])
    expect(house.messages.entry(house.hub.chat.lastSeq - 1)?.of).toBeUndefined()
  })
})

describe('EDIT-1 EDIT', () => {
  it('comes as such to who asked for it, and as a marked message to the others', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const line = `:bob!~bob@cloak EDIT #a ${id} :hallo`
    expect(await bob.asks(`@label=x EDIT #a ${id} :hallo`)).toEqual([`@label=x;msgid=${lastId()} ${line}`])
    expect(await alice.hears()).toEqual([`@msgid=${lastId()} ${line}`])
    expect(await carol.hears()).toEqual([':bob!~bob@cloak PRIVMSG #a :* hallo'])
    expect(house.messages.entry(Number.parseInt(id, 36))?.text).toBe('hallo')
    // Who knows no edits names the new words, and means the message.
    const edit = lastId()
    await alice.asks(react(edit))
    expect(house.messages.reactions([Number.parseInt(id, 36)])).toHaveLength(1)
  })

  it('is the author’s alone, for a day', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    expect(await alice.asks(`EDIT #a ${id} :x`)).toEqual([
      `:chat.test FAIL EDIT EDIT_FORBIDDEN #a ${id} :It is not yours`,
    ])
    house.clock.advance(25 * 3_600_000)
    expect((await bob.asks('PING x', `EDIT #a ${id} :x`)).slice(-1)).toEqual([
      `:chat.test FAIL EDIT EDIT_WINDOW_EXPIRED #a ${id} 86400 :It was said too long ago`,
    ])
  })

  it('of several lines comes and goes as a batch', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const lines = ['@batch=1 PRIVMSG #a :one', '@batch=1 PRIVMSG #a :', '@batch=1 PRIVMSG #a :two', 'BATCH -1']
    const echo = await bob.asks(`@label=x BATCH +1 snug.chat/edit #a ${id}`, ...lines)
    const ref = `m-${house.hub.chat.lastSeq.toString(36)}`
    const rest = [
      `@batch=${ref} :bob!~bob@cloak PRIVMSG #a :one`,
      `@batch=${ref} :bob!~bob@cloak PRIVMSG #a :`,
      `@batch=${ref} :bob!~bob@cloak PRIVMSG #a :two`,
      `:bob!~bob@cloak BATCH -${ref}`,
    ]
    const begin = `msgid=${lastId()} :bob!~bob@cloak BATCH +${ref} snug.chat/edit #a ${id}`
    expect(echo).toEqual([`@label=x;${begin}`, ...rest])
    expect(await alice.hears()).toEqual([`@${begin}`, ...rest])
    expect(await carol.hears()).toEqual([':bob!~bob@cloak PRIVMSG #a :* one', ':bob!~bob@cloak PRIVMSG #a :two'])
    expect(await bob.asks('BATCH +1 snug.chat/edit #a nonsense', ...lines)).toEqual([
      ':chat.test FAIL EDIT UNKNOWN_MSGID #a nonsense :There is no such message',
    ])
    expect(await alice.asks(`BATCH +1 snug.chat/edit #a ${id}`, ...lines)).toEqual([
      `:chat.test FAIL EDIT EDIT_FORBIDDEN #a ${id} :It is not yours`,
    ])
  })
})

describe('EDIT-2 who may not speak may not change or mark what was said', () => {
  it.each([
    ['is banned', 'MODE #a +b bob!*@*', '404 bob #a :Cannot send to channel (+b)'],
    ['is muted by +m', 'MODE #a +m', '404 bob #a :Cannot send to channel (+m)'],
    ['has no account in +M', 'MODE #a +M', '404 bob #a :Cannot send to channel (+M): you have to be logged in'],
  ])('who %s', async (_, mode, refusal) => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const theirs = await said(alice, 'PRIVMSG #a :hello')
    await alice.asks(mode)
    await hush()
    for (const line of [`EDIT #a ${id} :x`, react(theirs)]) {
      expect(await bob.asks(line)).toEqual([`:chat.test ${refusal}`])
    }
    expect([...(await alice.hears()), ...(await carol.hears())]).toEqual([])
    // One's own may be taken away all the same.
    expect((await bob.asks(`REDACT #a ${id}`))[0]).toContain(' REDACT #a ')
  })

  it('who is put out may change nothing, and marks what is not there for them', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const theirs = await said(alice, 'PRIVMSG #a :hello')
    await alice.asks('KICK #a bob')
    await hush()
    expect(await bob.asks(`EDIT #a ${id} :x`)).toEqual([
      ':chat.test 404 bob #a :Cannot send to channel: you are not in it',
    ])
    expect(await bob.asks(react(theirs))).toEqual([
      `:chat.test FAIL TAGMSG UNKNOWN_MSGID #a ${theirs} :There is no such message`,
    ])
    expect((await bob.asks(`REDACT #a ${id}`))[0]).toContain(' REDACT #a ')
  })

  it('what a rule against spam forbids is not said by an edit or a reaction either', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    await makeOperator(house, 'eve', RIGHTS)
    await eve.asks('SPAMFILTER ADD refuse buy')
    await hush()
    const [edit] = await bob.asks(`EDIT #a ${id} :buy`)
    const [reaction] = await bob.asks(react(id, 'buy'))
    expect([edit, reaction]).toEqual([
      ':chat.test FAIL EDIT SPAM :That is taken for spam here',
      ':chat.test FAIL TAGMSG SPAM :That is taken for spam here',
    ])
  })
})

describe('REDACT-3 who has rights', () => {
  it('in the channel may take away, and change nothing; on the server they are one by themselves', async () => {
    const id = await said(bob, 'PRIVMSG #a :one')
    const another = await said(bob, 'PRIVMSG #a :two')
    await makeOperator(
      house,
      'eve',
      RIGHTS.filter((right) => right !== 'channels'),
    )
    await alice.asks('MODE #a +i')
    await hush()
    for (const line of [`REDACT #a ${id}`, `EDIT #a ${id} :x`]) {
      const [verb] = line.split(' ', 1)
      expect(await eve.asks(line)).toEqual([`:chat.test FAIL ${verb} UNKNOWN_MSGID #a ${id} :There is no such message`])
    }
    await alice.asks('MODE #a +h carol')
    await carol.asks('CAP REQ :draft/message-redaction snug.chat/edit standard-replies message-tags')
    await hush()
    expect(await carol.asks(`EDIT #a ${id} :x`)).toEqual([
      `:chat.test FAIL EDIT EDIT_FORBIDDEN #a ${id} :It is not yours`,
    ])
    expect((await carol.asks(`REDACT #a ${id}`))[0]).toContain(' REDACT #a ')
    expect((await alice.asks(`REDACT #a ${another}`)).at(-1)).toContain(' REDACT #a ')
  })

  it('and who is shunned does none of it', async () => {
    const id = await said(bob, 'PRIVMSG #a :one')
    await makeOperator(house, 'eve', RIGHTS)
    await eve.asks('SHUN bob!*@*')
    await hush()
    for (const line of [`REDACT #a ${id}`, `EDIT #a ${id} :x`, react(id), 'BATCH +1 draft/multiline #a'])
      await bob.asks(line)
    await bob.asks('@batch=1 PRIVMSG #a :x', 'BATCH -1')
    expect(await alice.hears()).toEqual([])
    expect(house.messages.entry(Number.parseInt(id, 36))?.text).toBe('one')
  })
})
