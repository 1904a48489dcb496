import { expect, it } from 'vitest'
import { inLobby, OFFER, openClientStage as stage, welcomeClient as enter } from '../../test/support/client-stage.ts'
import { submitLine } from './commands/submit-line.ts'
import { activeBuffer } from './state/selectors.ts'

function page(channel: string, ...ids: number[]): string[] {
  return [
    `BATCH +p chathistory ${channel}`,
    ...ids.map(
      (id) => `@batch=p;msgid=${id};time=2026-11-23T10:00:${10 + id}.000Z :bob!b@h PRIVMSG ${channel} :m${id}`,
    ),
    'BATCH -p',
  ]
}

it('registers, asks for what is offered and known, enters its channel and fetches the last lines', () => {
  const s = stage()
  s.opened()
  expect(s.sent()).toEqual(['CAP LS 302', 'NICK zoe', 'USER zoe 0 * zoe'])
  s.told(':s CAP * LS * :batch draft/chathistory', ':s CAP * LS :sasl=PLAIN server-time')
  expect(s.sent()).toEqual(['CAP REQ :batch draft/chathistory server-time'])
  s.told(':s CAP * ACK :batch draft/chathistory server-time')
  expect(s.sent()).toEqual(['CAP END'])
  s.told(':s 001 zoe :Welcome', ':s 005 zoe CHATHISTORY=50 :are supported', ':s 376 zoe :End of MOTD')
  expect(s.sent()).toEqual(['JOIN #lobby'])
  s.told(':zoe!z@h JOIN #lobby')
  expect(s.sent()).toEqual(['CHATHISTORY LATEST #lobby * 10'])
  s.told(...page('#lobby', 1, 2))
  expect(s.texts('#lobby')).toEqual(['m1', 'm2'])
  expect(activeBuffer(s.client.state).name).toBe('#lobby')
})

it('lives without capabilities', () => {
  const s = stage()
  s.opened()
  s.told(':s 421 * CAP :Unknown command', ':s 001 zoe :Welcome', ':s 422 zoe :No MOTD', ':zoe!z@h JOIN #lobby')
  s.sent()
  s.client.say('#lobby', 'hello', 'say')
  expect(s.sent()).toEqual(['PRIVMSG #lobby hello'])
  expect(s.texts('#lobby')).toEqual(['hello'])
})

it('asks the person for another nick at first entry', () => {
  const s = stage()
  s.opened()
  s.told(OFFER, ':s 433 * zoe :Nickname is already in use')
  expect(s.client.state.status).toEqual({ at: 'nick-refused', nick: 'zoe', sentence: 'Nickname is already in use' })
  s.pass(60_000)
  s.sent()
  s.client.tryNick('zara')
  // Nobody sees the name that was tried before.
  expect(s.sent()).toEqual(['CAP LS 302', 'NICK zara', 'USER zara 0 * zara'])
})

it('WEB-7 asks on for another nick where the server does not wait for one, and comes in anew with that', () => {
  const s = stage()
  s.opened()
  s.told(OFFER, ':s 433 * zoe :Nickname is already in use', 'ERROR :Closing link: Registration timed out')
  s.closed('closed')
  expect(s.client.state.status).toEqual({ at: 'nick-refused', nick: 'zoe', sentence: 'Nickname is already in use' })
  s.pass(100_000)
  expect(s.links()).toBe(1)
  s.sent()
  s.client.tryNick('zara')
  expect(s.client.state.status).toEqual({ at: 'connecting' })
  s.opened()
  expect(s.sent()).toEqual(['CAP LS 302', 'NICK zara', 'USER zara 0 * zara'])
  s.told(':s 433 * zara :Nickname is already in use')
  expect(s.client.state.status).toMatchObject({ at: 'nick-refused', nick: 'zara' })
})

it('does not come back by itself where it has never been', () => {
  const s = stage()
  s.closed('connection refused')
  expect(s.client.state.status).toEqual({ at: 'stopped', why: 'connection refused' })
  s.pass(100_000)
  expect(s.links()).toBe(1)
})

