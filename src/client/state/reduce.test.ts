import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../wire/irc/message.ts'
import { initialState } from './client-state.ts'
import type { Buffer, ClientState } from './client-state.ts'
import type { Entry } from './entry.ts'
import { reduce } from './reduce.ts'
import { isNamed } from './notices.ts'
import { activeBuffer, bufferNamed, nextUnread, sortedMembers } from './selectors.ts'
import { entriesForwards } from './timeline.ts'

const AT = Date.UTC(2026, 10, 23, 12)

function told(state: ClientState, ...lines: string[]): ClientState {
  return lines.reduce((before, line) => {
    const message = parseMessage(line)
    if (!message) throw new Error(`not a message: ${line}`)
    return reduce(before, { type: 'message', message, label: message.tags?.get('label'), at: AT })
  }, state)
}

function online(capabilities: string[] = []): ClientState {
  const began = reduce(initialState('zoe', 'here'), { type: 'began', capabilities: new Set(capabilities) })
  return told(
    began,
    ':s 001 zoe :Welcome',
    ':s 005 zoe CASEMAPPING=ascii PREFIX=(ov)@+ CHANTYPES=# :are supported',
    ':s 422 zoe :No MOTD',
  )
}

function inTea(): ClientState {
  const joined = told(online(), ':zoe!z@h JOIN #Tea', ':s 353 zoe = #tea :zoe @Bob +amy', ':s 366 zoe #tea :End')
  return reduce(joined, { type: 'focus', buffer: '#tea' })
}

function entries(state: ClientState, name: string): Entry[] {
  const buffer = bufferNamed(state, name)
  return buffer ? [...entriesForwards(buffer.timeline)] : []
}

function texts(state: ClientState, name: string): string[] {
  return entries(state, name).map((entry) =>
    entry.kind === 'presence' ? entry.changes.map((c) => `${c.nick} ${c.change}`).join(', ') : entry.text,
  )
}

describe('channels and the people in them', () => {
  it('knows who is there, operators first', () => {
    const state = inTea()
    expect(sortedMembers(state, activeBuffer(state)).map(({ nick, prefixes }) => prefixes + nick)).toEqual([
      '@Bob',
      '+amy',
      'zoe',
    ])
  })

  it('follows nicks, modes, parts and quits', () => {
    const state = told(
      inTea(),
      ':Bob!b@h NICK rob',
      ':rob!b@h MODE #tea +o-v amy amy',
      ':zed!z@h JOIN #tea',
      ':rob!b@h QUIT :tired',
    )
    const members = sortedMembers(state, activeBuffer(state))
    expect(members.map(({ nick, prefixes }) => prefixes + nick)).toEqual(['@amy', 'zed', 'zoe'])
  })

  it('folds comings and goings into one line until something is said', () => {
    const state = told(
      inTea(),
      ':a!a@h JOIN #tea',
      ':b!b@h JOIN #tea',
      ':a!a@h PART #tea',
      ':Bob!b@h PRIVMSG #tea :hi',
      ':a!a@h JOIN #tea',
    )
    expect(texts(state, '#tea')).toEqual(['zoe joined, a joined, b joined, a left', 'hi', 'a joined'])
  })

  it('takes the topic from its reply and from a change', () => {
    const state = told(inTea(), ':s 332 zoe #tea :green')
    expect(activeBuffer(state).topic).toBe('green')
    expect(activeBuffer(told(state, ':Bob!b@h TOPIC #tea :black')).topic).toBe('black')
    expect(activeBuffer(told(state, ':s 331 zoe #tea :No topic is set')).topic).toBe('')
  })

  it('is out of a channel after its own PART and KICK, and keeps what was said', () => {
    for (const line of [':zoe!z@h PART #tea', ':Bob!b@h KICK #tea zoe :enough']) {
      const state = told(inTea(), ':Bob!b@h PRIVMSG #tea :hi', line)
      expect(bufferNamed(state, '#tea')).toMatchObject({ isJoined: false, members: new Map() })
      expect(texts(state, '#tea')).toContain('hi')
    }
  })
})

