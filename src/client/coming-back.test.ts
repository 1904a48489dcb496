import { describe, expect, it } from 'vitest'
import { inLobby, RICH_OFFER, welcomeClient, withoutIds } from '../../test/support/client-stage.ts'
import type { ClientStage } from '../../test/support/client-stage.ts'
import { submitLine } from './commands/submit-line.ts'

/** Without the messages by which a channel is known again. */
const joins = (stage: ClientStage): string[] =>
  stage.sent().flatMap((line) => /^(?:@\S+ )?(JOIN .*)/.exec(line)?.[1] ?? [])

describe('TUI-7 what is written while the connection is lost', () => {
  function back(stage: ClientStage, offer = RICH_OFFER): string[] {
    stage.pass(1_000)
    stage.sent()
    welcomeClient(stage, offer)
    const lines = stage.sent()
    stage.told(':zoe!z@h JOIN #lobby')
    return [...lines, ...stage.sent()].filter((line) => line.includes('PRIVMSG'))
  }
  const idOf = (line = ''): string | undefined => /snug\.chat\/id=(\w+)/.exec(line)?.[1]

  it('is said when it is back, and what was on its way is said again under the same id', () => {
    const stage = inLobby()
    stage.client.say('#lobby', 'on its way', 'say')
    const [first] = stage.sent()
    stage.closed('gone')
    expect(submitLine(stage.client, 'later')).toBe(true)
    expect(submitLine(stage.client, '/msg amy psst')).toBe(true)
    expect(stage.sent()).toEqual([])
    const again = back(stage)
    expect(withoutIds(again)).toEqual(['PRIVMSG amy psst', 'PRIVMSG #lobby :on its way', 'PRIVMSG #lobby later'])
    expect(idOf(again[1])).toBe(idOf(first))
    expect(new Set(again.map(idOf)).size).toBe(3)
    const label = /label=(m\d+)/.exec(again[1] ?? '')?.[1] ?? ''
    stage.told(`@label=${label};msgid=8 :zoe!z@h PRIVMSG #lobby :on its way`)
    expect(stage.texts('#lobby').filter((text) => text === 'on its way').length).toBe(1)
    stage.closed('gone')
    expect(withoutIds(back(stage))).toEqual(['PRIVMSG amy psst', 'PRIVMSG #lobby later'])
  })

  it('is never said twice on a server that cannot tell', () => {
    const stage = inLobby(':s CAP * LS :echo-message labeled-response batch message-tags')
    stage.client.say('#lobby', 'on its way', 'say')
    stage.sent()
    stage.closed('gone')
    submitLine(stage.client, 'later')
    expect(withoutIds(back(stage, ':s CAP * LS :echo-message labeled-response batch message-tags'))).toEqual([
      'PRIVMSG #lobby later',
    ])
  })

  it('is at most fifty messages, and the rest stays with the person', () => {
    const stage = inLobby()
    stage.closed('gone')
    const taken = Array.from({ length: 51 }, (_, i) => submitLine(stage.client, `line ${i}`))
    expect(taken.indexOf(false)).toBe(50)
    expect(back(stage).length).toBe(50)
  })

  it('is marked as not delivered where we are not let in again', () => {
    const stage = inLobby()
    stage.closed('gone')
    submitLine(stage.client, 'later')
    stage.pass(1_000)
    welcomeClient(stage, RICH_OFFER)
    stage.sent()
    stage.told(':s 474 zoe #lobby :You are banned')
    const entries = stage.client.state.buffers.get('#lobby')?.timeline.chunks.flat() ?? []
    expect(entries.find((entry) => entry.kind === 'talk' && entry.text === 'later')).toMatchObject({
      failed: 'not delivered',
    })
  })
})

