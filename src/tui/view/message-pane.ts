/** The message pane: the lines of the active buffer, with a mark where a day begins and where the unread begins. */
import type { Buffer } from '../../client/state/client-state.ts'
import type { Entry } from '../../client/state/entry.ts'
import { DIM, span } from '../text/span.ts'
import type { Row } from '../text/span.ts'
import { isSameDay } from '../../client/state/grouping.ts'
import { dayName } from '../text/times.ts'
import { textWidth } from '../text/width.ts'
import { answeredText } from './message-extras.ts'
import { entryRows } from './entry-rows.ts'
import type { EntryLook } from './entry-rows.ts'
import type { RowsOf } from './scroll.ts'

/** `selected` is the id of the entry that the person has chosen. */
export function paneRowsOf(buffer: Buffer, look: EntryLook, selected?: number): RowsOf {
  const { firstUnread, jumpedTo } = buffer
  const shown = selected ?? jumpedTo?.entry
  return (entry: Entry, previous: Entry | undefined) => {
    const plain = entryRows(entry, previous, look, answeredText(entry, buffer))
    const rows = entry.id === shown ? plain.map(chosen) : plain
    const isNewDay = previous === undefined || !isSameDay(previous.time, entry.time)
    if (!isNewDay && entry.id !== firstUnread) return rows
    const marks: Row[] = []
    if (isNewDay) marks.push(ruledRow(dayName(entry.time), look.width))
    if (entry.id === firstUnread) marks.push(ruledRow('new', look.width))
    return [...marks, ...rows]
  }
}

function chosen(row: Row): Row {
  return row.map(({ text, style }) => ({ text, style: { ...style, isInverse: true } }))
}

/** ` ───── Monday, 23 November 2026 ───── ` */
function ruledRow(text: string, width: number): Row {
  const room = Math.max(0, width - textWidth(text) - 4)
  const left = Math.floor(room / 2)
  return [span(` ${'─'.repeat(left)} ${text} ${'─'.repeat(room - left)}`.slice(0, width), DIM)]
}
