import { expect, it } from 'vitest'
import type { Entry, PresenceChange } from '../../../client/state/entry.ts'
import { createRows, rowAt } from './rows.ts'

function presence(id: number, ...changes: PresenceChange[]): Entry {
  return { kind: 'presence', changes, id, time: id, connection: 1 }
}

function note(id: number): Entry {
  return { kind: 'note', tone: 'plain', text: `${id}`, id, time: id, connection: 1 }
}

function quote(id: number): Entry {
  const found = { place: '#tea', saidAt: 0, style: 'say', nick: 'amy', text: 'tea' } as const
  return { kind: 'quote', number: 1, ...found, id, time: id, connection: 1 }
}

function idsOf(...chunks: Entry[][]): (number | undefined)[] {
  const rows = createRows(chunks)
  return Array.from({ length: rows.length }, (_, i) => rowAt(rows, i)?.id)
}

it('WEB-3 shows who came and went, but not oneself alone', () => {
  const ownQuit = { change: 'quit', nick: 'zoe', reason: '', isOwn: true } as const
  const ownJoin = { change: 'joined', nick: 'zoe', isOwn: true } as const
  const other = { change: 'joined', nick: 'amy' } as const
  const renamed = { change: 'renamed', nick: 'zoe', to: 'zoë' } as const
  expect(
    idsOf(
      [note(1), presence(2, ownQuit)],
      [presence(3, ownJoin), note(4), presence(5, ownJoin, other)],
      [presence(6, renamed)],
    ),
  ).toEqual([1, 4, 5, 6])
})

it('WEB-76 leaves what was found, and the sentence behind it, to the pane, also where chunks part them', () => {
  expect(idsOf([note(1), quote(2), note(3), note(4)], [quote(5)], [note(6), note(7)])).toEqual([1, 4, 7])
})
