import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../wire/irc/message.ts'
import { initialState } from './client-state.ts'
import type { ClientState } from './client-state.ts'
import type { TalkEntry } from './entry.ts'
import { reduce } from './reduce.ts'
import { bufferNamed, messageMeant } from './selectors.ts'
import { entriesForwards } from './timeline.ts'
import { typingNicks } from './typing.ts'

const AT = Date.UTC(2026, 10, 23, 12)

function messageOf(line: string) {
  const message = parseMessage(line)
  if (!message) throw new Error(`not a message: ${line}`)
  return message
}

function told(state: ClientState, ...lines: string[]): ClientState {
  return lines.reduce((before, line) => reduce(before, { type: 'message', message: messageOf(line), at: AT }), state)
}

const start = reduce(
  told(
    reduce(initialState('zoe', 'here'), { type: 'began', capabilities: new Set(['message-tags']) }),
    ':s 001 zoe :Welcome',
    ':s 005 zoe CASEMAPPING=ascii PREFIX=(ov)@+ CHANTYPES=# :are supported',
    ':zoe!z@h JOIN #tea',
    '@msgid=1;time=2026-11-23T10:00:01.000Z :amy!a@h PRIVMSG #tea :green tea?',
    '@msgid=2;time=2026-11-23T10:00:02.000Z;+draft/reply=1 :bob!b@h PRIVMSG #tea :yes',
  ),
  { type: 'focus', buffer: '#tea' },
)

function talk(state: ClientState, name = '#tea'): TalkEntry[] {
  const buffer = bufferNamed(state, name)
  return buffer ? [...entriesForwards(buffer.timeline)].flatMap((entry) => (entry.kind === 'talk' ? entry : [])) : []
}

function page(state: ClientState, place: 'start' | 'gap' | 'around', lines: string[], jumpTo?: string): ClientState {
  const messages = lines.map(messageOf)
  return reduce(state, {
    type: 'page',
    page: { buffer: '#tea', place, messages, isComplete: false, ...(jumpTo === undefined ? {} : { jumpTo }) },
    at: AT,
  })
}

describe('TUI-1 what is done to a message', () => {
  it('is known: what it answers, and each reaction once per person', () => {
    const react = (nick: string, tag: string) => `@+draft/${tag};+draft/reply=1 :${nick}!x@h TAGMSG #tea`
    const state = told(
      start,
      react('bob', 'react=👍'),
      react('BOB', 'react=👍'),
      react('zoe', 'react=👍'),
      react('bob', 'react=no'),
    )
    expect(talk(state)).toMatchObject([
      {
        reactions: [
          { value: '👍', nicks: ['BOB', 'zoe'] },
          { value: 'no', nicks: ['bob'] },
        ],
      },
      { replyTo: '1' },
    ])
    expect(state.news).toMatchObject([{ buffer: '#tea', change: { was: 'reacted', by: 'bob', value: 'no' } }])
    const after = told(state, react('bob', 'unreact=no'), react('bob', 'unreact=👍'), react('zoe', 'unreact=👍'))
    expect(talk(after)[0]).not.toHaveProperty('reactions')
  })

  it.each(['1\\sx', '1\\r\\nQUIT', '\\s'])('is no answer to what no message is called: %j', (msgid) => {
    const [, , answer] = talk(told(start, `@+reply=${msgid} :bob!b@h PRIVMSG #tea :to nothing`))
    expect(answer).toMatchObject({ text: 'to nothing' })
    expect(answer).not.toHaveProperty('replyTo')
  })

  it('changes what it says, and a mention that comes with it', () => {
    const state = told(start, ':amy!a@h EDIT #tea 1 :black tea, zoe?')
    expect(talk(state)[0]).toMatchObject({ text: 'black tea, zoe?', isEdited: true, isMention: true })
  })

  it('leaves nothing of a text that was removed, neither here nor in what was found, nor of what comes behind it', () => {
    const found = reduce(start, {
      type: 'quotes',
      buffer: '',
      messages: [messageOf('@msgid=1 :amy!a@h PRIVMSG #tea :green tea?')],
      sentence: '1 found',
      at: AT,
    })
    const jumped = page(found, 'around', ['@msgid=0;time=2026-11-22T10:00:00.000Z :amy!a@h PRIVMSG #tea :older'], '0')
    const state = told(jumped, ':bob!b@h REDACT #tea 1 :too hot', ':amy!a@h EDIT #tea 1 :green tea?')
    expect(
      JSON.stringify([...state.buffers.values()].map(({ timeline, excerpt }) => [timeline, excerpt])),
    ).not.toContain('green')
    expect(talk(state)[0]).toMatchObject({ text: '', redacted: { by: 'bob', reason: 'too hot' } })
  })

  it('pins it, without saying again what it says', () => {
    const state = told(start, ':bob!b@h PIN #tea 1')
    expect(talk(state)[0]?.isPinned).toBe(true)
    expect(state.news).toMatchObject([{ entry: { text: 'bob pinned a message of amy' } }])
    expect(talk(told(state, ':bob!b@h UNPIN #tea 1'))[0]).not.toHaveProperty('isPinned')
  })

  it('removes from a conversation what an operator of the server takes away', () => {
    const state = told(start, '@msgid=7 :amy!a@h PRIVMSG zoe :psst', ':root!r@h REDACT zoe 7')
    expect(talk(state, 'amy')).toMatchObject([{ text: '', redacted: { by: 'root' } }])
  })

  it('is found in a conversation from both sides', () => {
    const lines = ['@msgid=7 :amy!a@h PRIVMSG zoe :psst', '@msgid=8 :zoe!z@h PRIVMSG amy :what?']
    const state = told(start, ...lines, ':amy!a@h EDIT zoe 7 :pssst', ':zoe!z@h EDIT amy 8 :what is it?')
    expect(talk(state, 'amy').map(({ text }) => text)).toEqual(['pssst', 'what is it?'])
  })

  it('means nothing where it is about something unknown', () => {
    expect(
      told(start, ':bob!b@h EDIT #tea nope :x', ':bob!b@h REDACT #nowhere nope', '@+draft/react=x :bob!b@h TAGMSG #tea')
        .buffers,
    ).toEqual(start.buffers)
  })
})

