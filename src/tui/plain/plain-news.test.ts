import { expect, it } from 'vitest'
import { openClientStage, welcomeClient } from '../../../test/support/client-stage.ts'
import type { ClientStage } from '../../../test/support/client-stage.ts'
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
