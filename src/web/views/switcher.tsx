/** Ctrl-K: goes to a channel or a person by a few letters of the name. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Buffer } from '../../client/state/client-state.ts'
import { isChannelName } from '../../client/state/selectors.ts'
import { words } from '../strings/words.ts'
import { focusComposer, isSwitcherOpen, useStore } from './ui.ts'

const t = words.switcher
const SHOWN = 9

/** What begins with it comes before what has it within; what has something new comes first. */
function found(buffers: readonly Buffer[], typed: string, active: string): Buffer[] {
  const wanted = typed.trim().toLowerCase()
  const rank = ({ key, kind, name, mentions, unread }: Buffer): number =>
    (key === active || kind === 'server' ? 8 : 0) +
    (name.toLowerCase().replace(/^[#&]/, '').startsWith(wanted.replace(/^[#&]/, '')) ? 0 : 4) +
    (mentions > 0 ? 0 : unread > 0 ? 1 : 2)
  return buffers
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, SHOWN)
}

export function Switcher() {
  const { client, state } = useStore()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const results = found([...state.value.buffers.values()], typed, state.value.active)

  useEffect(() => dialog.current?.showModal(), [])

  function close(): void {
    isSwitcherOpen.value = false
    requestAnimationFrame(focusComposer)
  }

  function go(buffer: Buffer | undefined): void {
    const name = typed.trim()
    if (buffer) client.focus(buffer.key)
    else if (name === '' || /\s/.test(name)) return
    else if (isChannelName(client.state, name)) client.join(name)
    else client.focus(client.openQuery(name))
    close()
  }

  function onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && results.length > 0) {
      event.preventDefault()
      setChosen((chosen + step + results.length) % results.length)
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault()
      go(results[chosen])
    }
  }

  return (
    <dialog
      ref={dialog}
      class="switcher"
      aria-label={t.label}
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <input
        class="switcher-field"
        role="combobox"
        aria-label={t.field}
        aria-expanded={results.length > 0}
        aria-controls="switcher-list"
        aria-activedescendant={results.length > 0 ? `switch-${chosen}` : undefined}
        placeholder={t.field}
        dir={typed === '' ? undefined : 'auto'}
        autofocus
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={onKey}
      />
      <ul id="switcher-list" role="listbox" aria-label={t.label}>
        {results.map((buffer, i) => (
          <li key={buffer.key} id={`switch-${i}`} role="option" aria-selected={i === chosen} onClick={() => go(buffer)}>
            <bdi>{buffer.name}</bdi>
            {buffer.unread > 0 ? (
              <span class="count" data-mention={buffer.mentions > 0 || undefined}>
                {buffer.mentions || buffer.unread}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {results.length === 0 ? <p class="switcher-none">{t.none}</p> : null}
    </dialog>
  )
}
