/** The room: channels at one side, what is said in the middle, people at the other side. */
import { useComputed, useSignalEffect } from '@preact/signals'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { Announcer } from './announcer.tsx'
import { Composer } from '../composer/composer.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { Newer } from './newer.tsx'
import { uncover, useCovering } from './covering.ts'
import { hasMembers, Members } from '../panes/members.tsx'
import { followDays } from '../messages/days.ts'
import { Messages } from '../messages/messages.tsx'
import { Search } from '../panes/search.tsx'
import { useMoving } from '../side/moving.ts'
import { Sidebar } from '../side/sidebar.tsx'
import { openSettings } from '../settings/open-settings.tsx'
import { OpenDialog, showDialogLater } from '../shared/dialog.tsx'
import { openJoin } from '../shared/opening.tsx'
import { followRenames } from './renames.ts'
import { Switcher } from './switcher.tsx'
import { Topbar } from './topbar.tsx'
import { followVisits } from './visits.ts'
import { areMembersOpen, isDrawerOpen, isSearchOpen, isSwitcherOpen, useStore } from '../shared/ui.ts'

export function Room() {
  const store = useStore()
  const { active } = store
  const { key } = active.value
  const areMembersShown = areMembersOpen.value && hasMembers(active.value)

  useLayoutEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (isChord && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        isSwitcherOpen.value = !isSwitcherOpen.value
      } else if (isChord && event.key === ',') {
        event.preventDefault()
        openSettings()
      } else if (isChord && event.key === '/') {
        event.preventDefault()
        void showDialogLater(async () => {
          const { Shortcuts } = await import('./shortcuts.tsx')
          return <Shortcuts />
        })
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  useEffect(() => followVisits(store), [store])
  useEffect(() => followRenames(store), [store, store.client])
  useEffect(followDays, [])
  useMoving()
  // Who could not come in learns why, and can give a password: once, whatever comes meanwhile.
  const refused = useComputed(() => store.state.value.refusedJoin)
  useSignalEffect(() => {
    if (refused.value && !document.querySelector('.join-dialog')) openJoin(refused.value.channel)
  })

  const covering = useCovering(areMembersShown)

  return (
    <div class="room" data-drawer={isDrawerOpen.value || undefined}>
      <div class="covered" inert={covering === 'pane'}>
        <Sidebar />
      </div>
      {covering === undefined ? null : <div class="veil" onClick={uncover} />}
      <main class="main" inert={covering !== undefined}>
        <Topbar />
        <ConnectionBar />
        <Newer />
        <Messages key={key} />
        <Composer key={`composer ${key}`} />
      </main>
      <div class="covered" inert={covering === 'drawer'}>
        {isSearchOpen.value ? <Search /> : areMembersShown ? <Members /> : null}
      </div>
      {isSwitcherOpen.value ? <Switcher /> : null}
      <OpenDialog />
      <Announcer />
    </div>
  )
}
