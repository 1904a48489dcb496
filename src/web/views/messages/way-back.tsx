/** After a jump: the way back to the message from which one went, or to what was found. */
import { signal } from '@preact/signals'
import { words } from '../../strings/words.ts'
import { Icon } from '../shared/icons.tsx'
import { isSearchOpen, useStore } from '../shared/ui.ts'

const t = words.messages

/** `key` is the buffer in which one came out. Without `msgid` one came from the list of what was found. */
export const wayBack = signal<{ readonly key: string; readonly msgid?: string } | undefined>(undefined)

export function WayBack() {
  const { client, active } = useStore()
  const { value: way } = wayBack
  // Beside the room the list is there anyhow.
  if (!way || way.key !== active.value.key || (way.msgid === undefined && isSearchOpen.value)) return null

  function go(): void {
    wayBack.value = undefined
    if (way?.msgid === undefined) isSearchOpen.value = true
    else client.jump(way.key, way.msgid)
  }

  return (
    <button type="button" class="way-back" onClick={go}>
      <Icon name="back" />
      {way.msgid === undefined ? t.backToFound : t.backToReply}
    </button>
  )
}
