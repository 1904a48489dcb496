/** Ctrl-K: goes to a channel or a person by a few letters of the name, also to those that are not open yet. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type ListedChannel, readList } from '../../../client/answers.ts'
import { isChannelName } from '../../../client/state/selectors.ts'
import { words } from '../../strings/words.ts'
import { isForInputMethod } from '../shared/is-for-input-method.ts'
import { focusComposerAtDesk, isSwitcherOpen, useStore } from '../shared/ui.ts'
import { candidates } from './switcher-candidates.ts'
import { type Candidate, find } from './switcher-find.ts'

const t = words.switcher

export function Switcher() {
  const { client, state } = useStore()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const [listed, setListed] = useState<readonly ListedChannel[]>()
  /** Enter was pressed before it was known what channels there are. */
  const [isGoing, setGoing] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const { buffers, active, notices } = state.value
  const all = useMemo(() => candidates(state.value, listed ?? []), [buffers, notices, listed])
  const results = find(all, typed, active)
  // Whoever it was may have gone.
  const at = Math.min(chosen, Math.max(0, results.length - 1))

  // At once: what is typed next is meant for it, or, when it is gone, for where one went.
  useLayoutEffect(() => {
    const { current: element } = dialog
    element?.showModal()
    return () => {
      element?.close()
      focusComposerAtDesk()
    }
  }, [])
  useEffect(() => {
    void client.ask({ verb: 'LIST' }).then((answer) => setListed(readList(answer ?? [])))
  }, [])
  useEffect(() => {
    if (isGoing && listed) go(results[at])
  }, [isGoing, listed])

  function close(): void {
    isSwitcherOpen.value = false
  }

  function go(candidate: Candidate | undefined): void {
    const name = candidate?.name ?? typed.trim()
    if (name === '' || /\s/.test(name)) return
    if (candidate?.kind === 'open') client.focus(candidate.key)
    else if (isChannelName(client.state, name)) client.join(name)
    // A word that is no name of a person may be one of a channel.
    else if (!candidate && !listed) return setGoing(true)
    else client.focus(client.openQuery(name))
    close()
  }

  function onKey(event: KeyboardEvent): void {
    if (isForInputMethod(event)) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && results.length > 0) {
      event.preventDefault()
      setChosen((at + step + results.length) % results.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(results[at])
    }
  }

  return (
    <dialog
      ref={dialog}
      class="switcher"
      aria-label={t.label}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onClose={({ currentTarget }) => currentTarget.isConnected && close()}
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <input
        class="switcher-field"
        role="combobox"
        aria-label={t.field}
        aria-expanded={results.length > 0}
        aria-controls="switcher-list"
        aria-activedescendant={results.length > 0 ? `switch-${at}` : undefined}
        placeholder={t.field}
        dir={typed === '' ? undefined : 'auto'}
        autofocus
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setChosen(0)
          setGoing(false)
        }}
        onKeyDown={onKey}
      />
      <ul id="switcher-list" role="listbox" aria-label={t.label}>
        {results.map((candidate, i) => (
          <li
            key={`${candidate.kind} ${candidate.name}`}
            id={`switch-${i}`}
            role="option"
            aria-selected={i === at}
            onClick={() => go(candidate)}
          >
            <span>
              {candidate.kind === 'open' ? null : <span class="switcher-kind">{t.kinds[candidate.kind]} </span>}
              <bdi>{candidate.name}</bdi>
            </span>
            {candidate.unread > 0 ? (
              <span class="count" data-mention={candidate.mentions > 0 || undefined}>
                {candidate.mentions || candidate.unread}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {results.length === 0 ? <p class="switcher-none">{t.none}</p> : null}
    </dialog>
  )
}
