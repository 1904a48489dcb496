/** That a secret channel which one is not in answers like one that does not exist, to every command that takes a channel. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import { createMemoryFileStore } from '../../adapters/memory/memory-file-store.ts'
import { formatMsgid } from '../../hub/msgid.ts'
import { COMMANDS } from './commands/index.ts'

const SECRET = '#cave'
const NONE = '#none'
const CAPABILITIES =
  'message-tags echo-message standard-replies batch draft/chathistory draft/relaymsg draft/metadata-2 draft/channel-rename labeled-response ' +
  'draft/read-marker soju.im/search snug.chat/timeline snug.chat/edit snug.chat/upload draft/message-redaction'

/** By verb: lines that name a channel as `%`, and the message that was said in the secret one as `{id}`. */
const ROADS: Readonly<Record<string, readonly string[]>> = {
  CHANSERV: [
    'CHANSERV INFO %',
    'CHANSERV REGISTER %',
    'CHANSERV DROP %',
    'CHANSERV ACCESS % LIST',
    'CHANSERV ACCESS % ADD bob op',
    'CHANSERV TRANSFER % bob',
    'CHANSERV OP % bob',
  ],
  CHATHISTORY: [
    'CHATHISTORY LATEST % * 10',
    'CHATHISTORY BEFORE % timestamp=2026-01-01T00:00:00.000Z 10',
    'CHATHISTORY AROUND % timestamp=2026-01-01T00:00:00.000Z 10',
    'CHATHISTORY BETWEEN % timestamp=2026-01-01T00:00:00.000Z timestamp=2027-01-01T00:00:00.000Z 10',
    'CHATHISTORY TARGETS timestamp=2026-01-01T00:00:00.000Z timestamp=2027-01-01T00:00:00.000Z 10',
  ],
  CS: ['CS INFO %', 'CS OP %'],
  EDIT: ['EDIT % {id} :x', 'EDIT % nonsense :x', 'EDIT #open {id} :x'],
  HISTSERV: ['HISTSERV PLAY %', 'HISTSERV SEARCH in:% psst', 'HISTSERV DELETE % LAST'],
  HS: ['HS PLAY % 5'],
  INVITE: ['INVITE alice %', 'INVITE eve %', 'INVITE nobody %'],
  KICK: ['KICK % alice', 'KICK % eve,nobody :out', 'KICK % bob'],
  LIST: ['LIST %', 'LIST %,#c*', 'LIST %*', 'LIST >0'],
  MARKREAD: ['MARKREAD %', 'MARKREAD % timestamp=2026-01-01T00:00:00.000Z'],
  METADATA: [
    'METADATA % GET url',
    'METADATA % LIST',
    'METADATA % SET url :x',
    'METADATA % SET url',
    'METADATA % CLEAR',
    'METADATA % SYNC',
    'METADATA % SUB url',
  ],
  MODE: [
    'MODE %',
    'MODE % b',
    'MODE % +e',
    'MODE % I',
    'MODE % beI',
    'MODE % +m',
    'MODE % +b eve',
    'MODE % +o bob',
    'MODE % -s+Z',
    'MODE %x',
  ],
  MONITOR: ['MONITOR + %'],
  NAMES: ['NAMES %', 'NAMES %,%'],
  NOTICE: ['NOTICE % :hello', 'NOTICE @% :hello'],
  PART: ['PART %', 'PART %,% :bye'],
  PIN: ['PIN % {id}', 'PIN % nonsense'],
  PINS: ['PINS %'],
  PRIVMSG: [
    'PRIVMSG % :hello',
    '@+reply={id} PRIVMSG % :hello',
    'PRIVMSG %,alice :hello',
    'PRIVMSG +% :hello',
    'PRIVMSG % :\x01VERSION\x01',
  ],
  REDACT: ['REDACT % {id}', 'REDACT % nonsense', 'REDACT bob {id}'],
  RELAYMSG: ['RELAYMSG % eve/far :hello', 'RELAYMSG % eve :hello'],
  RENAME: ['RENAME % #hill', 'RENAME % %', 'RENAME % #open'],
  SEARCH: ['SEARCH in=%', 'SEARCH text=psst'],
  TAGMSG: [
    '@+react=x TAGMSG %',
    '@+draft/react=x;+reply={id} TAGMSG %',
    '@+draft/unreact=x;+reply={id} TAGMSG %',
    '@+typing=active TAGMSG %',
  ],
  TOPIC: ['TOPIC %', 'TOPIC % :silver', 'TOPIC % :'],
  UNPIN: ['UNPIN % {id}'],
  UPLOAD: ['UPLOAD % 5 :cat.png', 'UPLOAD +% 5 :cat.png', 'UPLOAD % 99999 :cat.png'],
  WHO: ['WHO %', 'WHO % o', 'WHO % %%cnf', 'WHO %*'],
  WHOIS: ['WHOIS %', 'WHOIS alice'],
  WHOWAS: ['WHOWAS %'],
  ISON: ['ISON %'],
  USERHOST: ['USERHOST %'],
}

