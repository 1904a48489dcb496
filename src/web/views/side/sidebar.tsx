/** Channels and conversations, with what is new in them. On a phone it slides over the room. */
import { useSignal } from '@preact/signals'
import type { Buffer } from '../../../client/state/client-state.ts'
import { noticeLevel } from '../../../client/state/notices.ts'
import { presenceOf } from '../../../client/state/people.ts'
import { drafts } from '../../drafts.ts'
import { words } from '../../strings/words.ts'
import { AccountMenu } from '../account/account-menu.tsx'
import { openSettings } from '../settings/open-settings.tsx'
import { CHORD } from '../shared/chord.ts'
import { Icon, IconButton } from '../shared/icons.tsx'
import { openJoin } from '../shared/opening.tsx'
import { isDrawerOpen, isSwitcherOpen, useStore } from '../shared/ui.ts'
import { sectionsOf } from './order.ts'
import { Place } from './place.tsx'
import { UnreadBelow } from './unread-below.tsx'

const t = words.sidebar

export function Sidebar() {
  const { state, pinned, active } = useStore()
  const { buffers } = state.value
  const { first, channels, conversations, out, server } = sectionsOf(buffers.values(), pinned.all.value)
  const isOutOpen = useSignal(false)
  // Where one looks at it, it is not hidden.
  const showsOut = isOutOpen.value || out.some(({ key }) => key === active.value.key)
  return (
    <nav class="sidebar" aria-label={t.label}>
      <div class="sidebar-head">
        <span dir="auto">{server?.name}</span>
        <IconButton icon="settings" label={words.settings.open} onClick={() => openSettings()} />
        <IconButton class="drawer-close" icon="close" label={t.close} onClick={() => (isDrawerOpen.value = false)} />
      </div>
      <button
        type="button"
        class="side-finder"
        title={words.topbar.switcher}
        onClick={() => (isSwitcherOpen.value = true)}
      >
        <Icon name="search" />
        <span>{words.switcher.field}</span>
        <kbd aria-hidden="true">{CHORD} K</kbd>
      </button>
      <div class="sidebar-lists">
        {first.length > 0 ? (
          <>
            <h2>{t.favourites}</h2>
            <Places buffers={first} />
          </>
        ) : null}
        <div class="side-heading">
          <h2>{t.channels}</h2>
          <IconButton icon="plus" label={t.joinLabel} onClick={() => openJoin()} />
        </div>
        <Places buffers={channels} />
        {conversations.length > 0 ? (
          <>
            <h2>{t.people}</h2>
            <Places buffers={conversations} />
          </>
        ) : null}
        {out.length > 0 ? (
          <>
            <h2>
              <button
                type="button"
                class="side-fold"
                aria-expanded={showsOut}
                onClick={() => (isOutOpen.value = !showsOut)}
              >
                {t.out} ({out.length})
              </button>
            </h2>
            {showsOut ? <Places buffers={out} /> : null}
          </>
        ) : null}
        {server ? (
          <>
            <h2>{t.server}</h2>
            <Places buffers={[server]} />
          </>
        ) : null}
        <UnreadBelow />
      </div>
      <div class="sidebar-foot">
        <AccountMenu />
      </div>
    </nav>
  )
}

function Places({ buffers }: { readonly buffers: readonly Buffer[] }) {
  const { state, active } = useStore()
  const { value: now } = state
  const { key: shown } = active.value
  const { value: begun } = drafts
  return (
    <ul>
      {buffers.map((buffer) => (
        <Place
          key={buffer.key}
          buffer={buffer}
          isActive={buffer.key === shown}
          isMuted={noticeLevel(now, buffer) === 'none'}
          hasDraft={buffer.key !== shown && (begun.get(buffer.key) ?? '').trim() !== ''}
          presence={buffer.kind === 'query' ? presenceOf(now, buffer.name) : undefined}
        />
      ))}
    </ul>
  )
}
