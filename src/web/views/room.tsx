/** The room: channels at one side, what is said in the middle, people at the other side. */
import { useEffect } from 'preact/hooks'
import { Announcer } from './announcer.tsx'
import { Composer } from './composer.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { followFound } from './found.ts'
import { Members } from './members.tsx'
import { Messages } from './messages.tsx'
import { Search } from './search.tsx'
import { Sidebar } from './sidebar.tsx'
import { Switcher } from './switcher.tsx'
import { Topbar } from './topbar.tsx'
import { areMembersOpen, isDrawerOpen, isSearchOpen, isSwitcherOpen, useStore } from './ui.ts'

export function Room() {
  const { active, client } = useStore()
  const { key, kind } = active.value

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (isChord && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        isSwitcherOpen.value = !isSwitcherOpen.value
      } else if (event.key === 'Escape') isDrawerOpen.value = false
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  useEffect(() => followFound(client), [client])

  return (
    <div class="room" data-drawer={isDrawerOpen.value || undefined}>
      <Sidebar />
      {isDrawerOpen.value ? <div class="veil" onClick={() => (isDrawerOpen.value = false)} /> : null}
      <main class="main">
        <Topbar />
        <ConnectionBar />
        <Messages key={key} />
        <Composer key={`composer ${key}`} />
      </main>
      {isSearchOpen.value ? <Search /> : areMembersOpen.value && kind === 'channel' ? <Members /> : null}
      {isSwitcherOpen.value ? <Switcher /> : null}
      <Announcer />
    </div>
  )
}
