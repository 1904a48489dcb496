import { expect, test } from 'vitest'
import { inLobby, withoutIds } from '../../../../test/support/client-stage.ts'
import type { Composing } from '../shared/ui.ts'
import { sendIn } from './send-typed.ts'

const REPLY = { key: '#lobby', as: 'reply', entry: { msgid: '1', text: 'one' } } as unknown as Composing
const EDIT = { key: '#lobby', as: 'edit', entry: { msgid: '2', text: 'two' } } as unknown as Composing

/** Zoe in the lobby and in #tea, where she looks. */
function inTea() {
  const stage = inLobby()
  stage.told(':zoe!z@h JOIN #tea')
  stage.client.focus('#tea')
  stage.sent()
  return { send: (text: string, composing?: Composing) => sendIn(stage.client, '#lobby', text, composing), stage }
}

test('WEB-33 what was written elsewhere is said and changed there, and never a command', () => {
  const { send, stage } = inTea()
  expect(send('hello')).toBe(true)
  expect(send('yes', REPLY)).toBe(true)
  expect(send('two!', EDIT)).toBe(true)
  expect(withoutIds(stage.sent())).toEqual([
    'PRIVMSG #lobby hello',
    '@+draft/reply=1;+reply=1 PRIVMSG #lobby yes',
    'EDIT #lobby 2 two!',
  ])
  // It stays where it was written.
  expect(send('/msg amy between you and me')).toBe(false)
  expect(stage.sent()).toEqual([])
  expect(send('//not a command')).toBe(true)
  expect(withoutIds(stage.sent())).toEqual(['PRIVMSG #lobby :/not a command'])
})

test('WEB-72 an answer may begin with a slash, which is written twice', () => {
  const { send, stage } = inTea()
  stage.client.focus('#lobby')
  expect(send('//etc/hosts', REPLY)).toBe(true)
  expect(withoutIds(stage.sent())).toEqual(['@+draft/reply=1;+reply=1 PRIVMSG #lobby /etc/hosts'])
})
