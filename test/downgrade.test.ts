/** docs/downgrade.md, cell by cell: what each kind of client is shown of each event, at the real doors. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatMsgid } from '../src/hub/msgid.ts'
import { createFakeConnection, type FakeConnection } from './support/fake-connection.ts'
import { createPlayServer, type PlayServer } from './support/play-server.ts'

const RICH = 'batch draft/multiline draft/message-redaction snug.chat/edit snug.chat/timeline message-tags'
const BOB = ':bob!~bob@chat'
const LONG = 'long '.repeat(120).trim()

const KINDS = ['rich', 'tags', 'bare', 'plain', 'later'] as const
type Kind = (typeof KINDS)[number]

interface Row {
  readonly event: string
  /** What bob, a rich client and an operator of the lobby, sends; `{id}` is the id of his message `hello`, and alice's for a reply. */
  readonly does: readonly string[]
  /** What each hears: `{id}` as above, `{new}` of the event, `{ref}` of its batch. `later`: of all that was said to the lobby, with `hello` in it. */
  readonly shown: Readonly<Record<Kind, readonly string[]>>
}

const NOTHING: readonly string[] = []
const HELLO = `${BOB} PRIVMSG #lobby :hello`

function same(lines: readonly string[]): Pick<Row['shown'], 'tags' | 'bare'> {
  const [first = '', ...rest] = lines
  return { tags: [`@msgid={new} ${first}`, ...rest], bare: lines }
}

const [PIECE, REST] = pieces(LONG)
const [LATER_PIECE, LATER_REST] = pieces(LONG, '[2026-11-23 12:00] ')

const ROWS: readonly Row[] = [
  {
    event: 'reply',
    does: ['@+reply={id} PRIVMSG #lobby :hi'],
    shown: {
      rich: [`@msgid={new};+reply={id} ${BOB} PRIVMSG #lobby :hi`],
      tags: [`@msgid={new};+reply={id} ${BOB} PRIVMSG #lobby :hi`],
      bare: [`${BOB} PRIVMSG #lobby :hi`],
      plain: ['bob (to bob): hi'],
      later: [HELLO, `${BOB} PRIVMSG #lobby :hi`],
    },
  },
  {
    event: 'reaction',
    does: ['@+draft/react=👍;+reply={id} TAGMSG #lobby'],
    shown: {
      rich: [`@msgid={new};+draft/react=👍;+draft/reply={id};+reply={id} ${BOB} TAGMSG #lobby`],
      tags: [`@msgid={new};+draft/react=👍;+draft/reply={id};+reply={id} ${BOB} TAGMSG #lobby`],
      bare: NOTHING,
      plain: ['* bob reacted 👍 to "hello"'],
      later: [HELLO],
    },
  },
  {
    event: 'reaction taken back',
    does: ['@+draft/react=👍;+reply={id} TAGMSG #lobby', '', '@+draft/unreact=👍;+reply={id} TAGMSG #lobby'],
    shown: {
      rich: [`@msgid={new};+draft/unreact=👍;+draft/reply={id};+reply={id} ${BOB} TAGMSG #lobby`],
      tags: [`@msgid={new};+draft/unreact=👍;+draft/reply={id};+reply={id} ${BOB} TAGMSG #lobby`],
      bare: NOTHING,
      plain: NOTHING,
      later: [HELLO],
    },
  },
  {
    event: 'edit',
    does: ['EDIT #lobby {id} :hallo'],
    shown: {
      rich: [`@msgid={new} ${BOB} EDIT #lobby {id} :hallo`],
      ...same([`${BOB} PRIVMSG #lobby :* hallo`]),
      plain: ['* bob edited: hallo'],
      later: [`${BOB} PRIVMSG #lobby :hallo`],
    },
  },
  {
    event: 'edit of several lines',
    does: ['BATCH +1 snug.chat/edit #lobby {id}', ...batched('one', '', 'two'), 'BATCH -1'],
    shown: {
      rich: asBatch('snug.chat/edit #lobby {id}', 'one', '', 'two'),
      ...same([`${BOB} PRIVMSG #lobby :* one`, `${BOB} PRIVMSG #lobby :two`]),
      plain: ['* bob edited: one', '* bob edited: ', '* bob edited: two'],
      later: [`${BOB} PRIVMSG #lobby :one`, `${BOB} PRIVMSG #lobby :two`],
    },
  },
  {
    event: 'redaction',
    does: ['REDACT #lobby {id} :mistake'],
    shown: {
      rich: [`@msgid={new} ${BOB} REDACT #lobby {id} :mistake`],
      tags: NOTHING,
      bare: NOTHING,
      plain: ['* a message from bob was removed'],
      later: NOTHING,
    },
  },
  {
    event: 'several lines',
    does: ['@+a=b BATCH +1 draft/multiline #lobby', ...batched('one', '', 'two'), 'BATCH -1'],
    shown: {
      rich: asBatch('draft/multiline #lobby', 'one', '', 'two').map((line) => line.replace('{new}', '{new};+a=b')),
      tags: [`@msgid={new};+a=b ${BOB} PRIVMSG #lobby :one`, `${BOB} PRIVMSG #lobby :two`],
      bare: [`${BOB} PRIVMSG #lobby :one`, `${BOB} PRIVMSG #lobby :two`],
      plain: ['bob: one', 'bob: ', 'bob: two'],
      later: [HELLO, `${BOB} PRIVMSG #lobby :one`, `${BOB} PRIVMSG #lobby :two`],
    },
  },
  {
    event: 'one long line',
    does: ['BATCH +1 draft/multiline #lobby', ...batched(LONG.slice(0, 300), `+${LONG.slice(300)}`), 'BATCH -1'],
    shown: {
      rich: asBatch('draft/multiline #lobby', PIECE, `+${REST}`),
      ...same([`${BOB} PRIVMSG #lobby :${PIECE}`, `${BOB} PRIVMSG #lobby :${REST}`]),
      plain: [`bob: ${LONG}`],
      later: [HELLO, `${BOB} PRIVMSG #lobby :${LATER_PIECE}`, `${BOB} PRIVMSG #lobby :${LATER_REST}`],
    },
  },
  {
    event: 'pin',
    does: ['PIN #lobby {id}'],
    shown: {
      rich: [`@msgid={new} ${BOB} PIN #lobby {id}`],
      tags: NOTHING,
      bare: NOTHING,
      plain: ['* bob pinned "hello"'],
      later: [HELLO],
    },
  },
  {
    event: 'typing',
    does: ['@+typing=active TAGMSG #lobby'],
    shown: {
      rich: [`@+typing=active ${BOB} TAGMSG #lobby`],
      tags: [`@+typing=active ${BOB} TAGMSG #lobby`],
      bare: NOTHING,
      plain: NOTHING,
      later: [HELLO],
    },
  },
]

