import { afterEach, expect, it } from 'vitest'
import { openClientStage, welcomeClient } from '../../../test/support/client-stage.ts'
import type { ClientStage } from '../../../test/support/client-stage.ts'
import { commands } from '../../client/commands/commands.ts'
import { submitLine } from '../../client/commands/submit-line.ts'
import { english } from '../../client/phrases/english/index.ts'
import { type Phrases, speak } from '../../client/phrases/phrases.ts'
import type { Entry } from '../../client/state/entry.ts'
import { entriesForwards } from '../../client/state/timeline.ts'
import { ar } from './ar/index.ts'
import { de } from './de/index.ts'
import { en } from './en/index.ts'

afterEach(() => speak(english))

function inLobby(phrases: Phrases): ClientStage {
  speak(phrases)
  const stage = openClientStage({ historyOnEntering: 0 })
  welcomeClient(stage, '')
  stage.told(':zoe!z@h JOIN #lobby', ':s 353 zoe = #lobby :zoe @amy', ':s 366 zoe #lobby :End')
  return stage
}

function lastEntry(stage: ClientStage): Entry | undefined {
  const lobby = stage.client.state.buffers.get('#lobby')
  return lobby && [...entriesForwards(lobby.timeline)].at(-1)
}

it('WEB-85 what happens is told in the language of the page', () => {
  const stage = inLobby(de.client)
  stage.told(':amy!a@h TOPIC #lobby :Tee', ':amy!a@h KICK #lobby bob :zu laut')
  stage.told(':s 482 zoe #lobby :You’re not channel operator', 'FAIL EDIT EDIT_FORBIDDEN #lobby x :It is not yours')
  submitLine(stage.client, '/nosuch')
  stage.closed('no answer')
  expect(stage.notes('#lobby')).toEqual([
    'amy hat das Thema gesetzt: Tee',
    'amy hat bob aus #lobby entfernt (zu laut)',
    '#lobby: Dafür reicht dein Rang im Kanal nicht',
    'Das hast nicht du gesagt',
    'Es gibt keinen Befehl /nosuch. /help zeigt, welche es gibt; //nosuch sagt es.',
    'Verbindung verloren: keine Antwort.',
  ])
})

it('WEB-85 a sentence that only the server has is known as its own', () => {
  const stage = inLobby(ar.client)
  stage.told(':s 499 zoe #lobby :You are not the owner')
  expect(lastEntry(stage)).toMatchObject({ text: '#lobby: You are not the owner', isServers: true })
  stage.told(':s 442 zoe #lobby :You’re not on that channel')
  expect(lastEntry(stage)).toMatchObject({ text: '\u200f\u2066#lobby\u2069: لست في هذه القناة' })
  expect(lastEntry(stage)).not.toHaveProperty('isServers')
})

it.each([en, de, ar])('WEB-85 /help in $language names all commands, and no keys of a terminal', ({ client }) => {
  const stage = inLobby(client)
  submitLine(stage.client, '/help')
  const notes = stage.notes('#lobby')
  expect(notes).toHaveLength(commands.length + 2)
  expect(notes.join('\n')).not.toMatch(/Alt-|undefined/)
})

it('are in no other language the English ones', () => {
  const same = (other: object, ours: object): string[] =>
    Object.entries(ours).flatMap(([name, value]: [string, unknown]) => {
      const theirs: unknown = Reflect.get(other, name)
      if (typeof value === 'object' && value !== null) return same(theirs as object, value)
      return typeof value === 'string' && value !== '' && theirs === value ? [value] : []
    })
  expect([...same(de.client, english), ...same(ar.client, english)]).toEqual([])
})
