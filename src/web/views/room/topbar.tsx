/** Where one is: the channel, what it is about, and who is there. */
import { noticeLevel } from '../../../client/state/notices.ts'
import { words } from '../../strings/words.ts'
import { FormattedLine } from '../messages/formatted-text.tsx'
import { hasMembers } from '../panes/members.tsx'
import { openPins, openSearch, tab } from '../panes/search-state.ts'
import { openLevel } from '../settings/open-settings.tsx'
import { Icon, IconButton } from '../shared/icons.tsx'
import { openChannel, openProfile } from '../shared/opening.tsx'
import { areMembersOpen, isDrawerOpen, isSearchOpen, useStore } from '../shared/ui.ts'

const t = words.topbar

function isShown(name: 'search' | 'pins'): boolean {
  return isSearchOpen.value && tab.value === name
}

function toggle(name: 'search' | 'pins'): void {
  if (isShown(name)) isSearchOpen.value = false
  else if (name === 'pins') openPins()
  else openSearch()
}

export function Topbar() {
  const { state, active } = useStore()
  const { key, name, topic, kind, members } = active.value
  const people = members.size > 0 ? t.people(members.size) : words.members.label
  return (
    <header class="topbar">
      <IconButton
        class="drawer-open"
        icon="menu"
        label={words.sidebar.open}
        isExpanded={isDrawerOpen.value}
        onClick={() => (isDrawerOpen.value = true)}
      />
      <div class="topbar-title">
        <h1 dir="auto">
          {kind === 'server' ? (
            name
          ) : (
            <button
              type="button"
              title={kind === 'channel' ? words.channel.about(name) : words.members.who(name)}
              onClick={() => (kind === 'channel' ? openChannel(key) : openProfile(name))}
            >
              {name}
            </button>
          )}
        </h1>
        {kind === 'channel' ? (
          <p class="topic" dir="auto" title={topic}>
            {topic === '' ? t.noTopic : <FormattedLine text={topic} />}
          </p>
        ) : null}
      </div>
      {kind === 'server' ? null : (
        <IconButton
          icon={noticeLevel(state.value, active.value) === 'none' ? 'muted' : 'bell'}
          label={words.notices.of(name)}
          onClick={() => openLevel(key)}
        />
      )}
      {kind === 'server' ? null : (
        <IconButton
          class="pins-button"
          icon="pin"
          label={t.pins}
          isExpanded={isShown('pins')}
          onClick={() => toggle('pins')}
        />
      )}
      <IconButton icon="search" label={t.search} isExpanded={isShown('search')} onClick={() => toggle('search')} />
      {hasMembers(active.value) ? (
        <button
          type="button"
          class="icon-button people-button"
          aria-expanded={areMembersOpen.value && !isSearchOpen.value}
          aria-label={people}
          title={people}
          onClick={() => {
            areMembersOpen.value = isSearchOpen.value || !areMembersOpen.value
            isSearchOpen.value = false
          }}
        >
          <Icon name="people" />
          {members.size > 0 ? <span aria-hidden="true">{members.size}</span> : null}
        </button>
      ) : null}
    </header>
  )
}