/** Lines of a batch that bob sends; `+` before those that go on. */
function batched(...texts: readonly string[]): string[] {
  return texts.map((text) =>
    text.startsWith('+')
      ? `@batch=1;draft/multiline-concat PRIVMSG #lobby :${text.slice(1)}`
      : `@batch=1 PRIVMSG #lobby :${text}`,
  )
}

/** A batch as others hear it. */
function asBatch(type: string, ...texts: readonly string[]): string[] {
  const lines = texts.map((text) =>
    text.startsWith('+')
      ? `@batch={ref};draft/multiline-concat ${BOB} PRIVMSG #lobby :${text.slice(1)}`
      : `@batch={ref} ${BOB} PRIVMSG #lobby :${text}`,
  )
  return [`@msgid={new} ${BOB} BATCH +{ref} ${type}`, ...lines, `${BOB} BATCH -{ref}`]
}

/** What fits into one line of IRC, cut behind a space, and the rest. */
function pieces(text: string, before = ''): [string, string] {
  const room = 510 - before.length - `${BOB} PRIVMSG #lobby :`.length
  const cut = text.lastIndexOf(' ', room - 1) + 1
  return [text.slice(0, cut), text.slice(cut)]
}

async function arrive(server: PlayServer, door: 'irc' | 'plain', ...lines: string[]): Promise<FakeConnection> {
  const connection = createFakeConnection()
  connection.attach(server.open(door, connection, true))
  connection.send(lines.map((line) => `${line}\r\n`).join(''))
  await server.settle()
  return connection
}

const irc = (server: PlayServer, nick: string, capabilities: string, ...more: string[]): Promise<FakeConnection> => {
  const ask = capabilities === '' ? [] : [`CAP REQ :${capabilities}`]
  return arrive(server, 'irc', ...ask, `NICK ${nick}`, `USER ${nick} 0 * :x`, 'CAP END', 'JOIN #lobby', ...more)
}

