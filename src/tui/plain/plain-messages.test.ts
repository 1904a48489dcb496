import { describe, expect, it } from 'vitest'
import { openClientStage, RICH_OFFER, welcomeClient } from '../../../test/support/client-stage.ts'
import { submitLine } from '../../client/commands/submit-line.ts'
import { createPlainNews } from './plain-news.ts'

function listening() {
  const stage = openClientStage({ historyOnEntering: 10 })
  const news = createPlainNews()
  let lines: string[] = []
  stage.client.subscribe((state, previous) => void lines.push(...news.lines(state, previous)))
  welcomeClient(stage, RICH_OFFER)
  stage.told(':zoe!z@h JOIN #lobby', ':s 353 zoe = #lobby :zoe amy bob', ':s 366 zoe #lobby :End')
  return {
    stage,
    heard: (): string[] => {
      const said = lines
      lines = []
      return said.map((line) => line.replace(/\d\d:\d\d/g, 'hh:mm'))
    },
  }
}

const SAID = [
  '@msgid=1;time=2026-11-23T10:00:01.000Z :amy!a@h PRIVMSG #lobby :green tea?',
  '@msgid=2;time=2026-11-23T10:00:02.000Z;+draft/reply=1 :bob!b@h PRIVMSG #lobby :yes',
]

describe('TUI-9 line by line', () => {
  it('says what was answered, and what was done to messages', () => {
    const { stage, heard } = listening()
    heard()
    stage.told(
      ...SAID,
      '@+draft/react=👍;+draft/reply=2 :amy!a@h TAGMSG #lobby',
      '@+draft/unreact=👍;+draft/reply=2 :amy!a@h TAGMSG #lobby',
      ':amy!a@h EDIT #lobby 1 :black tea?',
      ':bob!b@h PIN #lobby 1',
      ':bob!b@h REDACT #lobby 1 :too hot',
    )
    expect(heard()).toEqual([
      'amy: green tea?',
      'bob (answering amy: green tea?): yes',
      '* amy reacted with 👍 to bob: yes',
      '* amy took 👍 back from bob: yes',
      '* amy changed a message: black tea?',
      '* bob pinned a message of amy',
      '* bob removed a message of amy (too hot)',
    ])
  })

  it('says the past as it is now, and where what is new begins', () => {
    const { stage, heard } = listening()
    heard()
    stage.told(
      ':s MARKREAD #lobby timestamp=2026-11-23T10:00:01.000Z',
      'BATCH +h chathistory #lobby',
      ...SAID.map((line) => line.replace('@', '@batch=h;')),
      '@batch=h;msgid=r;draft/chathistory-context;+draft/react=👍;+draft/reply=2 :amy!a@h TAGMSG #lobby',
      'BATCH -h',
    )
    expect(heard()).toEqual([
      '[hh:mm] amy: green tea?',
      '* New in #lobby:',
      '[hh:mm] bob (answering amy: green tea?): yes (👍)',
    ])
  })

  it('says what was found and what stands around it', () => {
    const { stage, heard } = listening()
    stage.told('BATCH +h chathistory #lobby', ...SAID.map((line) => line.replace('@', '@batch=h;')), 'BATCH -h')
    submitLine(stage.client, '/search tea')
    heard()
    stage.told('BATCH +s soju.im/search', SAID[0]?.replace('@', '@batch=s;') ?? '', 'BATCH -s')
    submitLine(stage.client, '/jump')
    expect(heard()).toEqual([
      '1. [#lobby] 2026-11-23 hh:mm amy: green tea?',
      '* 1 found. /jump and a number goes there.',
      '[hh:mm] amy: green tea?',
      '[hh:mm] bob (answering amy: green tea?): yes',
    ])
  })

  it('says what is unread elsewhere, several lines as one message, and what waits', () => {
    const { stage, heard } = listening()
    heard()
    stage.told(
      ':s UNREAD bob 3 3',
      'BATCH +m draft/multiline #lobby',
      '@batch=m :amy!a@h PRIVMSG #lobby :first',
      '@batch=m :amy!a@h PRIVMSG #lobby :second',
      'BATCH -m',
    )
    expect(heard()).toEqual(['* 3 unread in bob, 3 of them for you.', 'amy: first\n  second'])
    stage.closed('gone')
    heard()
    submitLine(stage.client, 'later')
    expect(heard()).toEqual(['* Waits for the connection: later'])
  })

  it('says that somebody is writing between two people only', () => {
    const { stage, heard } = listening()
    submitLine(stage.client, '/query amy')
    heard()
    stage.told(
      '@+typing=active :amy!a@h TAGMSG zoe',
      '@+typing=active :amy!a@h TAGMSG zoe',
      '@+typing=active :bob!b@h TAGMSG #lobby',
    )
    expect(heard()).toEqual(['* amy is writing…'])
  })
})
