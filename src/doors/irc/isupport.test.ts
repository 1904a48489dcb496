/** What the server says of itself, and when. */
import { expect, it } from 'vitest'
import { openIrcHouse } from '../../../test/support/irc-house.ts'

it('IRC-8 ISUPPORT comes before registration to who asked for that, as a batch, with the icon', async () => {
  const house = openIrcHouse({ icon: () => 'https://chat.example/icon.png' })
  const early = house.connect()
  await early.asks('CAP LS 302')
  expect(await early.asks('ISUPPORT')).toEqual([':chat.test 451 * :You have not registered'])
  await early.asks('CAP REQ :batch draft/extended-isupport')
  const lines = await early.asks('ISUPPORT')
  expect(lines[0]).toMatch(/^:chat\.test BATCH \+(\S+) draft\/isupport$/)
  expect(lines.at(-1)).toMatch(/^:chat\.test BATCH -\S+$/)
  expect(lines.slice(1, -1).every((line) => /^@batch=\S+ :chat\.test 005 \* /.test(line))).toBe(true)
  expect(lines.join()).toContain('draft/ICON=https://chat.example/icon.png')
  const welcome = await early.asks('NICK a', 'USER a 0 * :A', 'CAP END')
  expect(welcome.filter((line) => / 005 /.test(line) && !line.startsWith('@batch='))).toEqual([])
})

it('IRC-8 without the capability it comes as lines, to who has registered', async () => {
  const alice = await openIrcHouse().arrive('alice')
  const lines = await alice.asks('ISUPPORT')
  expect(lines.every((line) => line.startsWith(':chat.test 005 alice '))).toBe(true)
  expect(lines.join()).not.toContain('ICON')
})

it('OPER-9 what a server operator says is tagged for who asked for that', async () => {
  const house = openIrcHouse()
  const oper = await house.arrive('oper')
  const rich = await house.arrive('rich', 'message-tags draft/oper')
  const plain = await house.arrive('plain', 'message-tags')
  for (const person of [oper, rich, plain]) await person.asks('JOIN #lobby')
  const session = house.hub.sessionsOf(house.hub.chat.userByNick('oper')?.id ?? '')[0]
  if (session) house.hub.ask(session, { do: 'take-rights', rights: ['see'], keep: false })
  await oper.asks('PRIVMSG #lobby :hello')
  expect((await rich.hears()).at(-1)).toMatch(/^@(?:\S*;)?draft\/oper(?:;\S*)? :oper!/)
  expect((await plain.hears()).at(-1)).not.toContain('draft/oper')
})

it('IRC-10 denied tags are dropped, and a message that had nothing else is not sent', async () => {
  let denied = ['*', '-typing']
  const house = openIrcHouse({ deniedTags: () => denied })
  const alice = await house.arrive('alice', 'message-tags')
  const bob = await house.arrive('bob', 'message-tags')
  for (const person of [alice, bob]) await person.asks('JOIN #a')
  expect((await bob.asks('VERSION')).join()).toContain(' CLIENTTAGDENY=*,-typing ')
  await bob.hears()
  await alice.asks(
    '@+typing=active;+draft/react=x TAGMSG #a',
    '@+draft/react=x TAGMSG #a',
    '@+x=1;+typing=done PRIVMSG #a :hi',
  )
  expect((await bob.hears()).map((line) => line.replace(/msgid=[^;]*;/, ''))).toEqual([
    '@+typing=active :alice!~alice@cloak TAGMSG #a',
    '@+typing=done :alice!~alice@cloak PRIVMSG #a :hi',
  ])
  denied = ['typing']
  house.door.tellChanges()
  expect(await bob.hears()).toEqual([':chat.test 005 bob CLIENTTAGDENY=typing :are supported by this server'])
  await alice.asks('@+typing=active TAGMSG #a', '@+draft/react=x TAGMSG #a')
  expect((await bob.hears()).map((line) => line.replace(/msgid=[^;]*;/, ''))).toEqual([
    '@+draft/react=x :alice!~alice@cloak TAGMSG #a',
  ])
  denied = []
  house.door.tellChanges()
  house.door.tellChanges()
  expect(await bob.hears()).toEqual([':chat.test 005 bob -CLIENTTAGDENY :are supported by this server'])
})