function linesOf(connection: FakeConnection): string[] {
  return connection.takeLines().map((line) => line.replace(/\r$/, ''))
}

/** What each kind of client hears of an event. */
async function hear({ does }: Row): Promise<{ heard: Record<Kind, string[]>; fill: (line: string) => string }> {
  const server = createPlayServer()
  // Nobody who comes to the lobby is an operator there; one of the server is.
  const bob = await irc(server, 'bob', RICH, 'OPER boss :the password')
  const people = {
    rich: await irc(server, 'rich', RICH),
    tags: await irc(server, 'tags', 'message-tags'),
    bare: await irc(server, 'bare', ''),
    plain: await arrive(server, 'plain', 'plain'),
  }
  const away = await irc(server, 'later', '', 'NS REGISTER correct-horse', 'NS SET always-on on', 'PERSISTENCE SET ON')
  await server.settle()
  away.send('QUIT\r\n')
  server.clock.advance(1000)
  await server.settle()
  bob.send('PRIVMSG #lobby :hello\r\n')
  await server.settle()
  const id = formatMsgid(server.hub.chat.lastSeq, server.disk.identity)
  const hush = (): void => {
    for (const person of Object.values(people)) person.takeLines()
  }
  hush()
  for (const line of does) {
    if (line === '') hush()
    else bob.send(`${line.replaceAll('{id}', id)}\r\n`)
    await server.settle()
  }
  const { lastSeq } = server.hub.chat
  const fill = (line: string): string =>
    line
      .replaceAll('{id}', id)
      .replaceAll('{new}', formatMsgid(lastSeq, server.disk.identity))
      .replaceAll('{ref}', `m-${lastSeq.toString(36)}`)
  const back = await arrive(server, 'irc', 'PASS later:correct-horse', 'NICK later', 'USER later 0 * :x')
  const played = linesOf(back).filter((line) => line.startsWith(BOB))
  expect(server.complaints).toEqual([])
  return {
    heard: {
      rich: linesOf(people.rich),
      tags: linesOf(people.tags),
      bare: linesOf(people.bare),
      plain: linesOf(people.plain),
      // The client knows no times: they stand before the text.
      later: played.map((line) => line.replace(/ :\[[\d :-]+\] /, ' :')),
    },
    fill,
  }
}

describe.each(ROWS)('DOWNGRADE-1 $event', (row) => {
  it.each(KINDS)('to %s', async (kind) => {
    const { heard, fill } = await hear(row)
    expect(heard[kind]).toEqual(row.shown[kind].map(fill))
  })
})

it('DOWNGRADE-1 the table of docs/downgrade.md has these rows and columns', () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/downgrade.md'), 'utf8')
  const table = [...text.matchAll(/^\|(.+)\|$/gm)].map(([, cells = '']) => cells.split('|').map((cell) => cell.trim()))
  const [head, , ...rows] = table
  expect(head).toEqual(['event', ...KINDS])
  expect(rows.map(([event]) => event)).toEqual(ROWS.map(({ event }) => event))
  expect(rows.every((cells) => cells.length === head?.length)).toBe(true)
})

it('REPLY-1 who answers without a client of IRC is seen to answer by those who have one, now and later', async () => {
  const server = createPlayServer()
  const nina = await arrive(server, 'plain', 'nina')
  const rich = await irc(server, 'rich', `${RICH} draft/chathistory`)
  rich.send('PRIVMSG #lobby :hello\r\n')
  await server.settle()
  const id = formatMsgid(server.hub.chat.lastSeq, server.disk.identity)
  rich.takeLines()
  nina.send('/reply hi\n')
  await server.settle()
  const tags = `msgid=${formatMsgid(server.hub.chat.lastSeq, server.disk.identity)};+draft/reply=${id};+reply=${id}`
  expect(linesOf(rich)).toEqual([
    expect.stringMatching(`^@${tags.replaceAll('+', '\\+')} :nina!.* PRIVMSG #lobby :hi$`),
  ])
  rich.send('CHATHISTORY LATEST #lobby * 1\r\n')
  await server.settle()
  expect(linesOf(rich)[1]).toContain(`;${tags} :nina!`)
})