/** It lets in or not, so it cannot but tell. */
const TELLING = ['JOIN']
/** What they take is no channel's name, but a server's or whom a ban is for. */
const SERVERS = ['ADMIN', 'INFO', 'LINKS', 'LUSERS', 'MOTD', 'STATS', 'TIME', 'VERSION']
const BANS = ['DLINE', 'KLINE', 'SHUN', 'UBAN', 'UNDLINE', 'UNKLINE', 'UNSHUN']

let alice: IrcPerson
let bob: IrcPerson
let secretId: string
beforeEach(async () => {
  const settings = { isOn: true, maxBytes: 100, totalBytes: 100, perHourBytes: 100 }
  const house = openIrcHouse({ uploads: { store: createMemoryFileStore(), settings } })
  alice = await house.arrive('alice', CAPABILITIES)
  await alice.asks(`JOIN ${SECRET}`, `TOPIC ${SECRET} :gold`, `METADATA ${SECRET} SET url :x`, 'JOIN #open')
  await alice.asks(`PRIVMSG ${SECRET} :psst`)
  secretId = formatMsgid(house.hub.chat.lastSeq, house.messages.identity)
  await alice.asks(`MODE ${SECRET} +s`)
  await house.arrive('eve')
  bob = await house.arrive('bob', CAPABILITIES)
  await bob.asks('REGISTER * * :a good password')
})

/** What one hears, with the times, the ids of batches and the name taken out. */
async function asks(line: string, name: string): Promise<string[]> {
  const heard = await bob.asks(
    line.replaceAll('{id}', secretId).replaceAll(/%%|%/g, (sign) => (sign === '%%' ? '%' : name)),
  )
  return heard.map((text) =>
    text
      .replace(/^@\S+ /, '')
      .replace(/ BATCH ([+-])\w+/, ' BATCH $1')
      .replaceAll(name, '%'),
  )
}

const roads = Object.values(ROADS).flat()

/** Further modes of the channel, none of which may make a difference. */
const MODES = ['+i', '+m', '+R', '+k key', '+b bob', '+b m:bob', '+C', '+T', '+M', '+l 1', '+f 1:1']

describe('SECRET-1 a secret channel that one is not in', () => {
  it.each(roads)('answers like one that does not exist: %s', async (line) => {
    expect(await asks(line, SECRET)).toEqual(await asks(line, NONE))
  })

  it.each(roads)('does so in any letter case: %s', async (line) => {
    expect(await asks(line, SECRET.toUpperCase())).toEqual(await asks(line, NONE.toUpperCase()))
  })

  it.each(MODES)('does so whatever else it is: %s', async (mode) => {
    await alice.asks(`MODE ${SECRET} ${mode}`)
    for (const line of roads) expect(await asks(line, SECRET), line).toEqual(await asks(line, NONE))
  })

  it('does so where one has been, and was put out', async () => {
    await bob.asks(`JOIN ${SECRET}`)
    await alice.asks(`KICK ${SECRET} bob`)
    await bob.hears()
    for (const line of roads) expect(await asks(line, SECRET), line).toEqual(await asks(line, NONE))
  })

  it('does so with nobody in it', async () => {
    await alice.asks(`PART ${SECRET}`)
    for (const line of roads) expect(await asks(line, SECRET), line).toEqual(await asks(line, NONE))
  })

  it('has a road here for every command that takes a channel', () => {
    const takers = COMMANDS.filter(({ usage }) => /channel|target|mask|filter/.test(usage)).map(({ verb }) => verb)
    const known = new Set([...Object.keys(ROADS), ...TELLING, ...SERVERS, ...BANS])
    expect(takers.filter((verb) => !known.has(verb))).toEqual([])
  })
})

describe('SECRET-2 a secret channel', () => {
  it('answers as it is to whoever is invited', async () => {
    await alice.asks(`INVITE bob ${SECRET}`)
    await bob.hears()
    expect((await asks('TOPIC %', SECRET)).join()).toContain('gold')
    expect((await asks('PRIVMSG % :hello', SECRET)).join()).toContain('404')
    expect((await asks('KICK % alice', SECRET)).join()).toContain('442')
  })

  it('hears what may be said from outside, and refuses the rest as if it were not there', async () => {
    await alice.asks(`MODE ${SECRET} -n+C`)
    expect((await asks('PRIVMSG % :hello', SECRET)).join()).toContain(':bob!')
    expect((await alice.hears()).join()).toContain(`PRIVMSG ${SECRET} :hello`)
    expect(await asks('PRIVMSG % :\x01VERSION\x01', SECRET)).toEqual(await asks('PRIVMSG % :\x01VERSION\x01', NONE))
  })

  it('does not sound like none where it is not secret', async () => {
    await alice.asks(`MODE ${SECRET} -s`)
    expect((await asks('PRIVMSG % :hello', SECRET)).join()).toContain('404')
    expect((await asks('KICK % alice', SECRET)).join()).toContain('442')
  })
})