it('scrolls back from the oldest msgid, once at a time, until there is nothing', () => {
  const s = stage()
  enter(s)
  s.told(':zoe!z@h JOIN #lobby', ...page('#lobby', 4, 5, 6))
  s.sent()
  s.client.older('#lobby')
  s.client.older('#lobby')
  expect(s.sent()).toEqual(['CHATHISTORY BEFORE #lobby msgid=4 3'])
  s.told(...page('#lobby', 1, 2, 3))
  s.client.older('#lobby')
  s.told(...page('#lobby'))
  s.sent()
  s.client.older('#lobby')
  expect(s.sent()).toEqual([])
  expect(s.texts('#lobby')).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6'])
})

it('comes back, enters its channels again and fills the gap without duplicates', () => {
  const s = stage()
  enter(s)
  s.told(':zoe!z@h JOIN #lobby', ...page('#lobby', 1, 2))
  s.closed('connection reset')
  expect(s.client.state.status).toMatchObject({ at: 'waiting', why: 'connection reset' })
  s.pass(1_000)
  expect(s.links()).toBe(2)
  s.sent()
  enter(s)
  expect(s.sent()).toEqual([
    'CAP END',
    'JOIN #lobby',
    'CHATHISTORY TARGETS timestamp=1969-12-31T23:59:00.000Z timestamp=1970-01-02T00:00:01.000Z 100',
  ])
  s.told(':zoe!z@h JOIN #lobby', '@msgid=6 :bob!b@h PRIVMSG #lobby :m6')
  expect(s.sent()).toEqual(['CHATHISTORY AFTER #lobby msgid=2 3'])
  s.told(...page('#lobby', 3, 4, 5))
  expect(s.sent()).toEqual(['CHATHISTORY AFTER #lobby msgid=5 3'])
  s.told(...page('#lobby', 6))
  expect(s.sent()).toEqual([])
  expect(s.texts('#lobby')).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6'])
})

it('asks by time when the server has forgotten the msgid', () => {
  const s = stage()
  enter(s)
  s.told(':zoe!z@h JOIN #lobby', ...page('#lobby', 1))
  s.closed('gone')
  s.pass(1_000)
  enter(s)
  s.sent()
  s.told(':zoe!z@h JOIN #lobby')
  s.sent()
  s.told(':s FAIL CHATHISTORY INVALID_MSGREF #lobby AFTER :Unknown message')
  expect(s.sent()).toEqual(['CHATHISTORY AFTER #lobby timestamp=2026-11-23T10:00:11.000Z 3'])
})

it('takes another nick while its own is still held, and has it back as soon as it is free', () => {
  const s = stage()
  enter(s)
  s.closed('gone')
  s.pass(1_000)
  s.opened()
  s.sent()
  s.told(OFFER, ':s 433 * zoe :in use')
  expect(s.sent()).toContain('NICK zoe_')
  s.told(':s 001 zoe_ :Welcome', ':s 422 zoe_ :No MOTD', ':zoe_!z@h JOIN #lobby')
  s.sent()
  s.told(':zoe!z@h QUIT :Ping timeout')
  expect(s.sent()).toEqual(['NICK zoe'])
  s.told(':zoe_!z@h NICK zoe')
  expect(s.client.state.nick).toBe('zoe')
})

it('sends with a label, shows the line at once and confirms it by the echo', () => {
  const s = stage({ historyOnEntering: 0 })
  enter(s)
  s.told(':zoe!z@h JOIN #lobby')
  s.sent()
  s.client.say('#lobby', 'hello there', 'say')
  expect(s.sent()).toEqual(['@label=m1 PRIVMSG #lobby :hello there'])
  expect(s.texts('#lobby')).toEqual(['hello there'])
  s.told('@label=m1;msgid=7 :zoe!z@h PRIVMSG #lobby :hello there')
  expect(s.texts('#lobby')).toEqual(['hello there'])
})

