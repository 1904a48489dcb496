/** The message list by keyboard: arrows go from row to row, letters do something with the message one is at. */
import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import type { VirtualizerHandle } from 'virtua'
import type { Buffer } from '../../client/state/client-state.ts'
import type { Entry } from '../../client/state/entry.ts'
import { acting, composing, focusComposer, useStore, withMsgid } from './ui.ts'

export interface RowKeys {
  /** The index of the row that has, or had, the focus; -1 at first. */
  readonly focused: number
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
}

export function useRowKeys(
  rows: readonly Entry[],
  list: RefObject<VirtualizerHandle | null>,
  pane: RefObject<HTMLElement | null>,
  buffer: Buffer,
): RowKeys {
  const { client } = useStore()
  const [focusedId, setFocusedId] = useState<number>()
  const focused = focusedId === undefined ? -1 : rows.findIndex(({ id }) => id === focusedId)

  function go(index: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (!row) return
    setFocusedId(row.id)
    list.current?.scrollToIndex(rows.indexOf(row), { align: 'nearest' })
    // It has to be there first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        pane.current?.querySelector<HTMLElement>(`[data-entry="${row.id}"]`)?.focus({ preventScroll: true }),
      ),
    )
  }

  function onMessage(event: KeyboardEvent, entry: Entry | undefined): boolean {
    const message = entry?.kind === 'talk' && !entry.redacted ? withMsgid(entry) : undefined
    if (!message) return false
    const { key } = buffer
    switch (event.key) {
      case 'Enter':
      case 'ContextMenu':
        acting.value = { entry: message.id, as: 'bar' }
        requestAnimationFrame(() =>
          pane.current?.querySelector<HTMLElement>(`[data-entry="${message.id}"] .deeds button`)?.focus(),
        )
        return true
      case 'r':
        composing.value = { key, as: 'reply', entry: message }
        focusComposer()
        return true
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
      const index = row ? rows.findIndex(({ id }) => id === Number(row.dataset['entry'])) : rows.length
      const steps: Record<string, number> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: rows.length - 1 }
      const to = steps[event.key]
      if (event.key === 'Escape') {
        acting.value = undefined
        if (isOnRow) focusComposer()
        else row?.focus()
      } else if (to !== undefined && (isOnRow || isOnDeeds || !row)) {
        if (event.key === 'ArrowDown' && index === rows.length - 1) focusComposer()
        else go(to)
      } else if (!isOnRow || !onMessage(event, rows[index])) return
      event.preventDefault()
    },
  }
}