describe('what is said', () => {
  it('is kept once per msgid', () => {
    const line = '@msgid=1;time=2026-11-23T11:00:00.000Z :Bob!b@h PRIVMSG #tea :hi'
    const state = told(inTea(), line, line)
    const said = entries(state, '#tea').filter(({ kind }) => kind === 'talk')
    expect(said).toMatchObject([{ text: 'hi', nick: 'Bob', msgid: '1', time: Date.UTC(2026, 10, 23, 11) }])
  })

  it('counts as unread where nobody looks, and mentions apart', () => {
    const away = reduce(inTea(), { type: 'focus', buffer: '' })
    const state = told(
      away,
      ':Bob!b@h PRIVMSG #tea :hi',
      ':Bob!b@h PRIVMSG #tea :hi Zoe!',
      ':amy!a@h PRIVMSG zoe :psst',
    )
    expect(bufferNamed(state, '#tea')).toMatchObject({ unread: 2, mentions: 1 })
    expect(bufferNamed(state, 'AMY')).toMatchObject({ kind: 'query', unread: 1, mentions: 1 })
    expect(nextUnread(state)?.name).toBe('#Tea')
    expect(bufferNamed(reduce(state, { type: 'focus', buffer: '#tea' }), '#tea')).toMatchObject({
      unread: 0,
      mentions: 0,
    })
  })

  it('WEB-51 is not counted any more where it is taken away before it was read', () => {
    const away = reduce(told(inTea(), '@msgid=0 :bob!b@h PRIVMSG #tea :read'), { type: 'focus', buffer: '' })
    const lines = ['@msgid=1 :bob!b@h PRIVMSG #tea :Zoe!', '@msgid=2 :bob!b@h PRIVMSG #tea :hi']
    const counts = (...more: string[]) => {
      const { unread, mentions } = bufferNamed(told(away, ...lines, ...more), '#tea') as Buffer
      return [unread, mentions]
    }
    expect(counts()).toEqual([2, 1])
    expect(counts(':amy!a@h REDACT #tea 1 :spam', ':amy!a@h REDACT #tea 1 :spam')).toEqual([1, 0])
    expect(counts(':amy!a@h REDACT #tea 2 :spam')).toEqual([1, 1])
    expect(counts(':amy!a@h REDACT #tea 0 :spam')).toEqual([2, 1])
  })

  it('WEB-98 is neither unread nor a mention where the person hides whoever says it', () => {
    const away = reduce(inTea(), { type: 'focus', buffer: '' })
    const state = told(
      reduce(away, { type: 'ignored', ignored: ['BOB'] }),
      '@msgid=1 :bob!b@h PRIVMSG #tea :Zoe?',
      ':bob!b@h EDIT #tea 1 :Zoe!',
      ':bob!b@h PRIVMSG zoe :psst',
      ':amy!a@h PRIVMSG #tea :hi',
    )
    expect(bufferNamed(state, '#tea')).toMatchObject({ unread: 1, mentions: 0 })
    expect(bufferNamed(state, 'bob')).toMatchObject({ unread: 0, mentions: 0 })
    const listening = told(reduce(state, { type: 'ignored', ignored: [] }), ':bob!b@h PRIVMSG #tea :Zoe?')
    expect(bufferNamed(listening, '#tea')).toMatchObject({ unread: 2, mentions: 1 })
    expect(bufferNamed(told(state, '@+typing=active :bob!b@h TAGMSG #tea'), '#tea')?.typing.size).toBe(0)
    const byAccount = told(
      reduce(away, { type: 'ignored', ignored: ['bob:robert'] }),
      '@account=Robert :rob!b@h PRIVMSG #tea :Zoe!',
      '@account=Robert;+typing=active :rob!b@h TAGMSG #tea',
      '@account=robin :rob!b@h PRIVMSG #tea :hi',
    )
    expect(bufferNamed(byAccount, '#tea')).toMatchObject({ unread: 1, mentions: 0 })
    expect(bufferNamed(byAccount, '#tea')?.typing.size).toBe(0)
  })

  it('shows an action as one, and no other CTCP at all', () => {
    const state = told(inTea(), ':Bob!b@h PRIVMSG #tea :\x01ACTION waves\x01', ':Bob!b@h PRIVMSG #tea :\x01VERSION\x01')
    expect(entries(state, '#tea').filter(({ kind }) => kind === 'talk')).toMatchObject([
      { style: 'act', text: 'waves' },
    ])
  })

  it('confirms our own line by its label, in the order of the server', () => {
    const sent = reduce(inTea(), { type: 'sent', buffer: '#tea', text: 'mine', style: 'say', pending: 'm1', at: AT })
    const state = told(sent, ':Bob!b@h PRIVMSG #tea :first', '@label=m1;msgid=9 :zoe!z@h PRIVMSG #tea :mine')
    expect(entries(state, '#tea').slice(1)).toMatchObject([
      { text: 'first' },
      { text: 'mine', msgid: '9', isOwn: true },
    ])
    expect(entries(state, '#tea').some((entry) => 'pending' in entry)).toBe(false)
  })

  it('marks our own line as failed when the server refuses it, with its sentence', () => {
    const sent = reduce(inTea(), { type: 'sent', buffer: '#tea', text: 'mine', style: 'say', pending: 'm1', at: AT })
    const state = told(sent, '@label=m1 :s 404 zoe #tea :Cannot send to channel')
    expect(entries(state, '#tea')[1]).toMatchObject({ text: 'mine', failed: 'Cannot send to channel' })
  })
})

