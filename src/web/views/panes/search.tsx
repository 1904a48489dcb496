/** The pane that finds messages: by words and filters, or what is pinned here. */
import { words } from '../../strings/words.ts'
import { IconButton } from '../shared/icons.tsx'
import { focusComposerAtDesk, isSearchOpen, useStore } from '../shared/ui.ts'
import { Pins } from './pins.tsx'
import { Results } from './results.tsx'
import { SearchForm } from './search-form.tsx'
import { tab } from './search-state.ts'

const t = words.search

export function Search() {
  const { active } = useStore()
  const hasPins = active.value.kind !== 'server'
  const shown = hasPins ? tab.value : 'search'

  function close(): void {
    isSearchOpen.value = false
    requestAnimationFrame(focusComposerAtDesk)
  }

  function choice(name: 'search' | 'pins', label: string) {
    return (
      <button type="button" aria-pressed={shown === name} onClick={() => (tab.value = name)}>
        {label}
      </button>
    )
  }

  return (
    <aside
      class="members search"
      aria-label={t.label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        close()
      }}
    >
      <div class="pane-head">
        <h2 class="unseen">{t.label}</h2>
        <div class="pane-tabs">
          {choice('search', t.label)}
          {hasPins ? choice('pins', t.pins) : null}
        </div>
        <IconButton icon="close" label={t.close} onClick={close} />
      </div>
      {shown === 'search' ? (
        <>
          <SearchForm />
          <Results />
        </>
      ) : (
        <Pins />
      )}
    </aside>
  )
}
