/** The message list by keyboard: arrows go from row to row, letters do something with the message one is at. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Buffer } from '../../../client/state/client-state.ts'
import type { Entry } from '../../../client/state/entry.ts'
import { indexOfRow, rowAt } from './rows.ts'
import type { Rows } from './rows.ts'
import type { ScrollKeeper } from './scroll-keeper.ts'
import { onceRendered } from '../shared/focus.ts'
import { acting, composing, focusComposer, useStore, withMsgid } from '../shared/ui.ts'

export interface RowKeys {
  /** The index of the row that has, or had, the focus; -1 at first. */
  readonly focused: number
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
}

export function useRowKeys(
  rows: Rows,
  keeper: ScrollKeeper,
  pane: RefObject<HTMLElement | null>,
  buffer: Buffer,
): RowKeys {
  const { client } = useStore()
  const [focusedId, setFocusedId] = useState<number>()
  const focused = indexOfRow(rows, focusedId)
  /** A key leads elsewhere: the focus goes along. */
  const goesAlong = useRef(false)

  useLayoutEffect(() => {
    if (!buffer.jumpedTo || !goesAlong.current) return
    goesAlong.current = false
    take(buffer.jumpedTo.entry)
  }, [buffer.jumpedTo])

  function go(index: number): void {
    const row = rowAt(rows, Math.max(0, Math.min(rows.length - 1, index)))
    if (!row) return
    keeper.goTo(row.id, 'nearest')
    take(row.id)
  }

  function take(id: number): void {
    setFocusedId(id)
    onceRendered(() => pane.current?.querySelector<HTMLElement>(`[data-entry="${id}"]`)?.focus({ preventScroll: true }))
  }

  /** Presses what leads from a message to another one. */
  function follow(id: number, what: '.answered' | '.answers'): boolean {
    const button = pane.current?.querySelector<HTMLElement>(`[data-entry="${id}"] ${what}`)
    goesAlong.current = button !== null && button !== undefined
    button?.click()
    return goesAlong.current
  }

  function onMessage(event: KeyboardEvent, entry: Entry | undefined): boolean {
    const message = entry?.kind === 'talk' && !entry.redacted ? withMsgid(entry) : undefined
    if (!message) return false
    const { key } = buffer
    switch (event.key) {
      case 'Enter':
      case 'ContextMenu':
        acting.value = { entry: message.id, as: 'bar' }
        onceRendered(() =>
          pane.current?.querySelector<HTMLElement>(`[data-entry="${message.id}"] .deeds button`)?.focus(),
        )
        return true
      case 'r':
        composing.value = { key, as: 'reply', entry: message }
        focusComposer()
        return true
      case 'o':
        return follow(message.id, '.answered')
      case 'a':
        return follow(message.id, '.answers')
      case 'e':
        if (!message.isOwn) return false
        composing.value = { key, as: 'edit', entry: message }
        focusComposer()
        return true
      case 'p': {
        const why = client.messages.pin(key, message.msgid, message.isPinned !== true)
        if (why !== undefined) client.note(key, why, 'error')
        return true
      }
      default:
        return false
    }
  }

  return {
    focused,
    onFocus({ target }) {
      if (!(target instanceof HTMLElement)) return
      const row = target.closest<HTMLElement>('[data-entry]')
      if (row) setFocusedId(Number(row.dataset['entry']))
    },
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return
      const row = event.target.closest<HTMLElement>('[data-entry]')
      const isOnRow = event.target === row
      const isOnDeeds = event.target.closest('.deeds') !== null
      const index = row ? indexOfRow(rows, Number(row.dataset['entry'])) : rows.length
      const steps: Record<string, number> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: rows.length - 1 }
      const to = steps[event.key]
      if (event.key === 'Escape') {
        acting.value = undefined
        if (isOnRow) focusComposer()
        else row?.focus()
      } else if (to !== undefined && (isOnRow || isOnDeeds || !row)) {
        if (event.key === 'ArrowDown' && index === rows.length - 1) focusComposer()
        else go(to)
      } else if (!isOnRow || !onMessage(event, rowAt(rows, index))) return
      event.preventDefault()
    },
  }
}