it('WEB-43 what one says stands once, however much others say before the server has it', () => {
  const stage = inLobby()
  stage.client.say('#lobby', 'hello', 'say')
  const label = /label=(m\d+)/.exec(stage.sent()[0] ?? '')?.[1] ?? ''
  stage.told(...Array.from({ length: 700 }, (_, i) => `@msgid=f${i} :amy!a@h PRIVMSG #lobby :flood ${i}`))
  stage.closed('gone')
  stage.pass(1_000)
  welcomeClient(stage, RICH_OFFER)
  stage.sent()
  stage.told(':zoe!z@h JOIN #lobby')
  const again = stage.sent().find((line) => line.includes('PRIVMSG')) ?? ''
  expect(again).toContain('hello')
  stage.told(`@label=${/label=(m\d+)/.exec(again)?.[1] ?? label};msgid=8 :zoe!z@h PRIVMSG #lobby :hello`)
  expect(stage.texts('#lobby').filter((text) => text === 'hello')).toHaveLength(1)
})

it('TUI-7 what is written in a channel that one was not let into again does not wait for ever', () => {
  for (const refusal of ['474 zoe #lobby :You are banned', '480 zoe #lobby :Too many are coming in']) {
    const stage = inLobby()
    stage.closed('gone')
    stage.pass(1_000)
    welcomeClient(stage, RICH_OFFER)
    stage.sent()
    stage.told(`:s ${refusal}`)
    expect(stage.client.state.buffers.get('#lobby')).toMatchObject({ isJoined: false, isMissed: false })
    expect(submitLine(stage.client, 'hello?')).toBe(false)
    stage.client.join('#lobby')
    stage.told(':zoe!z@h JOIN #lobby')
    expect(submitLine(stage.client, 'hello again')).toBe(true)
  }
})

it('WEB-62 goes into a channel that was asked for while there was no connection, once there is one', () => {
  const stage = inLobby()
  stage.closed('gone')
  stage.client.join('#cake', 'sesame')
  stage.client.join('#lobby')
  expect(stage.sent()).toEqual([])
  stage.pass(1_000)
  stage.sent()
  welcomeClient(stage, RICH_OFFER)
  expect(joins(stage)).toEqual(['JOIN #lobby', 'JOIN #cake sesame'])
  stage.told(':zoe!z@h JOIN #cake')
  expect(stage.client.state.active).toBe('#cake')
})

