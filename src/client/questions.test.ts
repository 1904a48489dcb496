import { expect, it } from 'vitest'
import { inLobby, OFFER } from '../../test/support/client-stage.ts'
import { readCreatedAt, readList, readNotices, readTopicBy, readWhois, refusalIn } from './answers.ts'
import { parseMessage } from '../wire/irc/message.ts'
import type { Message } from '../wire/irc/message.ts'

const read = (...lines: string[]): Message[] => lines.map((line) => parseMessage(line) as Message)

it('a question gets its answer, of which nothing is shown', async () => {
  const s = inLobby()
  const answer = s.client.ask({ verb: 'LIST' })
  expect(s.sent()).toEqual(['@label=q1 LIST'])
  s.told(
    '@label=q1 BATCH +1 labeled-response',
    '@batch=1 :s 321 zoe Channel :Users  Name',
    ':amy!a@h PRIVMSG #lobby :meanwhile',
    '@batch=1 :s 322 zoe #tea 2 :leaves',
    'BATCH -1',
  )
  expect(readList((await answer) ?? [])).toEqual([{ name: '#tea', people: 2, topic: 'leaves' }])
  expect([s.notes('#lobby'), s.texts('#lobby').at(-1)]).toEqual([[], 'meanwhile'])
})

it('an answer of one line needs no batch, and one of none is empty', async () => {
  const s = inLobby()
  const first = s.client.ask({ verb: 'WHOIS', params: ['nobody'] })
  const second = s.client.ask({ verb: 'INVITE', params: ['amy', '#lobby'] })
  s.told('@label=q2 :s ACK', '@label=q1 :s 401 zoe nobody :No such nick')
  expect([refusalIn((await first) ?? [])?.text, await second]).toEqual(['No such nick', []])
  expect(s.notes('#lobby')).toEqual([])
})

it('what happens by asking is for everybody to know', async () => {
  const s = inLobby()
  const answer = s.client.ask({ verb: 'TOPIC', params: ['#lobby', 'tea'] })
  s.told('@label=q1 :zoe!z@h TOPIC #lobby :tea')
  expect((await answer)?.map(({ verb }) => verb)).toEqual(['TOPIC'])
  expect([s.client.state.buffers.get('#lobby')?.topic, s.notes('#lobby')]).toEqual(['tea', ['zoe set the topic: tea']])
})

it('where nobody answers, nothing is what comes', async () => {
  const s = inLobby()
  const slow = s.client.ask({ verb: 'LIST' })
  s.pass(20_000)
  const lost = s.client.ask({ verb: 'LIST' })
  s.closed('gone')
  const offline = s.client.ask({ verb: 'LIST' })
  expect(await Promise.all([slow, lost, offline])).toEqual([undefined, undefined, undefined])
  const plain = inLobby(OFFER.replace('labeled-response ', ''))
  expect(await plain.client.ask({ verb: 'LIST' })).toBeUndefined()
  expect(plain.sent()).toEqual([])
})

it('what no line of IRC can say has no answer, and nothing is thrown', async () => {
  const s = inLobby()
  const asked = [
    { verb: 'INVITE', params: ['bob smith', '#lobby'] },
    { verb: 'INVITE', params: ['', '#lobby'] },
    { verb: 'TOPIC', params: ['#lobby', 'a\nb'] },
  ]
  expect(await Promise.all(asked.map((message) => s.client.ask(message)))).toEqual([undefined, undefined, undefined])
  expect(s.sent()).toEqual([])
})

it('WHOIS is read as far as the server says something', () => {
  expect(readWhois(read(':s 401 zoe x :No such nick', ':s 318 zoe x :End'))).toBeUndefined()
  expect(
    readWhois(
      read(
        ':s 311 zoe Amy ann host.example * :Amy A.',
        ':s 319 zoe Amy :@#tea #lobby',
        ':s 319 zoe Amy :+#cake',
        ':s 330 zoe Amy amelia :is logged in as',
        ':s 301 zoe Amy :out',
        ':s 671 zoe Amy :is using a secure connection',
        ':s 760 zoe Amy pronouns * :she/her',
        ':s 317 zoe Amy 61 1700000000 :seconds idle',
        ':s 318 zoe Amy :End',
      ),
    ),
  ).toEqual({
    nick: 'Amy',
    realname: 'Amy A.',
    account: 'amelia',
    away: 'out',
    isOperator: false,
    isBot: false,
    since: 1_700_000_000_000,
    channels: ['@#tea', '#lobby', '+#cake'],
    metadata: new Map([['pronouns', 'she/her']]),
  })
})

it('lists, notices and times are read', () => {
  expect(
    readList(read(':s 322 z #b 1 :', ':s 322 z #a 1 :x', ':s 322 z #c 9 :', ':s 323 z :End')).map(({ name }) => name),
  ).toEqual(['#c', '#a', '#b'])
  expect(readNotices(read(':ChanServ!s@s NOTICE zoe :#tea belongs to amy', ':s 323 z :End'))).toEqual([
    '#tea belongs to amy',
  ])
  expect(readCreatedAt(read(':s 329 z #a 1700000000'))).toBe(1_700_000_000_000)
  expect(readCreatedAt(read(':s 329 z #a soon'))).toBeUndefined()
  expect(readTopicBy(read(':s 333 z #a amy!a@h 1700000000'))).toEqual({ nick: 'amy', at: 1_700_000_000_000 })
})
