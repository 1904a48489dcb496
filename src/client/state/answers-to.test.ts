import { expect, it } from 'vitest'
import { inLobby } from '../../../test/support/client-stage.ts'
import { answersTo } from './answers-to.ts'
import { bufferNamed } from './selectors.ts'

it('WEB-100 knows the answers to a message as they come, are changed and are taken away', () => {
  const stage = inLobby()
  const answers = (msgid: string): string[] => {
    const buffer = bufferNamed(stage.client.state, '#lobby')
    return buffer ? answersTo(buffer, msgid).map(({ nick, text, msgid }) => `${msgid} ${nick}: ${text}`) : []
  }
  stage.told('@msgid=a :amy!a@h PRIVMSG #lobby :tea?', '@msgid=b :bob!b@h PRIVMSG #lobby :hello')
  expect(answers('a')).toEqual([])
  stage.told('@msgid=c;+draft/reply=a :bob!b@h PRIVMSG #lobby :yes')
  // Others stand between, more than are kept together.
  for (let i = 0; i < 300; i++) stage.told(`@msgid=x${i};+draft/reply=b :bob!b@h PRIVMSG #lobby :${i}`)
  stage.told('@msgid=d;+reply=a :cleo!c@h PRIVMSG #lobby :no', '@msgid=e;+draft/reply=c :amy!a@h PRIVMSG #lobby :so?')
  expect(answers('a')).toEqual(['c bob: yes', 'd cleo: no'])
  expect([answers('b').length, answers('c')]).toEqual([300, ['e amy: so?']])
  stage.told(':bob!b@h EDIT #lobby c :yes, please', ':cleo!c@h REDACT #lobby d')
  expect(answers('a')).toEqual(['c bob: yes, please'])
})
