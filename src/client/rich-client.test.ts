import { describe, expect, it } from 'vitest'
import { inLobby, RICH_OFFER, withoutIds } from '../../test/support/client-stage.ts'
import { submitLine } from './commands/submit-line.ts'

describe('TUI-1 commands about messages', () => {
  it.each([
    ['/reply yes, that', ['@+draft/reply=3;+reply=3 PRIVMSG #lobby :yes, that']],
    ['/reply ^amy yes', ['@+draft/reply=1;+reply=1 PRIVMSG #lobby yes']],
    ['/react 👍', ['@+draft/react=👍;+draft/reply=3;+reply=3 TAGMSG #lobby']],
    ['/unreact ^3 good idea', ['@+draft/unreact=good\\sidea;+draft/reply=1;+reply=1 TAGMSG #lobby']],
    ['/edit two, I mean', ['EDIT #lobby 2 :two, I mean']],
    ['/redact', ['REDACT #lobby 2']],
    ['/redact ^bob too loud', ['REDACT #lobby 3 :too loud']],
    ['/pin', ['PIN #lobby 3']],
    ['/pin ^2', ['PIN #lobby 2']],
    ['/pins', ['PINS #lobby']],
  ])('%s', (line, sent) => {
    const stage = inLobby()
    submitLine(stage.client, line)
    expect(withoutIds(stage.sent())).toEqual(sent)
    expect(stage.notes('#lobby')).toEqual([])
  })

  it.each(['/react ^9 x', '/reply ^dan hi', '/unpin', '/jump 3', '/search before:soon tea', '/search in:#tea'])(
    '%s sends nothing, and says why',
    (line) => {
      const stage = inLobby()
      submitLine(stage.client, line)
      expect(stage.sent()).toEqual([])
      expect(stage.notes('#lobby').length).toBe(1)
    },
  )

  it('FILE-12 tell in the channel that a file of what was taken away stays', () => {
    const stage = inLobby()
    submitLine(stage.client, '/redact ^bob')
    stage.told(':me!m@h REDACT #lobby 3', 'WARN REDACT FILE_STAYS #lobby 3 :A file in it stays')
    expect(stage.notes('#lobby')).toEqual(['A file in it stays'])
  })

  it('TUI-8 say what cannot be on a server that knows none of it', () => {
    const stage = inLobby('')
    const lines = ['/react x', '/edit x', '/redact', '/pin', '/pins']
    for (const line of lines) submitLine(stage.client, line)
    expect(stage.sent()).toEqual([])
    expect(stage.notes('#lobby').length).toBe(lines.length)
    submitLine(stage.client, '/reply yes')
    submitLine(stage.client, '/search one')
    expect(stage.sent()).toEqual(['PRIVMSG #lobby yes'])
    expect(stage.quotes('#lobby')).toEqual(['1 #lobby amy: one'])
  })
})

describe('TUI-3 a search', () => {
  it('is asked of the server, shown where it was asked, and leads to the place', () => {
    const stage = inLobby()
    submitLine(stage.client, '/search "green tea" from:amy in:#lobby after:2026-01-01 has:link')
    expect(stage.sent()).toEqual([
      'SEARCH in=#lobby;from=amy;after=2026-01-01T00:00:00.000Z;text="green\\stea";has=link;limit=20',
    ])
    stage.told(
      'BATCH +s soju.im/search',
      '@batch=s;msgid=x;time=2026-11-01T10:00:00.000Z :amy!a@h PRIVMSG #lobby :green tea: https://tea.example/',
      '@batch=s;msgid=y;time=2026-11-02T10:00:00.000Z :amy!a@h PRIVMSG #lobby :green tea, no link',
      'BATCH -s',
    )
    expect(stage.quotes('#lobby')).toEqual(['1 #lobby amy: green tea: https://tea.example/'])
    submitLine(stage.client, '/jump 1')
    expect(stage.sent()).toEqual(['CHATHISTORY AROUND #lobby msgid=x 3'])
    stage.told(
      'BATCH +h chathistory #lobby',
      '@batch=h;msgid=w :bob!b@h PRIVMSG #lobby :before',
      '@batch=h;msgid=x :amy!a@h PRIVMSG #lobby :green tea: https://tea.example/',
      '@batch=h;msgid=z :bob!b@h PRIVMSG #lobby :after',
      'BATCH -h',
    )
    const lobby = () => stage.client.state.buffers.get('#lobby')
    expect(lobby()?.excerpt?.timeline.length).toBe(3)
    stage.client.newer('#lobby')
    stage.client.older('#lobby')
    expect(stage.sent()).toEqual(['CHATHISTORY AFTER #lobby msgid=z 3'])
    submitLine(stage.client, '/now')
    expect(lobby()?.excerpt).toBeUndefined()
    expect(stage.texts('#lobby')).toEqual(['one', 'two', 'three'])
  })

  it('that is refused says so, and so does a place that is gone', () => {
    const stage = inLobby()
    submitLine(stage.client, '/search x')
    stage.told(':s FAIL SEARCH INTERNAL_ERROR :The search could not be run')
    stage.client.jump('#lobby', 'gone')
    stage.told(':s FAIL CHATHISTORY INVALID_MSGREF AROUND #lobby :No such message')
    expect(stage.notes('#lobby')).toEqual(['The search could not be run', 'That message is not kept any more.'])
  })
})

