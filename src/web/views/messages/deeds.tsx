/** What can be done with a message: a bar at its corner, or a sheet from below under a finger. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { TalkEntry } from '../../../client/state/entry.ts'
import { keepAsRecent, quickEmoji } from '../../emoji/habits.ts'
import { permalinkOf } from '../../addresses.ts'
import { words } from '../../strings/words.ts'
import { pickEmoji } from '../emoji/pick-emoji.tsx'
import { mayActAs } from '../people/ranks.ts'
import { copyText } from '../shared/copy-text.ts'
import { IconButton } from '../shared/icons.tsx'
import type { IconName } from '../shared/icons.tsx'
import { acting, composing, focusComposer, useStore, withMsgid } from '../shared/ui.ts'
import type { Acting } from '../shared/ui.ts'

const t = words.deeds
const SAID_MS = 1200

export function Deeds({ entry, as }: { readonly entry: TalkEntry; readonly as: Acting['as'] }) {
  const { client, active } = useStore()
  const place = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState<string>()
  /** The finger that opened the sheet may stand over one of its buttons: lifting it is no press of that. */
  const isPressed = useRef(false)
  const message = withMsgid(entry)
  const { key } = active.value

  // Before the next key: what had the focus is gone.
  useLayoutEffect(() => {
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

  useEffect(() => {
    if (said === undefined) return undefined
    const timer = setTimeout(() => done(), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])

  if (!message) return null
  const { id, msgid, isOwn, isPinned } = message

  const mayRule = mayActAs(client.state, key, 'h')
  const isQuery = active.value.kind === 'query'

  function done(why?: string): void {
    if (why !== undefined) client.note(key, why, 'error')
    // What had the focus goes away; its message stays.
    if (as !== 'sheet' && place.current?.contains(document.activeElement))
      place.current.closest<HTMLElement>('[data-entry]')?.focus({ preventScroll: true })
    acting.value = undefined
  }

  function copy(text: string): void {
    void copyText(text).then((isCopied) => setSaid(isCopied ? words.messages.copied : words.messages.notCopied))
  }

  function compose(how: 'reply' | 'edit'): void {
    if (message) composing.value = { key, as: how, entry: message }
    done()
    // At once: what is typed next is no key for the message.
    focusComposer()
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

  function react(value: string): void {
    keepAsRecent(value)
    done(client.messages.react(key, msgid, value, true))
  }

  const emoji = quickEmoji().map((value) => (
    <li key={value}>
      <button type="button" class="icon-button emoji" aria-label={t.reactWith(value)} onClick={() => react(value)}>
        {value}
      </button>
    </li>
  ))
  return (
    <div
      ref={place}
      class="deeds"
      onPointerDownCapture={() => (isPressed.current = true)}
      onClickCapture={(event) => {
        if (as === 'sheet' && !isPressed.current && event.detail > 0) event.stopPropagation()
      }}
      data-as={as}
      popover={as === 'sheet' ? 'manual' : undefined}
      role="group"
      aria-label={t.label}
    >
      {as === 'emoji' || as === 'sheet' ? (
        <ul class="emoji-row">
          {emoji}
          <li>
            <IconButton icon="plus" label={words.emoji.more} onClick={() => pickEmoji(words.emoji.reactLabel, react)} />
          </li>
        </ul>
      ) : null}
      {as === 'sheet' && message.reactions ? (
        <ul class="reacted">
          {message.reactions.map(({ value, nicks }) => (
            <li key={value}>
              <bdi>{value}</bdi> <span dir="auto">{nicks.join(', ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
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
      <p class={said === undefined ? 'unseen' : 'deed-said'} role="status">
        {said}
      </p>
      {said === undefined && (as === 'bar' || as === 'sheet') ? (
        <ul class="deed-list">
          {as === 'bar' ? deed('react', t.react, () => (acting.value = { entry: id, as: 'emoji' })) : null}
          {deed('reply', t.reply, () => compose('reply'))}
          {isOwn ? deed('edit', t.edit, () => compose('edit')) : null}
          {mayRule || isQuery
            ? deed('pin', isPinned ? t.unpin : t.pin, () => done(client.messages.pin(key, msgid, !isPinned)))
            : null}
          {active.value.kind === 'channel'
            ? deed('link', t.copyLink, () => copy(permalinkOf(active.value.name, msgid)))
            : null}
          {deed('copy', t.copyText, () => copy(message.text))}
          {isOwn || mayRule ? deed('redact', t.redact, () => (acting.value = { entry: id, as: 'redact' })) : null}
        </ul>
      ) : null}
    </div>
  )
}
