import { afterEach, expect, test, vi } from 'vitest'
import { inLobby } from '../../../../test/support/client-stage.ts'
import { drafts, setDraft } from '../../drafts.ts'
import { keptNames } from '../../kept-names.ts'
import { attach, attachmentsOf } from '../../uploads.ts'
import { composing } from '../shared/ui.ts'
import { followRenames } from './renames.ts'

afterEach(() => void vi.unstubAllGlobals())

test('what was begun goes with a channel that is renamed, and with a partner who is', () => {
  const stage = inLobby()
  const { client } = stage
  const kept = new Map<string, string>()
  const memory = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    names: () => [...kept.keys()],
  }
  const pinned = keptNames(memory, 'snug.pinned', 10)
  pinned.add('#lobby')
  pinned.add('#tea')
  client.setNotices({ usual: 'mentions', levels: new Map([['#lobby', 'none']]), words: [] })
  const end = followRenames({ client, pinned })
  client.openQuery('amy')
  setDraft('#lobby', 'half a sentence')
  setDraft('amy', 'dear amy')
  attach(client, '#lobby', [new File([], 'empty.txt')])
  const entry = client.state.buffers.get('#lobby')?.timeline.chunks[0]?.find(({ kind }) => kind === 'talk')
  composing.value = { key: '#lobby', as: 'reply', entry: { ...entry, msgid: '1' } as never }

  stage.told(':amy!a@h RENAME #lobby #Parlour :', ':amy!a@h NICK ann')
  expect([...drafts.peek()]).toEqual([
    ['#parlour', 'half a sentence'],
    ['ann', 'dear amy'],
  ])
  expect(attachmentsOf('#parlour').map(({ file }) => file.name)).toEqual(['empty.txt'])
  expect(composing.value).toMatchObject({ key: '#parlour', as: 'reply' })
  expect(pinned.all.value).toEqual(['#Parlour', '#tea'])
  expect([...client.state.notices.levels]).toEqual([['#parlour', 'none']])
  end()
})
