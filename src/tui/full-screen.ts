/** The client on a whole terminal: keys change what the person is doing, the server changes the state, both are drawn. */
import type { Client } from '../client/client.ts'
import type { ClientState } from '../client/state/client-state.ts'
import { sayText, submitLine } from '../client/commands/submit-line.ts'
import { activeBuffer, shownTimeline } from '../client/state/selectors.ts'
import { typingNicks } from '../client/state/typing.ts'
import { followPast } from './follow-past.ts'
import { createFramePace } from './frame-pace.ts'
import { createKeyParser } from './keys/key-parser.ts'
import { onKeyEvent } from './on-key-event.ts'
import type { Deed } from './on-key-event.ts'
import { composingText, newPerson, withBufferChange } from './person.ts'
import type { Person } from './person.ts'
import { createRenderer } from './screen/renderer.ts'
import { openTerminalScreen } from './screen/terminal-screen.ts'
import type { TerminalScreenOptions } from './screen/terminal-screen.ts'
import type { Palette } from './screen/palette.ts'
import { sendLines } from './send-lines.ts'
import { createEntryLook } from './view/entry-rows.ts'
import { layoutFor } from './view/layout.ts'
import { paneRowsOf } from './view/message-pane.ts'
import { scrollToShow } from './view/scroll.ts'
import { drawScreen } from './view/screen-view.ts'

const ESCAPE_MS = 50
const BELL_EVERY_MS = 2_000

export interface FullScreenOptions {
  readonly client: Client
  readonly palette: Palette
  readonly stdin: TerminalScreenOptions['stdin']
  readonly stdout: TerminalScreenOptions['stdout']
}

/** Takes the terminal until the person has left or the program is told to end. */
export function runFullScreen({ client, palette, stdin, stdout }: FullScreenOptions): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const renderer = createRenderer()
  const parser = createKeyParser((event) => {
    const step = onKeyEvent(person, event, { state: client.state, bodyRows: layout().bodyRows, rowsOf: paneRows() })
    const { active } = client.state
    const before = wordsOf(person)
    person = step.person
    for (const deed of step.deeds) perform(deed)
    if (client.state.active !== active) client.typed(active, '')
    else if (wordsOf(person) !== before) client.typed(active, wordsOf(person))
    pace.wanted()
  })
  let person: Person = newPerson
  let look = createEntryLook(0, palette)
  let escapeTimer: NodeJS.Timeout | undefined
  let tickTimer: NodeJS.Timeout | undefined
  let belledAt = Number.NEGATIVE_INFINITY

  const screen = openTerminalScreen({
    stdin,
    stdout,
    onInput(bytes) {
      clearTimeout(escapeTimer)
      parser.push(bytes)
      if (parser.isWaiting) escapeTimer = setTimeout(() => parser.flush(), ESCAPE_MS)
    },
    onResize: drawAnew,
    onReturn: drawAnew,
    onEnd: () => void client.quit(''),
  })
  const pace = createFramePace({
    draw,
    now: () => performance.now(),
    isBusy: () => screen.isBusy,
    whenFree: (call) => screen.whenFree(call),
  })
  const unsubscribe = client.subscribe(onChange)

  function layout() {
    return layoutFor(screen, activeBuffer(client.state))
  }

  /** One look for as long as the width holds: rows are kept by it. */
  function paneRows() {
    const width = layout().messageColumns
    if (look.width !== width) look = createEntryLook(width, palette)
    return paneRowsOf(activeBuffer(client.state), look, person.selected)
  }

  function draw(): void {
    paneRows()
    const { state } = client
    const scrolled = person.scrolled.get(state.active)
    const frame = drawScreen(
      { state, editor: person.editor, scrolled, hint: hint(), selected: person.selected, look, now: Date.now() },
      screen,
    )
    const codes = renderer.draw(frame)
    if (codes !== '') screen.write(codes)
    if (frame.isAtTop && scrolled) client.older(state.active)
    const buffer = activeBuffer(state)
    if (!scrolled && !buffer.excerpt) client.seen(state.active)
    clearTimeout(tickTimer)
    if (state.status.at === 'waiting' || typingNicks(buffer, Date.now()).length > 0)
      tickTimer = setTimeout(() => pace.wanted(), 1_000)
  }

  /** What is about to be said; what is being done to something that was said is nobody's business. */
  function wordsOf({ composing, editor }: Person): string {
    return composing && composing.kind !== 'reply' ? '' : editor.text
  }

  function hint(): string {
    return person.hint === '' && person.composing ? composingText(person.composing) : person.hint
  }

  function drawAnew(): void {
    renderer.forget()
    pace.wanted()
  }

  function onChange(state: ClientState, previous: ClientState): void {
    if (state.active !== previous.active) person = withBufferChange(person, previous.active, state.active)
    person = followPast(person, previous, state, (id) =>
      scrollToShow(shownTimeline(activeBuffer(state)), id, layout().bodyRows, paneRows()),
    )
    // What was taken away must not stay in rows that were laid out before.
    if (state.news.some(({ change }) => change?.was === 'redacted')) look = createEntryLook(look.width, palette)
    const isCalled = state.news.some(
      ({ entry, isHistory, change }) => !isHistory && !change && entry.kind === 'talk' && entry.isMention,
    )
    if (isCalled && performance.now() - belledAt > BELL_EVERY_MS) {
      belledAt = performance.now()
      screen.write('\x07')
    }
    if (state.status.at === 'stopped') finish()
    else pace.wanted()
  }

  function perform(deed: Deed): void {
    switch (deed.do) {
      case 'send':
        return void sendLines(client, deed.text)
      case 'answer':
        return void sayText(client, deed.text, deed.msgid)
      case 'edit':
      case 'redact':
        return note(client.messages[deed.do](client.state.active, deed.msgid, deed.text))
      case 'react':
        return note(client.messages.react(client.state.active, deed.msgid, deed.text, true))
      case 'pin':
        return note(client.messages.pin(client.state.active, deed.msgid, deed.isPinned))
      case 'jump':
        return note(client.jump(client.state.active, deed.msgid) ? undefined : 'That message cannot be fetched.')
      case 'jump-to-quote':
        return void submitLine(client, `/jump ${deed.number}`)
      case 'return':
        return client.returnToPresent(client.state.active)
      case 'newer':
        return client.newer(client.state.active)
      case 'focus':
        return client.focus(deed.buffer)
      case 'older':
        return client.older(client.state.active)
      case 'quit':
        return void client.quit('')
      case 'redraw':
        return drawAnew()
      case 'suspend':
        return screen.suspend()
    }
  }

  function note(why: string | undefined): void {
    if (why !== undefined) client.note(client.state.active, why, 'error')
  }

  function finish(): void {
    unsubscribe()
    pace.stop()
    clearTimeout(escapeTimer)
    clearTimeout(tickTimer)
    screen.leave()
    resolve()
  }

  pace.wanted()
  if (client.state.status.at === 'stopped') finish()
  return promise
}
