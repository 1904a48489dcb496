/** What operators and owners chose, read back from the log at the next start. */
import { expect, it } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { FakeConnection } from '../../test/support/fake-connection.ts'
import { createLoopbackSequencer } from '../adapters/loopback/loopback-sequencer.ts'
import { createMemoryLog } from '../adapters/memory/memory-log.ts'
import type { Intent } from '../chat/intents/index.ts'
import { Hub } from './hub.ts'
import type { Client } from './session.ts'

const MUTE: Client = { own() {}, refuse() {}, finish() {}, proceed() {}, goodbye() {} }

it('DEFCON-2 KEEP-8 a closed door and the modes of who stays outlive a restart, and so does their end', async () => {
  const messages = createMemoryLog()
  const clock = createFakeClock()
  const note = (): void => {}
  const log = { debug: note, info: note, warn: note, error: note }
  const start = (): Hub =>
    new Hub({ clock, log, messages, sequencer: createLoopbackSequencer(clock, messages.restore().lastAt), node: 'n' })
  const hub = start()
  const voice = { matters: () => 0, phrase: () => '' }
  const session = hub.open(new FakeConnection(), voice, MUTE)
  const ask = async (...intents: Intent[]): Promise<Hub> => {
    for (const intent of intents) hub.ask(session, intent)
    await clock.settle()
    return start()
  }
  const mode = (letter: string, on: boolean): Intent => ({ do: 'change-own-modes', changes: [{ on, letter }] })
  const modesIn = ({ chat }: Hub): string => [...(chat.userByNick('alice')?.modes ?? [])].join('')
  let again = await ask(
    { do: 'enter', nick: 'alice', username: 'u', host: 'h', realname: '' },
    { do: 'register-account', account: 'alice', credentials: { argon2: null, scram: null } },
    { do: 'change-account', account: 'alice', change: { set: 'settings', settings: { alwaysOn: true } } },
    { do: 'take-rights', rights: ['ban'], keep: false },
    { do: 'set-door', closed: true },
    mode('B', true),
    mode('R', true),
  )
  expect(again.chat.isClosed).toBe(true)
  // An operator by OPER is none without the connection.
  expect(modesIn(again)).toBe('BR')
  again = await ask({ do: 'set-door', closed: false }, mode('B', false))
  expect(again.chat.isClosed).toBe(false)
  expect(modesIn(again)).toBe('R')
})
