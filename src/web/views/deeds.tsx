/** What can be done with a message: a bar at its corner, or a sheet from below under a finger. */
import { useEffect, useRef } from 'preact/hooks'
import type { TalkEntry } from '../../client/state/entry.ts'
import { keyOf } from '../../client/state/selectors.ts'
import { words } from '../strings/words.ts'
import { IconButton } from './icons.tsx'
import type { IconName } from './icons.tsx'
import { acting, composing, focusComposer, useStore, withMsgid } from './ui.ts'
import type { Acting } from './ui.ts'

const t = words.deeds
const EMOJI = ['👍', '❤️', '😂', '🎉', '😮', '😢', '👀', '✅']

export function Deeds({ entry, as }: { readonly entry: TalkEntry; readonly as: Acting['as'] }) {
  const { client, active } = useStore()
  const place = useRef<HTMLDivElement>(null)
  const message = withMsgid(entry)
  const { key } = active.value

  useEffect(() => {
    if (as === 'bar') return
    // Over everything: the list clips what is in it.
    if (as === 'sheet') place.current?.showPopover()
    else place.current?.querySelector('button')?.focus()
    const onPress = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !place.current?.contains(target)) acting.value = undefined
    }
    addEventListener('pointerdown', onPress)
    return () => removeEventListener('pointerdown', onPress)
  }, [as])

  if (!message) return null
  const { id, msgid, isOwn, isPinned } = message

  const self = active.value.members.get(keyOf(client.state, client.state.nick))
  const mayRule = /[~&@%!]/.test(self?.prefixes ?? '')
  const isQuery = active.value.kind === 'query'

  function done(why?: string): void {
    if (why !== undefined) client.note(key, why, 'error')
    // What had the focus goes away; its message stays.
    if (as !== 'sheet' && place.current?.contains(document.activeElement))
      place.current.closest<HTMLElement>('[data-entry]')?.focus({ preventScroll: true })
    acting.value = undefined
  }

  function compose(how: 'reply' | 'edit'): void {
    if (message) composing.value = { key, as: how, entry: message }
    done()
    requestAnimationFrame(focusComposer)
  }

  function deed(icon: IconName, label: string, then: () => void) {
    return (
      <li>
        <IconButton icon={icon} label={label} onClick={then} />
        {as === 'sheet' ? (
          <button type="button" class="deed-words" tabIndex={-1} aria-hidden="true" onClick={then}>
            {label}
          </button>
        ) : null}
      </li>
    )
  }

  const emoji = EMOJI.map((value) => (
    <li key={value}>
      <button
        type="button"
        class="icon-button emoji"
        aria-label={t.reactWith(value)}
        onClick={() => done(client.messages.react(key, msgid, value, true))}
      >
        {value}
      </button>
    </li>
  ))
  return (
    <div
      ref={place}
      class="deeds"
      data-as={as}
      popover={as === 'sheet' ? 'manual' : undefined}
      role="group"
      aria-label={t.label}
    >
      {as === 'emoji' || as === 'sheet' ? <ul class="emoji-row">{emoji}</ul> : null}
      {as === 'redact' ? (
        <ul>
          <li>
            <button type="button" class="danger" onClick={() => done(client.messages.redact(key, msgid, ''))}>
              {t.redactSure}
            </button>
          </li>
          <li>
            <IconButton icon="close" label={t.close} onClick={() => done()} />
          </li>
        </ul>
      ) : null}
      {as === 'bar' || as === 'sheet' ? (
        <ul class="deed-list">
          {as === 'bar' ? deed('react', t.react, () => (acting.value = { entry: id, as: 'emoji' })) : null}
          {deed('reply', t.reply, () => compose('reply'))}
          {isOwn ? deed('edit', t.edit, () => compose('edit')) : null}
          {mayRule || isQuery
            ? deed('pin', isPinned ? t.unpin : t.pin, () => done(client.messages.pin(key, msgid, !isPinned)))
            : null}
          {isOwn || mayRule ? deed('redact', t.redact, () => (acting.value = { entry: id, as: 'redact' })) : null}
        </ul>
      ) : null}
    </div>
  )
}
