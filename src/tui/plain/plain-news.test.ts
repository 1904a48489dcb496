import { expect, it } from 'vitest'
import { openClientStage, welcomeClient } from '../../../test/support/client-stage.ts'
import type { ClientStage } from '../../../test/support/client-stage.ts'
import { submitLine } from '../../client/commands/submit-line.ts'
import { createPlainNews } from './plain-news.ts'

interface Listener {
  readonly stage: ClientStage
  /** What was said since it was last asked. */
  readonly heard: () => string[]
}

/** Zoe in the lobby and in #tea, with amy in both, and in a conversation with amy. */
function listening(): Listener {
  const stage = openClientStage({ historyOnEntering: 0 })
  const news = createPlainNews()
  let lines: string[] = []
  stage.client.subscribe((state, previous) => void lines.push(...news.lines(state, previous)))
  const heard = (): string[] => {
    const said = lines
    lines = []
    return said
  }
  welcomeClient(stage)
  enter(stage, '#lobby')
  enter(stage, '#tea')
  stage.told(':amy!a@h PRIVMSG zoe :psst')
  stage.sent()
  return { stage, heard }
}

function enter(stage: ClientStage, channel: string): void {
  stage.told(`:zoe!z@h JOIN ${channel}`, `:s 353 zoe = ${channel} :zoe amy bob`, `:s 366 zoe ${channel} :End`)
}

it('says of a lost connection that it is lost, that it is tried again and that it is back, each once', () => {
  const { stage, heard } = listening()
  heard()
  stage.told('ERROR :the server is stopping')
  stage.closed('closed')
  stage.pass(1_000)
  stage.closed('connection refused')
  stage.pass(100_000)
  stage.sent()
  stage.opened()
  stage.told(
    ':s CAP * LS :batch',
    ':s 001 zoe :Welcome',
    ':s 042 zoe id :your unique id',
    ':s 005 zoe CASEMAPPING=ascii :are supported',
    ':s 251 zoe :There are 3 people',
    ':s 254 zoe 2 :channels',
    ':s 375 zoe :- Message of the day -',
    ':s 372 zoe :- be kind',
    ':s 376 zoe :End',
  )
  enter(stage, '#lobby')
  enter(stage, '#tea')
  expect(heard()).toEqual(['* Connection lost: the server is stopping.', '* Trying again…', '* Connected again.'])
  stage.told(':s 372 zoe :- be kind')
  expect(heard()).toEqual(['* be kind'])
})

it('says once that somebody has another name, and once that somebody has left', () => {
  const { stage, heard } = listening()
  heard()
  stage.told(':amy!a@h NICK ann')
  expect(heard()).toEqual(['* amy is now ann'])
  stage.told(':ann!a@h QUIT :Quit: bye all')
  expect(heard()).toEqual(['ann has left the server'])
  stage.told(':bob!b@h PART #tea :enough', ':bob!b@h PART #lobby')
  expect(heard()).toEqual(['* bob left #tea (enough)', '* bob left #lobby'])
})

it('says where one speaks when that changes, and the way out of where nobody hears', () => {
  const { stage, heard } = listening()
  const type = (line: string): void => void submitLine(stage.client, line)
  heard()
  type('/join #tea')
  type('/join #tea')
  type('/switch amy')
  expect(heard()).toEqual(['* You now speak in #tea.', '* You now speak with amy, privately.'])
  type('/switch #tea')
  stage.told(':bob!b@h KICK #tea zoe :too loud')
  type('hello')
  expect(heard().slice(1)).toEqual([
    '* [#tea] bob removed you from #tea (too loud)',
    '! [#tea] You are not in #tea. /join #tea to come in again, /part to leave it for good.',
  ])
  stage.sent()
  type('/part')
  expect(heard()).toEqual(['* You now speak in #lobby.'])
  expect(stage.sent()).toEqual([])
  stage.told(':bob!b@h KICK #lobby zoe')
  type('/part')
  expect(heard().slice(1)).toEqual(['* Nobody hears you here. /join #lobby to come in again.'])
})

it('confirms what was said where one is not, once the server has it', () => {
  const { stage, heard } = listening()
  stage.client.focus('#lobby')
  heard()
  submitLine(stage.client, '/msg amy hi there')
  submitLine(stage.client, '/msg #tea green?')
  submitLine(stage.client, 'hello all')
  expect(heard()).toEqual([])
  stage.told(
    '@label=m1 :zoe!z@h PRIVMSG amy :hi there',
    '@label=m2 :zoe!z@h PRIVMSG #tea green?',
    '@label=m3 :zoe!z@h PRIVMSG #lobby :hello all',
  )
  expect(heard()).toEqual(['[private to amy] hi there', '[to #tea] green?'])
})