describe('history', () => {
  const page = (...ids: number[]) =>
    ids.flatMap(
      (id) => parseMessage(`@msgid=${id};time=2026-11-23T10:00:0${id}.000Z :Bob!b@h PRIVMSG #tea :m${id}`) ?? [],
    )

  it('is put before what is known, without what is known', () => {
    const state = told(inTea(), '@msgid=3 :Bob!b@h PRIVMSG #tea :m3')
    const after = reduce(state, {
      type: 'page',
      page: { buffer: '#tea', place: 'start', messages: page(1, 2, 3), isComplete: false },
      at: AT,
    })
    expect(texts(after, '#tea')).toEqual(['m1', 'm2', 'zoe joined', 'm3'])
    expect(bufferNamed(after, '#tea')?.history).toBe('more')
  })

  it('is not taken for what was said just now and refused, where the words are the same', () => {
    const before = told(inTea(), '@msgid=1 :Bob!b@h PRIVMSG #tea :m1')
    const sent = reduce(before, { type: 'sent', buffer: '#tea', text: 'yes', style: 'say', pending: 'm1', at: AT })
    const refused = reduce(sent, { type: 'failed', label: 'm1', why: 'muted' })
    const old = parseMessage('@msgid=0;time=2001-01-01T00:00:00.000Z :zoe!z@h PRIVMSG #tea :yes') ?? page()[0]
    const after = reduce(refused, {
      type: 'page',
      page: { buffer: '#tea', place: 'start', messages: old ? [old] : [], isComplete: false },
      at: AT,
    })
    expect(texts(after, '#tea')).toEqual(['yes', 'zoe joined', 'm1', 'yes'])
  })

  it('fills a gap between two connections, page after page, and shows what was delivered after all once', () => {
    const before = told(inTea(), '@msgid=1 :Bob!b@h PRIVMSG #tea :m1')
    const sent = reduce(before, { type: 'sent', buffer: '#tea', text: 'late', style: 'say', pending: 'm1', at: AT })
    const lost = reduce(sent, { type: 'lost', why: 'gone', at: AT })
    const back = told(
      reduce(lost, { type: 'began', capabilities: new Set() }),
      ':zoe!z@h JOIN #tea',
      '@msgid=5 :Bob!b@h PRIVMSG #tea :m5',
    )
    const own = parseMessage('@msgid=4 :zoe!z@h PRIVMSG #tea :late') ?? page()[0]
    const pages = [page(2, 3), [...(own ? [own] : []), ...page(5)]]
    const filled = pages.reduce(
      (state, messages) =>
        reduce(state, { type: 'page', page: { buffer: '#tea', place: 'gap', messages, isComplete: true }, at: AT }),
      back,
    )
    expect(texts(filled, '#tea')).toEqual([
      'zoe joined',
      'm1',
      'Connection lost: gone.',
      'm2',
      'm3',
      'late',
      'zoe joined',
      'm5',
    ])
  })
})

describe('a mention', () => {
  it.each([
    ['zoe: hi', true],
    ['hi ZOE', true],
    ['zoey', false],
    ['my_zoe', false],
    ['(zoe)', true],
    ['z\x02oe', true],
  ])('in %j: %s', (text, expected) => expect(isNamed(initialState('zoe', 's'), text)).toBe(expected))

  it('knows nicks with the characters of patterns, and of other scripts', () => {
    const isNamedBy = (nick: string, text: string): boolean => isNamed(initialState(nick, 's'), text)
    expect(isNamedBy('[a]|b', 'hello [a]|b!')).toBe(true)
    expect(isNamedBy('jean-luc', 'jean-luc: tea')).toBe(true)
    expect(isNamedBy('Мария', 'привет, мария')).toBe(true)
  })
})

it('writes a day and a time in the same way everywhere', () => {
  const created = new Date(2026, 10, 23, 1, 5, 45).getTime() / 1000
  const state = told(inTea(), `:s 329 zoe #tea ${created}`)
  expect(texts(state, '#tea').at(-1)).toBe('#tea exists, since 2026-11-23 01:05')
})