describe('TUI-10 what was said while one was gone', () => {
  const page = (target: string, ...lines: string[]): string[] => [
    `BATCH +h chathistory ${target}`,
    ...lines.map((line) => `@batch=h;${line}`),
    'BATCH -h',
  ]

  it('stands in its place where one was put out and came back on the same connection', () => {
    const stage = inLobby(RICH_OFFER, 10)
    stage.told(...page('#lobby'), ':amy!a@h KICK #lobby zoe :out', ':zoe!z@h JOIN #lobby')
    expect(stage.sent()).toEqual(['CHATHISTORY AFTER #lobby msgid=3 3'])
    stage.told('@msgid=8 :bob!b@h PRIVMSG #lobby :eight')
    const said = (n: number, text: string): string =>
      `msgid=${n};time=2026-11-23T10:00:0${n}.000Z :amy!a@h PRIVMSG #lobby :${text}`
    stage.told(...page('#lobby', said(4, 'four'), said(5, 'five'), said(6, 'six')))
    expect(stage.sent()).toEqual(['CHATHISTORY AFTER #lobby msgid=6 3'])
    stage.told(...page('#lobby', said(7, 'seven')))
    expect(stage.texts('#lobby')).toEqual(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'])
  })

  it('in a conversation is asked for from what was known before, whatever came first', () => {
    const stage = inLobby(RICH_OFFER, 10)
    stage.told('@msgid=d1 :amy!a@h PRIVMSG zoe :before')
    stage.closed('gone')
    stage.pass(1_000)
    welcomeClient(stage, RICH_OFFER)
    stage.sent()
    stage.told('@msgid=d3 :amy!a@h PRIVMSG zoe :back?')
    stage.told('BATCH +t draft/chathistory-targets', '@batch=t CHATHISTORY TARGETS amy timestamp=x', 'BATCH -t')
    expect(stage.sent()).toEqual(['CHATHISTORY AFTER amy msgid=d1 3'])
    stage.told(...page('amy', 'msgid=d2 :amy!a@h PRIVMSG zoe :meanwhile', 'msgid=d3 :amy!a@h PRIVMSG zoe :back?'))
    expect(stage.texts('amy')).toEqual(['before', 'meanwhile', 'back?'])
  })

  it('is asked for in a few channels at a time, first where one looks', () => {
    const stage = inLobby(RICH_OFFER, 10)
    const channels = Array.from({ length: 100 }, (_, i) => `#c${i}`)
    for (const name of channels)
      stage.told(`:zoe!z@h JOIN ${name}`, ...page(name, `msgid=${name} :a!a@h PRIVMSG ${name} :x`))
    stage.client.focus('#c50')
    stage.closed('gone')
    stage.pass(1_000)
    welcomeClient(stage, RICH_OFFER)
    stage.sent()
    stage.told(...channels.map((name) => `:zoe!z@h JOIN ${name}`))
    const asked: string[] = []
    const look = (): string[] => stage.sent().flatMap((line) => /^CHATHISTORY AFTER (\S+)/.exec(line)?.[1] ?? [])
    for (let now = look(); now.length > 0; now = look()) {
      asked.push(...now)
      expect(now.length).toBeLessThanOrEqual(3)
      // Each answer takes a while: the server has each line paid for.
      stage.pass(1_000)
      for (const name of now) stage.told(...page(name, `msgid=${name}b :a!a@h PRIVMSG ${name} :y`))
    }
    expect(asked.indexOf('#c50')).toBe(3)
    expect(new Set(asked).size).toBe(100)
    for (const name of channels) expect(stage.texts(name)).toEqual(['x', 'y'])
  })

  it('is asked for again where it could not be read', () => {
    const stage = inLobby(RICH_OFFER, 10)
    stage.client.older('#lobby')
    stage.told('FAIL CHATHISTORY MESSAGE_ERROR LATEST #lobby :The past could not be read')
    stage.pass(20_000)
    stage.sent()
    stage.client.older('#lobby')
    expect(stage.sent().length).toBe(1)
  })
})

describe('TUI-10 a conversation', () => {
  it('has its past when one looks at it', () => {
    const stage = inLobby(RICH_OFFER, 10)
    submitLine(stage.client, '/query amy')
    expect(stage.sent()).toEqual(['CHATHISTORY LATEST amy * 3'])
    stage.told('BATCH +h chathistory amy', '@batch=h;msgid=d1 :amy!a@h PRIVMSG zoe :long ago', 'BATCH -h')
    expect(stage.texts('amy')).toEqual(['long ago'])
    submitLine(stage.client, '/history')
    expect(stage.sent()).toEqual(['CHATHISTORY BEFORE amy msgid=d1 3'])
  })

  it('that went on while one was gone is fetched', () => {
    const stage = inLobby(RICH_OFFER, 10)
    stage.closed('gone')
    stage.pass(1_000)
    welcomeClient(stage, RICH_OFFER)
    expect(stage.sent().some((line) => line.startsWith('CHATHISTORY TARGETS timestamp='))).toBe(true)
    stage.told(
      'BATCH +t draft/chathistory-targets',
      '@batch=t CHATHISTORY TARGETS #lobby timestamp=2026-11-23T10:00:09.000Z',
      '@batch=t CHATHISTORY TARGETS amy timestamp=2026-11-23T10:00:09.000Z',
      'BATCH -t',
    )
    expect(stage.sent()).toEqual(['CHATHISTORY LATEST amy * 3'])
  })
})

it('TUI-10 of many conversations and channels that went on, the newest conversations are fetched', () => {
  const stage = inLobby(RICH_OFFER, 10)
  stage.closed('gone')
  stage.pass(1_000)
  welcomeClient(stage, RICH_OFFER)
  const [, first = '', second = ''] = /TARGETS timestamp=(\S+) timestamp=(\S+) 100/.exec(stage.sent().join(' ')) ?? []
  // From the end: what there is no room for is older.
  expect(Date.parse(first)).toBeGreaterThan(Date.parse(second))
  const names = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? `#c${i}` : `p${i}`))
  stage.told(
    'BATCH +t draft/chathistory-targets',
    ...names.map((name) => `@batch=t CHATHISTORY TARGETS ${name} timestamp=x`),
    'BATCH -t',
  )
  const open = [...stage.client.state.buffers.keys()].filter((key) => key.startsWith('p'))
  expect([open.length, open[0], open.at(-1)]).toEqual([20, 'p11', 'p49'])
})

