import { describe, expect, it } from 'vitest'
import { openClientStage, RICH_OFFER, welcomeClient } from '../../test/support/client-stage.ts'
import type { ClientStage } from '../../test/support/client-stage.ts'
import { activeBuffer } from '../client/state/selectors.ts'
import { followPast } from './follow-past.ts'
import { onKeyEvent } from './on-key-event.ts'
import type { Deed } from './on-key-event.ts'
import { newPerson } from './person.ts'
import type { Person } from './person.ts'
import { createPalette } from './screen/palette.ts'
import { createEntryLook } from './view/entry-rows.ts'
import { paneRowsOf } from './view/message-pane.ts'
import { drawScreen } from './view/screen-view.ts'

const SIZE = { columns: 100, rows: 24 }
const palette = createPalette('none')

/** Zoe, who has said `two` between amy and bob, and presses keys: text in quotes, keys by their names. */
function keyboard(offer = RICH_OFFER) {
  const stage = openClientStage({ historyOnEntering: 0 })
  welcomeClient(stage, offer)
  stage.told(
    ':zoe!z@h JOIN #lobby',
    '@msgid=1;time=2026-11-23T10:00:01.000Z :amy!a@h PRIVMSG #lobby :one',
    '@msgid=2;time=2026-11-23T10:00:02.000Z :zoe!z@h PRIVMSG #lobby :two',
    '@msgid=3;time=2026-11-23T10:00:03.000Z;+draft/reply=1 :bob!b@h PRIVMSG #lobby :three',
  )
  stage.client.focus('#lobby')
  let person: Person = newPerson
  const press = (...keys: string[]): Deed[] =>
    keys.flatMap((key) => {
      const event = key.startsWith("'")
        ? ({ type: 'text', text: key.slice(1, -1) } as const)
        : ({ type: 'key', key } as const)
      const { state } = stage.client
      const rowsOf = paneRowsOf(activeBuffer(state), createEntryLook(80, palette), person.selected)
      const step = onKeyEvent(person, event, { state, bodyRows: 18, rowsOf })
      person = step.person
      return step.deeds
    })
  return { stage, press, person: () => person, screen: () => screenOf(stage, person) }
}