it.each([
  ['with labels', OFFER, '@label=m1 :s 401 zoe nobody :No such nick'],
  ['without', ':s CAP * LS :echo-message', ':s 401 zoe nobody :No such nick'],
])(
  'shows in the conversation that nobody is there, where one sees that there is something: %s',
  (_, offer, refusal) => {
    const s = stage({ historyOnEntering: 0 })
    enter(s, offer)
    s.told(':zoe!z@h JOIN #lobby')
    submitLine(s.client, '/msg nobody hi')
    s.told(refusal)
    expect(s.notes('nobody')).toEqual(['nobody: No such nick'])
    expect(s.notes('#lobby')).toEqual([])
    expect(s.client.state.buffers.get('nobody')?.unread).toBe(1)
    submitLine(s.client, '/whois amy')
    s.told(':s 401 zoe amy :No such nick')
    expect(s.notes('#lobby')).toEqual(['amy: No such nick'])
  },
)

it('cuts a long text so that each line has room for our source', () => {
  const s = stage({ historyOnEntering: 0 })
  enter(s)
  s.told(':zoe!zed@some.host JOIN #lobby')
  s.sent()
  s.client.say('#lobby', 'ä'.repeat(600), 'say')
  const lines = s.sent().map((line) => line.replace(/^@\S+ /, ''))
  expect(lines.length).toBe(3)
  for (const line of lines) expect(Buffer.byteLength(`:zoe!zed@some.host ${line}\r\n`)).toBeLessThanOrEqual(512)
})

it('answers PING, asks when nothing is heard, and gives up where nothing answers', () => {
  const s = stage()
  enter(s)
  s.sent()
  s.told('PING :x y')
  expect(s.sent()).toEqual(['PONG :x y'])
  s.pass(60_000)
  expect(s.sent()).toEqual(['PING still-there'])
  s.told('PONG s still-there')
  s.pass(60_000)
  s.sent()
  s.pass(30_000)
  expect(s.client.state.status).toMatchObject({ at: 'waiting', why: 'the server does not answer' })
})

it('says goodbye and is done when the server closes, or does not', async () => {
  for (const closes of [true, false]) {
    const s = stage()
    enter(s)
    s.sent()
    const left = s.client.quit('bye')
    expect(s.sent()).toEqual(['QUIT bye'])
    if (closes) s.closed('closed')
    else s.pass(2_000)
    await left
    expect(s.client.state.status).toEqual({ at: 'stopped', why: 'quit' })
  }
})

it('whoever says goodbye twice leaves once, and is done both times', async () => {
  const s = stage()
  enter(s)
  s.sent()
  const left = [s.client.quit('bye'), s.client.quit('')]
  expect(s.sent()).toEqual(['QUIT bye'])
  s.closed('closed')
  expect(await Promise.race([Promise.all(left), new Promise(setImmediate)])).toEqual([undefined, undefined])
})

it('is settled when the server has answered after all that was said', async () => {
  const s = stage()
  enter(s)
  s.told(':zoe!z@h JOIN #lobby')
  s.sent()
  const settled = s.client.settled()
  const [ping = ''] = s.sent()
  s.told(`:s PONG s ${ping.split(' ')[1]}`)
  expect(await settled).toBe(true)
  const lost = s.client.settled()
  s.closed('gone')
  expect(await lost).toBe(false)
})

it('tells everybody who listens of everything, also where one of them changes something thereby', () => {
  const s = inLobby()
  const heard: string[] = []
  s.client.subscribe(({ news }) => {
    if (news.some(({ entry }) => entry.kind === 'talk')) s.client.note('#lobby', 'seen', 'plain')
  })
  s.client.subscribe(({ news }) =>
    heard.push(...news.map(({ entry }) => (entry.kind === 'presence' ? '' : entry.text))),
  )
  s.told(':amy!a@h PRIVMSG #lobby :hello')
  expect(heard).toEqual(['hello', 'seen'])
})