it('WEB-113 a conversation that went on is asked for by the time of the server, whatever the clock here says', () => {
  const stage = inLobby(RICH_OFFER, 10)
  // In the stage it is 1970: 56 years behind.
  stage.told('@time=2026-11-23T11:00:00.000Z;msgid=4 :amy!a@h PRIVMSG #lobby :four')
  stage.pass(60_000)
  stage.closed('gone')
  stage.pass(1_000)
  welcomeClient(stage, RICH_OFFER)
  const [, to = '', from = ''] = /TARGETS timestamp=(\S+) timestamp=(\S+)/.exec(stage.sent().join(' ')) ?? []
  expect(from).toBe('2026-11-23T11:00:00.000Z')
  expect(Date.parse(to)).toBeGreaterThan(Date.parse('2026-11-23T11:01:01.000Z'))
})

describe('WEB-62 the password of a channel', () => {
  function back(stage: ClientStage): string[] {
    stage.closed('gone')
    stage.pass(1_000)
    stage.sent()
    welcomeClient(stage, RICH_OFFER)
    return joins(stage)
  }
  const MODES = ':s 005 zoe CHANMODES=beI,k,lfj,imnst CASEMAPPING=ascii :are supported'

  it('is the one that it has by now', () => {
    const stage = inLobby()
    stage.told(MODES)
    stage.client.join('#den', 'sesame')
    stage.told(':zoe!z@h JOIN #den', ':amy!a@h MODE #den +k honey', ':amy!a@h MODE #lobby +ik open')
    expect(back(stage)).toEqual(['JOIN #lobby open', 'JOIN #den honey'])
    stage.told(MODES, ':zoe!z@h JOIN #lobby', ':zoe!z@h JOIN #den', ':amy!a@h MODE #den -k *')
    expect(back(stage)).toEqual(['JOIN #lobby open', 'JOIN #den'])
  })

  it('goes with its name', () => {
    const stage = inLobby()
    stage.client.join('#den', 'sesame')
    stage.told(':zoe!z@h JOIN #den', ':amy!a@h RENAME #den #cave :')
    expect(back(stage)).toEqual(['JOIN #lobby', 'JOIN #cave sesame'])
  })
  it('is kept by whoever keeps it, until one leaves, is put out, or it is wrong', () => {
    const kept = new Map([['#den', 'sesame']])
    const keeps = {
      known: new Map(kept),
      keep(all: ReadonlyMap<string, string>): void {
        kept.clear()
        for (const [channel, password] of all) kept.set(channel, password)
      },
    }
    const stage = inLobby(RICH_OFFER, 0, false, { channelPasswords: keeps })
    stage.sent()
    stage.client.join('#den')
    expect(joins(stage)).toEqual(['JOIN #den sesame'])
    stage.told(':zoe!z@h JOIN #den', ':amy!a@h MODE #den +k honey')
    expect([...kept]).toEqual([['#den', 'honey']])
    stage.closed('gone')
    expect([...kept]).toEqual([['#den', 'honey']])
    back(stage)
    stage.told(':s 475 zoe #den :Cannot join channel (+k) - bad key')
    expect([...kept]).toEqual([])
    for (const goes of [':zoe!z@h PART #den', ':amy!a@h KICK #den zoe :out']) {
      stage.client.join('#den', 'sesame')
      stage.told(':zoe!z@h JOIN #den')
      expect(kept.size).toBe(1)
      stage.told(goes)
      expect(kept.size).toBe(0)
    }
  })
})
