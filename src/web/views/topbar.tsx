/** Where one is: the channel, what it is about, who is there, and how this page looks. */
import { DENSITIES, THEMES } from '../store.ts'
import { words } from '../strings/words.ts'
import { FormattedLine } from './formatted-text.tsx'
import { Icon, IconButton } from './icons.tsx'
import { areMembersOpen, isDrawerOpen, isSearchOpen, useStore } from './ui.ts'

const t = words.topbar

function after<T>(all: readonly T[], now: T): T {
  return all[(all.indexOf(now) + 1) % all.length] ?? now
}

export function Topbar() {
  const { active, theme, density } = useStore()
  const { name, topic, kind, members } = active.value
  return (
    <header class="topbar">
      <IconButton
        class="drawer-open"
        icon="menu"
        label={words.sidebar.open}
        isExpanded={isDrawerOpen.value}
        onClick={() => {
          isDrawerOpen.value = true
          requestAnimationFrame(() => document.querySelector<HTMLElement>('.sidebar [aria-current]')?.focus())
        }}
      />
      <div class="topbar-title">
        <h1 dir="auto">{name}</h1>
        {kind === 'channel' ? (
          <p class="topic" dir="auto" title={topic}>
            {topic === '' ? t.noTopic : <FormattedLine text={topic} />}
          </p>
        ) : null}
      </div>
      <IconButton
        class="wide-only"
        icon={density.value}
        label={t.density(t.densities[density.value])}
        onClick={() => (density.value = after(DENSITIES, density.value))}
      />
      <IconButton
        icon={theme.value}
        label={t.theme(t.themes[theme.value])}
        onClick={() => (theme.value = after(THEMES, theme.value))}
      />
      <IconButton
        icon="search"
        label={t.search}
        isExpanded={isSearchOpen.value}
        onClick={() => (isSearchOpen.value = !isSearchOpen.value)}
      />
      {kind === 'channel' ? (
        <button
          type="button"
          class="icon-button people-button"
          aria-expanded={areMembersOpen.value && !isSearchOpen.value}
          aria-label={t.people(members.size)}
          title={t.people(members.size)}
          onClick={() => {
            areMembersOpen.value = isSearchOpen.value || !areMembersOpen.value
            isSearchOpen.value = false
          }}
        >
          <Icon name="people" />
          <span aria-hidden="true">{members.size}</span>
        </button>
      ) : null}
    </header>
  )
}