describe('a page of the past', () => {
  it('shows reactions and what was done, as it is now and not as news', () => {
    const state = page(start, 'start', [
      '@msgid=a;time=2026-11-23T09:00:01.000Z;snug.chat/edited=2026-11-23T09:00:03.000Z :amy!a@h PRIVMSG #tea :first',
      '@msgid=b;time=2026-11-23T09:00:02.000Z;draft/chathistory-context;+draft/react=👍;+draft/reply=a :bob!b@h TAGMSG #tea',
      '@time=2026-11-23T09:00:03.000Z :dan!d@h JOIN #tea',
      '@time=2026-11-23T09:00:04.000Z :dan!d@h PART #tea',
      '@msgid=c;time=2026-11-23T09:00:05.000Z :amy!a@h PRIVMSG #tea :secret',
      '@msgid=d;time=2026-11-23T09:00:06.000Z :amy!a@h REDACT #tea c',
    ])
    expect(talk(state).slice(0, 2)).toMatchObject([
      { text: 'first', isEdited: true, reactions: [{ value: '👍', nicks: ['bob'] }] },
      { text: '', redacted: { by: 'amy' } },
    ])
    expect(state.news.map(({ isHistory }) => isHistory)).toEqual([true, true, true])
    expect(JSON.stringify(state.news)).not.toContain('secret')
    const [, presence] = [...entriesForwards(bufferNamed(state, '#tea')?.timeline ?? { chunks: [], length: 0 })]
    expect(presence).toMatchObject({ kind: 'presence', changes: [{ nick: 'dan' }, { nick: 'dan' }] })
    expect(bufferNamed(state, '#tea')?.oldestRef).toBe('msgid=a')
    // Who joined is not told again where the page reaches what is known.
    const joined = '@time=2026-11-23T09:00:03.000Z :dan!d@h JOIN #tea'
    expect(page(state, 'start', [joined]).news).toEqual([])
  })

  it('tells what was changed in a gap', () => {
    const lost = reduce(start, { type: 'lost', why: 'gone', at: AT })
    const back = told(
      reduce(lost, { type: 'began', capabilities: new Set() }),
      '@time=2026-11-23T12:00:00.000Z :zoe!z@h JOIN #tea',
    )
    const state = page(back, 'gap', [
      '@msgid=e;time=2026-11-23T11:00:00.000Z :amy!a@h EDIT #tea 1 :white tea?',
      '@msgid=f;time=2026-11-23T11:00:01.000Z :amy!a@h REDACT #tea 2',
    ])
    expect(talk(state)).toMatchObject([{ text: 'white tea?' }, { text: '', redacted: { by: 'amy' } }])
  })

  it('TUI-3 stands apart where it does not reach what is known, and becomes one with it where it does', () => {
    const line = (id: number) => `@msgid=${id};time=2026-11-23T0${id + 10}:00:00.000Z :amy!a@h PRIVMSG #tea :m${id}`
    const apart = page(start, 'around', [line(-3), line(-2)], '-2')
    const excerpt = bufferNamed(apart, '#tea')?.excerpt
    expect(excerpt).toMatchObject({ oldestRef: 'msgid=-3', newestRef: 'msgid=-2' })
    expect(bufferNamed(apart, '#tea')?.jumpedTo?.entry).toBe(
      [...entriesForwards(excerpt?.timeline ?? { chunks: [], length: 0 })][1]?.id,
    )
    expect(talk(apart).map(({ text }) => text)).toEqual(['green tea?', 'yes'])
    const messages = [
      '@msgid=0;time=2026-11-23T09:59:00.000Z :amy!a@h PRIVMSG #tea :m0',
      '@msgid=1 :amy!a@h PRIVMSG #tea :x',
    ].map(messageOf)
    const whole = reduce(apart, {
      type: 'page',
      page: { buffer: '#tea', place: 'newer', messages, isComplete: true },
      at: AT,
    })
    expect(bufferNamed(whole, '#tea')?.excerpt).toBeUndefined()
    expect(talk(whole).map(({ text }) => text)).toEqual(['m-3', 'm-2', 'm0', 'green tea?', 'yes'])
  })
})

