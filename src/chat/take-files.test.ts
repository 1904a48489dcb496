import { beforeEach, describe, expect, it } from 'vitest'
import { SmallChat } from '../../test/support/small-chat.ts'
import type { About } from './about.ts'
import { decide } from './decide.ts'
import type { NamedFile, TakenFiles } from './named-file.ts'

let small: SmallChat

/** What somebody said in #tea, as a door would find it in the log. */
function says(nick: string): About {
  expect(small.ask(nick, { do: 'say', target: '#tea', kind: 'privmsg', text: 'look', tags: '' })).toEqual(['said'])
  const user = small.chat.userByNick(nick)
  return {
    seq: small.chat.lastSeq,
    at: small.at,
    timeline: idOf('#tea'),
    kind: 'privmsg',
    source: user?.source ?? '',
    account: user?.account ?? '',
    target: '',
    excerpt: 'look',
  }
}

function idOf(channel: string): number {
  return small.chat.channel(channel)?.id ?? 0
}

/** Of who is here with this nick; shown in #tea first, and elsewhere too. */
function fileOf(nick: string, more: Partial<NamedFile> = {}): NamedFile {
  const { source = '', account = '' } = small.chat.userByNick(nick) ?? {}
  return { id: `of-${nick}`, source, account, at: small.at, firstIn: idOf('#tea'), isElsewhere: true, ...more }
}

/** What goes with the message, and whether something stays. */
function takes(by: string, about: About, ...files: NamedFile[]): [TakenFiles | undefined, string[]] {
  const intent = { do: 'redact', target: '#tea', about, reason: '', files } as const
  const { events, rejections } = decide(small.chat, { by, request: 1, at: small.at, intent })
  const [event] = events
  if (event?.type !== 'redacted') throw new Error('the message was not taken away')
  return [event.takes, rejections.map(({ why }) => why)]
}

beforeEach(() => {
  small = new SmallChat()
  small.register('alice')
  small.register('bob')
  small.enter('guest')
  small.operator('oper')
  for (const nick of ['alice', 'bob', 'guest', 'oper']) small.ask(nick, { do: 'join', channel: '#tea' })
  small.ask('bob', { do: 'join', channel: '#other' })
  small.at += 1000
})

describe('FILE-12 who takes a message away takes its files', () => {
  const taken = (...files: string[]): [TakenFiles, string[]] => [{ files, withCopies: false }, []]

  it('not as its author, be it an operator or not', () => {
    for (const nick of ['alice', 'bob', 'guest', 'oper']) {
      expect(takes(nick, says(nick), fileOf(nick), fileOf('bob'))).toEqual([undefined, []])
    }
  })

  it('as an operator of the channel: what its uploader says there, wherever it was shown first', () => {
    for (const nick of ['bob', 'guest']) {
      const file = fileOf(nick, { firstIn: idOf('#other') })
      expect(takes('alice', says(nick), file)).toEqual(taken(file.id))
    }
  })

  it('as an operator of the channel: what was shown there first, whoever says it', () => {
    const file = fileOf('bob')
    expect(takes('alice', says('guest'), file)).toEqual(taken(file.id))
  })

  it('but nothing that others showed elsewhere: whoever has a channel could bring it there', () => {
    const theirs = fileOf('bob', { firstIn: idOf('#other') })
    const between = fileOf('bob', { id: 'between', firstIn: -77 })
    const about = says('guest')
    expect(takes('alice', about, theirs)).toEqual([undefined, ['file-stays']])
    expect(takes('alice', about, between, fileOf('guest'))).toEqual([taken('of-guest')[0], ['file-stays']])
    // Nobody else names it, so it goes with the message.
    expect(takes('alice', about, { ...theirs, isElsewhere: false })).toEqual([undefined, []])
  })

  it('and not because somebody is called like its uploader', () => {
    const elsewhere = { firstIn: idOf('#other') }
    small.ask('alice', { do: 'change-modes', channel: '#tea', changes: [{ on: true, letter: 'h', param: 'guest' }] })
    const ofGuest = fileOf('bob', { account: '', ...elsewhere })
    expect(takes('guest', says('bob'), ofGuest)).toEqual([undefined, ['file-stays']])
    const ofAccount = fileOf('guest', { account: 'guest', ...elsewhere })
    expect(takes('alice', says('guest'), ofAccount)).toEqual([undefined, ['file-stays']])
    const before = fileOf('bob', elsewhere)
    small.at += 1
    small.ask('bob', { do: 'drop-account', account: 'bob' })
    small.ask('bob', { do: 'register-account', account: 'bob', credentials: { argon2: null, scram: null } })
    small.at += 1
    expect(takes('alice', says('bob'), before)).toEqual([undefined, ['file-stays']])
    expect(takes('alice', says('bob'), fileOf('bob', elsewhere))).toEqual(taken('of-bob'))
  })

  it('as an operator of the server always, with all that is the same', () => {
    const files = [fileOf('bob', { firstIn: idOf('#other') }), fileOf('alice')]
    expect(takes('oper', says('guest'), ...files)).toEqual([{ files: ['of-bob', 'of-alice'], withCopies: true }, []])
  })
})