function screenOf({ client }: ClientStage, { editor, hint, selected, scrolled }: Person): string {
  const { state } = client
  const view = {
    state,
    editor,
    hint,
    selected,
    scrolled: scrolled.get(state.active),
    look: createEntryLook(80, palette),
    now: 0,
  }
  return drawScreen(view, SIZE)
    .rows.map((row) => row.replace(/\x1b\[(\d+)G/g, ' ').replace(/\x1b\[[\d;]*[mK]/g, ''))
    .join('\n')
}

describe('TUI-2 Up in an empty line', () => {
  it('brings the last message back; Enter changes it, Esc leaves it', () => {
    const { press, person } = keyboard()
    press('up')
    expect(person()).toMatchObject({ editor: { text: 'two' }, composing: { kind: 'edit', msgid: '2' } })
    expect(press("' and a half'", 'enter')).toEqual([{ do: 'edit', msgid: '2', text: 'two and a half' }])
    expect(person()).toMatchObject({ editor: { text: '' }, composing: undefined })
    expect(press('up', 'escape', 'enter')).toEqual([])
    expect(person()).toMatchObject({ editor: { text: '' }, composing: undefined })
    expect(press('up', 'enter')).toEqual([])
  })

  it('goes to the lines typed before when pressed again, and where nothing can be changed', () => {
    for (const [offer, keys] of [
      [RICH_OFFER, ['up', 'up']],
      ['', ['up']],
    ] as const) {
      const { press, person } = keyboard(offer)
      press("'/who'", 'enter')
      press(...keys)
      expect(person()).toMatchObject({ editor: { text: '/who' }, composing: undefined })
    }
  })
})

describe('keys for one message', () => {
  it('TUI-1 answer, react to, remove and pin it', () => {
    const { press } = keyboard()
    expect(press('alt-k', "'r'", "'yes'", 'enter')).toEqual([{ do: 'answer', msgid: '3', text: 'yes' }])
    expect(press('alt-k', 'up', 'up', "'+'", "'👍'", 'enter')).toEqual([{ do: 'react', msgid: '1', text: '👍' }])
    expect(press('alt-k', "'k'", "'d'", 'enter')).toEqual([{ do: 'redact', msgid: '2', text: '' }])
    expect(press('alt-k', "'p'")).toEqual([{ do: 'pin', msgid: '3', isPinned: true }])
    expect(press('alt-k', "'k'", "'e'", 'ctrl-u', "'2'", 'enter')).toEqual([{ do: 'edit', msgid: '2', text: '2' }])
    expect(press('alt-k', 'enter')).toEqual([{ do: 'jump', msgid: '1' }])
    expect(press('alt-k', "'e'", 'alt-k', "'d'", 'escape', 'alt-k', 'escape', 'escape')).toEqual([])
  })

  it('are letters again for any other key', () => {
    const { press, person } = keyboard()
    press('alt-k', "'hello'")
    expect(person()).toMatchObject({ selected: undefined, editor: { text: 'hello' } })
  })

  it('leave the chosen one behind with the conversation', () => {
    const { stage, press, person } = keyboard()
    expect(press('alt-k', 'alt-1')).toEqual([{ do: 'focus', buffer: '' }])
    expect(person().selected).toBeUndefined()
    stage.told(':amy!a@h REDACT #lobby 3')
    press('alt-k', "'r'")
    expect(person()).toMatchObject({ composing: undefined, hint: 'That message was removed.' })
  })
})

it('TUI-6 Alt-Enter and Ctrl-Enter begin another line, Enter says them all', () => {
  const { press } = keyboard()
  expect(press("'one'", 'alt-enter', "'two'", 'ctrl-enter', "'three'", 'enter')).toEqual([
    { do: 'send', text: 'one\ntwo\nthree' },
  ])
})

describe('the screen', () => {
  it('TUI-1 shows what is answered above, reactions below, and what was changed, pinned and removed', () => {
    const { stage, screen } = keyboard()
    stage.told(
      '@+draft/react=👍;+draft/reply=3 :amy!a@h TAGMSG #lobby',
      '@+draft/react=👍;+draft/reply=3 :zoe!z@h TAGMSG #lobby',
      ':zoe!z@h EDIT #lobby 2 :second',
      ':amy!a@h PIN #lobby 2',
    )
    expect(screen()).toMatch(/zoe {2}second \(edited, pinned\)\s*│?.*\n.*↳ amy: one.*\n.*bob {2}three.*\n.*👍 2/)
    stage.told(':bob!b@h REDACT #lobby 1 :too loud')
    expect(screen()).toMatch(/amy {2}removed by bob \(too loud\)[^]*↳ amy: a message that was removed/)
    expect(screen()).not.toContain('one')
  })

  it('TUI-5 TUI-7 shows who writes, and what waits', () => {
    const { stage, press, screen } = keyboard()
    stage.told('@time=1970-01-01T00:00:00.000Z;+typing=active :amy!a@h TAGMSG #lobby')
    expect(screen()).toContain('amy is writing…')
    stage.closed('gone')
    stage.client.say('#lobby', 'later', 'say')
    expect(screen()).toContain('later (waits for the connection)')
    press('escape')
  })

  it('TUI-3 goes to where somebody jumps, and Esc comes back', () => {
    const { stage, press, person, screen } = keyboard()
    const before = stage.client.state
    stage.client.jump('#lobby', 'x')
    stage.told('BATCH +h chathistory #lobby')
    for (const [i, id] of ['w', 'x', 'y'].entries())
      stage.told(`@batch=h;msgid=${id};time=2026-11-01T10:00:0${i}.000Z :amy!a@h PRIVMSG #lobby :long ago ${id}`)
    stage.told('BATCH -h')
    const after = followPast(person(), before, stage.client.state, () => ({ entry: 5, hiddenRows: 0 }))
    expect(after.scrolled.get('#lobby')).toEqual({ entry: 5, hiddenRows: 0 })
    expect(screen()).toMatch(/long ago w[^]*long ago x[^]*long ago y[^]*this is the past · Esc returns to now/)
    expect(press('escape')).toEqual([{ do: 'return' }])
    expect(press('pagedown')).toEqual([{ do: 'newer' }])
  })
})
