/** Who is here, by rank and name, and who is away. */
import { useState } from 'preact/hooks'
import { sortedMembers } from '../../client/state/selectors.ts'
import { words } from '../strings/words.ts'
import { IconButton } from './icons.tsx'
import { Nick } from './nick.tsx'
import { areMembersOpen, focusComposer, useStore } from './ui.ts'

const t = words.members
/** More are found by their names. */
const SHOWN = 300

export function Members() {
  const { client, state, active } = useStore()
  const [filter, setFilter] = useState('')
  const all = sortedMembers(state.value, active.value)
  const wanted = filter.trim().toLowerCase()
  const shown = all.filter(({ nick }) => nick.toLowerCase().includes(wanted)).slice(0, SHOWN)

  function write(nick: string): void {
    client.focus(client.openQuery(nick))
    requestAnimationFrame(focusComposer)
    if (!matchMedia('(width >= 56rem)').matches) areMembersOpen.value = false
  }

  return (
    <aside class="members" aria-label={t.label}>
      <div class="pane-head">
        <h2>{t.label}</h2>
        <IconButton icon="close" label={t.close} onClick={() => (areMembersOpen.value = false)} />
      </div>
      {all.length > 20 ? (
        <div class="members-filter">
          <input
            class="field"
            aria-label={t.filter}
            placeholder={t.filter}
            dir="auto"
            value={filter}
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
          />
        </div>
      ) : null}
      <ul>
        {shown.map(({ nick, prefixes, isAway }) => (
          <li key={nick}>
            <button
              type="button"
              class="member"
              data-away={isAway || undefined}
              title={t.write(nick)}
              onClick={() => write(nick)}
            >
              <span class="presence" aria-hidden="true" />
              <Nick nick={nick} />
              {isAway ? <span class="unseen">{t.away}</span> : null}
              {prefixes === '' ? null : <span class="rank">{prefixes.charAt(0)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
