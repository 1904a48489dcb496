/** Alt and an arrow go through the list of channels; with Shift to the next one that has something new. */
import { useLayoutEffect } from 'preact/hooks'
import type { Buffer } from '../../../client/state/client-state.ts'
import { shownNew } from '../../../client/state/notices.ts'
import { focusComposer, useStore } from '../shared/ui.ts'
import { neighbour, sectionsOf } from './order.ts'

export function useMoving(): void {
  const store = useStore()
  useLayoutEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step === 0 || !event.altKey || event.ctrlKey || event.metaKey) return
      // What stands over the room keeps its keys.
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      const { client, pinned } = store
      const { buffers, active } = client.state
      const isNew = (buffer: Buffer): boolean => shownNew(client.state, buffer).unread > 0
      const sections = sectionsOf(buffers.values(), pinned.all.value)
      const next = neighbour(sections, active, step, event.shiftKey ? isNew : undefined)
      if (!next) return
      client.focus(next.key)
      requestAnimationFrame(focusComposer)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [store])
}
