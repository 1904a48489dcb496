/** Starts the browser door: one store for what is known, one view of it. */
import { computed, effect } from '@preact/signals'
import { render } from 'preact'
import './styles/index.css'
import { isNewEnough } from './browsers.ts'
import { takeClaim } from './claim.ts'
import { browserAddressBar, followAddress, followLinks } from './going.ts'
import { systemClock } from '../client/client-clock.ts'
import { openArchiveDb } from './archive-db.ts'
import { createDevice } from './device.ts'
import { keepPastes } from './views/composer/pasting.ts'
import { saveDrafts } from './drafts.ts'
import { createLeader, newTabName } from './leader.ts'
import { makeRoomForKeyboard } from './keyboard-room.ts'
import { keepLogIn } from './log-in-keeper.ts'
import { forgetMemory, keepNothingMore, memoryOfTab, ownMemory } from './memory.ts'
import { parseResetLink, takeResetLink } from './reset-link.ts'
import { logOut, whoAmI } from './session.ts'
import { keepShell } from './shell.ts'
import { createStore } from './store.ts'
import { App } from './views/app.tsx'

const SHELL_AFTER_MS = 1500

// What the page says then stands in index.html.
if (!isNewEnough(globalThis)) throw new Error('This browser is too old for the page.')

const leader = createLeader({ locks: navigator.locks, memory: ownMemory(), tab: newTabName() })
// The one that leads may sleep while nobody looks at it.
if (!document.hidden) leader.claim()
takeClaim()
const isToReset = takeResetLink()
addEventListener('hashchange', () => {
  takeClaim()
  // Whoever is in is at the door then: the code is for anybody's account.
  if (parseResetLink(location.hash)) location.reload()
})
const { isLeader } = leader
const device = createDevice({
  db: openArchiveDb(unlessForbidden(() => indexedDB)),
  clock: systemClock,
  isLeader,
  channel: unlessForbidden(() => new BroadcastChannel('snug')),
  onForgotten() {
    keepNothingMore()
    // Something may have been kept once more since it was forgotten first.
    forgetMemory(ownMemory())
    forgetMemory(memoryOfTab())
    location.replace('/')
  },
})
const store = createStore({ leader, device, path: location.pathname })
const place = document.getElementById('app')
if (place) {
  // What is said there until something comes.
  place.replaceChildren()
  render(<App store={store} />, place)
}
const viewport = globalThis.visualViewport
if (viewport) {
  const root = document.documentElement
  makeRoomForKeyboard({
    viewport,
    pageHeight: () => root.clientHeight,
    root,
    toTop: () => scrollTo(0, 0),
  })
}
const going = followAddress(store, browserAddressBar())
addEventListener('click', followLinks(going, location.origin))
// Who was here before comes straight in, but where a link leads somewhere new or to a new password; what stands against it, the door says.
if (store.unknownChannel === undefined && !isToReset) {
  if (store.nick.value === '') void comeInAsLoggedIn()
  else store.comeBack()
}

keepLogIn({ store, memory: ownMemory(), tabMemory: memoryOfTab(), whoAmI, logOut })

// What is not needed at once comes when the room is there; after each loss of the connection the server may have another page.
const isOnline = computed(() => store.state.value.status.at === 'online')
effect(() => {
  if (isOnline.value) setTimeout(keepShell, SHELL_AFTER_MS)
})
let notices: Promise<void> | undefined
effect(() => {
  if (isOnline.value) notices ??= giveNotices()
})

// Moments when it is likelier than before that the server can be reached, or that somebody waits for it.
addEventListener('online', () => store.retry())
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return save()
  leader.claim()
  store.retry()
})
// In WebKit what is written to a database while the page goes comes too late.
addEventListener('beforeunload', save)
addEventListener('pagehide', ({ persisted }) => {
  if (!persisted) keepPastes()
  save()
  if (!persisted) leader.stop()
})

/** A browser that may keep nothing, as where all cookies are blocked, forbids more than it says. */
function unlessForbidden<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch (error) {
    console.info('Not in this browser:', error)
    return undefined
  }
}

/** Where it cannot be fetched now, the next connection may bring it. */
async function giveNotices(): Promise<void> {
  try {
    const { startNotices } = await import('./notify/start.ts')
    startNotices(store, going)
  } catch (error) {
    notices = undefined
    console.info('No notices:', error)
  }
}

/** The page may go. */
function save(): void {
  device.flush()
  saveDrafts()
}

/** Browsers forget what pages keep sooner than cookies: who is logged in comes in all the same. */
async function comeInAsLoggedIn(): Promise<void> {
  const who = await whoAmI()
  if (who.isOk && who.value.account !== null && store.nick.value === '') store.enter(who.value.account)
}
