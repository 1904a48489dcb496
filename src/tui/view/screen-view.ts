/** The whole screen, as a function of what the client knows, what the person is doing, and the size. Pure. */
import type { Buffer, ClientState } from '../../client/state/client-state.ts'
import { activeBuffer, shownTimeline } from '../../client/state/selectors.ts'
import { typingNicks } from '../../client/state/typing.ts'
import type { Editor } from '../input/editor.ts'
import { paintRow } from '../screen/paint.ts'
import type { PlacedRow } from '../screen/paint.ts'
import type { Frame } from '../screen/renderer.ts'
import { lineSpans } from '../text/formatted-text.ts'
import { safeText } from '../text/safe-text.ts'
import { BOLD, clipRow, DIM, PLAIN, rowWidth, span } from '../text/span.ts'
import type { Row } from '../text/span.ts'
import { clipText, textWidth } from '../text/width.ts'
import type { EntryLook } from './entry-rows.ts'
import { inputRow } from './input-row.ts'
import { layoutFor } from './layout.ts'
import type { Layout } from './layout.ts'
import { memberRows } from './member-pane.ts'
import { paneRowsOf } from './message-pane.ts'
import { windowAt } from './scroll.ts'
import type { ScrolledTo } from './scroll.ts'
import { connectionText, tabsRow } from './status-row.ts'

export interface ScreenView {
  readonly state: ClientState
  readonly editor: Editor
  readonly scrolled: ScrolledTo | undefined
  /** Something to say about the keys just pressed; shown where marks stand. */
  readonly hint: string
  /** The id of the entry that the person has chosen. */
  readonly selected: number | undefined
  readonly look: EntryLook
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface Size {
  readonly columns: number
  readonly rows: number
}

export interface DrawnScreen extends Frame {
  /** The oldest line that is known is in sight. */
  readonly isAtTop: boolean
}

export function drawScreen(view: ScreenView, size: Size): DrawnScreen {
  const { state, scrolled, look } = view
  const buffer = activeBuffer(state)
  const layout = layoutFor(size, buffer)
  const messages = windowAt(shownTimeline(buffer), scrolled, layout.bodyRows, paneRowsOf(buffer, look, view.selected))
  const input = promptedInput(view, size.columns)
  const rows = [
    ...(layout.hasTopic ? [paintRow([{ column: 0, row: topicRow(view, size.columns) }])] : []),
    ...(layout.hasRules ? [ruleRow(layout, size, '┬', '')] : []),
    ...bodyRows(view, layout, messages.rows),
    ...(layout.hasRules ? [ruleRow(layout, size, '┴', belowText(view, messages.below))] : []),
    ...(layout.hasStatus
      ? [statusRow(view, size.columns, layout.hasRules ? '' : belowText(view, messages.below))]
      : []),
    input.painted,
  ]
  return { rows, cursor: { row: size.rows - 1, column: input.cursor }, isAtTop: messages.isAtTop }
}

function bodyRows({ state, look }: ScreenView, layout: Layout, messages: readonly Row[]): string[] {
  const buffer = activeBuffer(state)
  const members =
    layout.memberColumns > 0 ? memberRows(state, buffer, look.palette, layout.memberColumns, layout.bodyRows) : []
  const empty = layout.bodyRows - messages.length
  return Array.from({ length: layout.bodyRows }, (_, i) => {
    const message = i < empty ? [] : (messages[i - empty] ?? [])
    const panes: PlacedRow[] = [{ column: 0, row: message }]
    if (layout.memberColumns > 0) {
      panes.push({ column: layout.messageColumns, row: [span('│', DIM)] })
      panes.push({ column: layout.messageColumns + 1, row: members[i] ?? [] })
    }
    return paintRow(panes)
  })
}

function topicRow({ state }: ScreenView, columns: number): Row {
  const buffer = activeBuffer(state)
  const count = buffer.kind === 'channel' && buffer.isJoined ? `${buffer.members.size} here ` : ''
  const left: Row = [span(` ${safeText(buffer.name)}`, BOLD), span('  '), ...lineSpans(topicText(state), PLAIN)]
  const clipped = clipRow(left, Math.max(0, columns - textWidth(count) - 1))
  const gap = Math.max(0, columns - rowWidth(clipped) - textWidth(count))
  return [...clipped, span(' '.repeat(gap)), span(count, DIM)]
}

function topicText(state: ClientState): string {
  const buffer = activeBuffer(state)
  if (buffer.kind === 'query') return 'a conversation between the two of you'
  if (buffer.kind === 'server') return `you are ${state.nick}`
  return buffer.isJoined ? buffer.topic : 'you are not in this channel'
}

function belowText({ hint, state, scrolled, now }: ScreenView, below: number): string {
  if (hint !== '') return hint
  const writing = typingText(activeBuffer(state), now)
  if (activeBuffer(state).excerpt) return 'this is the past · Esc returns to now'
  if (!scrolled && writing !== '') return writing
  const asking = activeBuffer(state).history === 'asking' && scrolled ? 'fetching older messages… ' : ''
  return scrolled ? `${asking}${below > 0 ? `${below} more below` : 'more below'} ↓` : ''
}

/** `amy is writing…`, as long as she is. */
function typingText(buffer: Buffer, now: number): string {
  const nicks = typingNicks(buffer, now).map(safeText)
  if (nicks.length === 0) return ''
  if (nicks.length > 3) return 'several are writing…'
  return `${nicks.join(', ')} ${nicks.length === 1 ? 'is' : 'are'} writing…`
}

function ruleRow({ messageColumns, memberColumns }: Layout, { columns }: Size, joint: string, text: string): string {
  const rule = memberColumns > 0 ? '─'.repeat(messageColumns) + joint + '─'.repeat(memberColumns) : '─'.repeat(columns)
  if (text === '') return paintRow([{ column: 0, row: [span(rule, DIM)] }])
  const shown = ` ${clipText(text, columns - 6)} `
  return paintRow([
    { column: 0, row: [span('──', DIM), span(shown, BOLD), span(rule.slice(2 + textWidth(shown)), DIM)] },
  ])
}

function statusRow({ state, look, now }: ScreenView, columns: number, extra: string): string {
  const connection = connectionText(state, now)
  const right = [extra, connection].filter((text) => text !== '').join(' · ')
  const shown = clipText(right === '' ? '' : ` ${right} `, columns)
  const width = columns - textWidth(shown)
  const panes: PlacedRow[] = [{ column: 0, row: clipRow(tabsRow(state, look.palette, width), width) }]
  if (shown !== '') panes.push({ column: width, row: [span(shown, BOLD)] })
  return paintRow(panes)
}

function promptedInput({ state, editor, look }: ScreenView, columns: number): { painted: string; cursor: number } {
  const nick = clipText(safeText(state.nick), Math.max(1, Math.floor(columns / 4)))
  const prompt: Row =
    columns < 20 ? [span('> ', DIM)] : [span(` ${nick}`, look.palette.nick(state.nick)), span(' › ', DIM)]
  const width = rowWidth(prompt)
  const { row, cursor } = inputRow(editor, columns - width)
  const painted = paintRow([
    { column: 0, row: prompt },
    { column: width, row },
  ])
  return { painted, cursor: width + cursor }
}