describe('TUI-4 how far one has read', () => {
  const mark = (second: number) => `:s MARKREAD #tea timestamp=2026-11-23T10:00:0${second}.000Z`

  it('draws a line before what is new, and keeps it while one reads on', () => {
    const state = told(start, mark(1))
    expect(bufferNamed(state, '#tea')?.firstUnread).toBe(talk(state)[1]?.id)
    expect(bufferNamed(told(state, mark(2)), '#tea')?.firstUnread).toBe(talk(state)[1]?.id)
    // Never back.
    expect(bufferNamed(told(state, mark(2), mark(1)), '#tea')?.readUpTo).toBe(Date.UTC(2026, 10, 23, 10, 0, 2))
  })

  it('counts what came while the connection was lost also where one was last, as long as nobody looks', () => {
    const hidden = reduce(reduce(start, { type: 'look', isLookedAt: false }), { type: 'lost', why: 'gone', at: AT })
    const missed = '@msgid=4;time=2026-11-23T10:00:04.000Z :bob!b@h PRIVMSG #tea :zoe?'
    expect(bufferNamed(page(hidden, 'gap', [missed]), '#tea')).toMatchObject({ unread: 1, mentions: 1 })
    expect(bufferNamed(told(hidden, ':s UNREAD #tea 12 3'), '#tea')).toMatchObject({ unread: 12, mentions: 3 })
    const seen = reduce(page(hidden, 'gap', [missed]), { type: 'look', isLookedAt: true })
    expect(bufferNamed(seen, '#tea')).toMatchObject({ unread: 0, mentions: 0 })
    expect(bufferNamed(page(seen, 'gap', [missed.replace('4', '5')]), '#tea')).toMatchObject({ unread: 0 })
  })

  it('WEB-52 counts what has a word of the person’s own as well, of which the server of a guest knows nothing', () => {
    const words = { usual: 'mentions', levels: new Map(), words: ['kettle'] } as const
    const away = reduce(reduce(start, { type: 'notices', notices: words }), { type: 'look', isLookedAt: false })
    const asked = '@msgid=3;time=2026-11-23T10:00:03.000Z :bob!b@h PRIVMSG #tea :who has the Kettle?'
    // What was read before one looked away is answered a moment later.
    const late = told(away, asked, mark(2), ':s UNREAD #tea 1 0')
    expect(bufferNamed(late, '#tea')).toMatchObject({ unread: 1, mentions: 1 })
    expect(bufferNamed(told(late, mark(3), ':s UNREAD #tea 0 0'), '#tea')).toMatchObject({ unread: 0, mentions: 0 })
  })

  it('counts by what was read on another device, and by what the server has counted', () => {
    const away = reduce(start, { type: 'focus', buffer: '' })
    const some = told(away, '@msgid=3;time=2026-11-23T10:00:03.000Z :bob!b@h PRIVMSG #tea :zoe?', mark(2))
    expect(bufferNamed(some, '#tea')).toMatchObject({ unread: 1, mentions: 1 })
    expect(bufferNamed(told(some, mark(3)), '#tea')).toMatchObject({ unread: 0, mentions: 0, firstUnread: undefined })
    const lost = reduce(told(some, ':s UNREAD #tea 2 1'), { type: 'lost', why: 'gone', at: AT })
    const missed = '@msgid=4;time=2026-11-23T10:00:04.000Z :bob!b@h PRIVMSG #tea :more'
    const gap = page(told(lost, ':s UNREAD #tea 2 1'), 'gap', [missed])
    expect(bufferNamed(gap, '#tea')).toMatchObject({ unread: 2, mentions: 1 })
    const unmarked = told(away, '@msgid=3 :bob!b@h PRIVMSG #tea :hi', ':s UNREAD #tea 0 0')
    expect(bufferNamed(page(unmarked, 'gap', [missed]), '#tea')).toMatchObject({ unread: 2 })
    const counted = told(away, ':s UNREAD #tea 12 3', ':s UNREAD dan 2 2', ':s UNREAD eve 0 0', ':s UNREAD #tea x y')
    expect(bufferNamed(told(away, ':s UNREAD #tea 12 3'), '#tea')).toMatchObject({ unread: 12, mentions: 3 })
    expect(bufferNamed(counted, 'dan')).toMatchObject({ kind: 'query', unread: 2, mentions: 2 })
    expect(bufferNamed(counted, 'eve')).toBeUndefined()
  })
})