it('TUI-4 the client says how far one has read, once in a while, and not what was said before', () => {
  const stage = inLobby()
  stage.client.seen('#lobby')
  stage.told('@msgid=4;time=2026-11-23T10:00:04.000Z :amy!a@h PRIVMSG #lobby :four')
  stage.client.seen('#lobby')
  stage.pass(2_000)
  expect(stage.sent()).toEqual(['MARKREAD #lobby timestamp=2026-11-23T10:00:04.000Z'])
  stage.client.seen('#lobby')
  stage.pass(10_000)
  expect(stage.sent()).toEqual([])
})

it('TUI-4 what comes after the person has looked away is not said to be read', () => {
  const stage = inLobby()
  stage.told('@msgid=4;time=2026-11-23T10:00:04.000Z :amy!a@h PRIVMSG #lobby :four')
  stage.client.seen('#lobby')
  stage.told('@msgid=5;time=2026-11-23T10:00:05.000Z :amy!a@h PRIVMSG #lobby :five')
  stage.pass(2_000)
  expect(stage.sent()).toEqual(['MARKREAD #lobby timestamp=2026-11-23T10:00:04.000Z'])
})

it('TUI-5 the client says that somebody is writing: at most every three seconds, that they pause, that they stop', () => {
  const stage = inLobby()
  const sent = (): string[] => stage.sent().map((line) => line.replace(';label=typing', ''))
  const typed = (text: string): string[] => {
    stage.client.typed('#lobby', text)
    return sent()
  }
  expect(typed('/join')).toEqual([])
  expect(typed('h')).toEqual(['@+typing=active TAGMSG #lobby'])
  stage.pass(1_000)
  expect(typed('he')).toEqual([])
  stage.pass(2_000)
  expect(typed('hel')).toEqual(['@+typing=active TAGMSG #lobby'])
  stage.pass(5_000)
  expect(sent()).toEqual(['@+typing=paused TAGMSG #lobby'])
  expect(typed('')).toEqual(['@+typing=done TAGMSG #lobby'])
  typed('hello')
  stage.client.say('#lobby', 'hello', 'say')
  stage.sent()
  expect(typed('')).toEqual([])
  stage.told('@label=typing :s 404 zoe #lobby :Cannot send to channel')
  expect(stage.notes('#lobby')).toEqual([])
  stage.told(':s 005 zoe CLIENTTAGDENY=*,-react :are supported')
  expect(typed('again')).toEqual([])
})

describe('TUI-6 several lines', () => {
  it('are one message, with what is too long for a line in pieces', () => {
    const stage = inLobby()
    stage.client.say('#lobby', `\nfirst\n\n${'long '.repeat(120)}end\n`, 'say', '3')
    const [begin = '', ...rest] = stage.sent()
    expect(begin).toMatch(
      /^@label=m1;\+snug\.chat\/id=\w{16,};\+draft\/reply=3;\+reply=3 BATCH \+m1 draft\/multiline #lobby$/,
    )
    expect(rest.map((line) => line.slice(0, 60).replace(/long.*/, '…'))).toEqual([
      '@batch=m1 PRIVMSG #lobby first',
      '@batch=m1 PRIVMSG #lobby :',
      '@batch=m1 PRIVMSG #lobby :…',
      '@batch=m1;draft/multiline-concat PRIVMSG #lobby :…',
      'BATCH -m1',
    ])
    const said = `first\n\n${'long '.repeat(120)}end`
    expect(stage.texts('#lobby').at(-1)).toBe(said)
    stage.told(
      '@label=m1;msgid=9 :zoe!z@h BATCH +b draft/multiline #lobby',
      ...rest.slice(0, -1).map((line) => line.replace('batch=m1', 'batch=b').replace(' PRIVMSG', ' :zoe!z@h PRIVMSG')),
      'BATCH -b',
    )
    expect(stage.texts('#lobby').filter((text) => text === said).length).toBe(1)
    submitLine(stage.client, '/edit short')
    expect(stage.sent()).toEqual(['EDIT #lobby 9 short'])
  })

  it('are a message each where the server does not take them', () => {
    const stage = inLobby(RICH_OFFER.replace(/draft\/multiline=\S+ /, ''))
    stage.client.say('#lobby', 'first\n\nsecond', 'say')
    expect(withoutIds(stage.sent())).toEqual(['PRIVMSG #lobby first', 'PRIVMSG #lobby second'])
  })

  it('of an edit come as one', () => {
    const stage = inLobby()
    stage.told(
      ':amy!a@h BATCH +e snug.chat/edit #lobby 1',
      '@batch=e :amy!a@h PRIVMSG #lobby :one',
      '@batch=e :amy!a@h PRIVMSG #lobby :and a half',
      'BATCH -e',
    )
    expect(stage.texts('#lobby')[0]).toBe('one\nand a half')
    expect(stage.client.messages.edit('#lobby', '2', 'two\nlines')).toBeUndefined()
    expect(stage.sent()).toEqual([
      'BATCH +e1 snug.chat/edit #lobby 2',
      '@batch=e1 PRIVMSG #lobby two',
      '@batch=e1 PRIVMSG #lobby lines',
      'BATCH -e1',
    ])
  })
})