it('TUI-5 WEB-113 shows who writes, until they have said it, stop, or say no more of it', () => {
  const typing = (nick: string, what: string) => `@+typing=${what} :${nick}!x@h TAGMSG #tea`
  const nicks = (state: ClientState, later: number) => typingNicks(bufferNamed(state, '#tea') ?? talkless, AT + later)
  const talkless = { typing: new Map() } as never
  const state = told(start, typing('amy', 'active'), typing('bob', 'paused'), typing('zoe', 'active'))
  expect(nicks(state, 0)).toEqual(['amy', 'bob'])
  expect(nicks(state, 7_000)).toEqual(['bob'])
  expect(nicks(state, 31_000)).toEqual([])
  const there = told(state, ':s 353 zoe = #tea :zoe amy bob', ':s 366 zoe #tea :End')
  expect(nicks(told(there, ':amy!a@h QUIT :bye', ':bob!b@h NICK rob'), 0)).toEqual([])
  expect(nicks(told(there, ':amy!a@h PART #tea', ':x!x@h KICK #tea bob'), 0)).toEqual([])
  // However much the clocks differ.
  const late = told(start, `@time=2026-11-23T11:30:00.000Z;+typing=active :amy!x@h TAGMSG #tea`)
  expect([nicks(late, 5_000), nicks(late, 7_000)]).toEqual([['amy'], []])
  expect(nicks(told(state, typing('bob', 'done'), ':amy!a@h PRIVMSG #tea :done'), 0)).toEqual([])
})

it('knows which message is meant', () => {
  const buffer = bufferNamed(start, '#tea')
  if (!buffer) throw new Error('no buffer')
  const meant = (word: string) => messageMeant(start, buffer, word)?.msgid
  expect([meant(''), meant('^1'), meant('^2'), meant('^3'), meant('^AMY'), meant('^dan')]).toEqual([
    '2',
    '2',
    '1',
    undefined,
    '1',
    undefined,
  ])
})

it('TUI-1 says the same of what it has heard as of what it is told later', () => {
  const msgid = fc.constantFrom('a', 'b', 'c')
  const nick = fc.constantFrom('amy', 'bob', 'zoe')
  const change = fc.oneof(
    fc.record({ verb: fc.constant('EDIT' as const), msgid, nick, text: fc.constantFrom('new', 'newer') }),
    fc.record({ verb: fc.constant('REDACT' as const), msgid, nick, text: fc.constant('') }),
    fc.record({
      verb: fc.constantFrom('react' as const, 'unreact' as const),
      msgid,
      nick,
      text: fc.constantFrom('👍', 'no'),
    }),
  )
  const lineOf = ({ verb, msgid, nick, text }: { verb: string; msgid: string; nick: string; text: string }): string =>
    verb === 'react' || verb === 'unreact'
      ? `@+draft/${verb}=${text};+draft/reply=${msgid} :${nick}!x@h TAGMSG #tea`
      : `:${nick}!x@h ${verb} #tea ${msgid} ${text}`.trimEnd()
  const said = ['a', 'b', 'c'].map(
    (id) => `@msgid=${id};time=2026-11-23T09:00:00.000Z :amy!a@h PRIVMSG #tea :text of ${id}`,
  )
  const shown = (state: ClientState) =>
    talk(state)
      .filter(({ msgid = '' }) => 'abc'.includes(msgid))
      .map(({ text, reactions = [], isEdited, redacted }) => ({
        text,
        reactions,
        isEdited,
        isRedacted: redacted !== undefined,
      }))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const lines = changes.map(lineOf)
      expect(shown(page(start, 'start', [...said, ...lines]))).toEqual(shown(told(start, ...said, ...lines)))
    }),
  )
})
