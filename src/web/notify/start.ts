/** Gives notice of what is new, for as long as the page is there: in the tab's picture, on the desktop, by sound. */
import { computed, effect } from '@preact/signals'
import type { ClientState } from '../../client/state/client-state.ts'
import { countForPerson } from '../../client/state/notices.ts'
import { placeAt } from '../addresses.ts'
import type { Going } from '../going.ts'
import { ownMemory } from '../memory.ts'
import type { Store } from '../store.ts'
import { words } from '../strings/words.ts'
import { showBadge } from './badge.ts'
import { followHidden, shareNotices } from './choose.ts'
import { createDesk } from './desk.ts'
import { followNotices, keepNotices } from './kept-notices.ts'
import { isLookedAt, isLookedAtHere, tellLooking } from './looking.ts'
import { desktopNotices, sound } from './preferences.ts'
import { renewPush } from './push.ts'
import { type Notice, noticeOf } from './rules.ts'
import { closeNotices, showNotice } from './show.ts'
import { playTone, wakeToneByPress } from './tone.ts'

export function startNotices(store: Store, going: Pick<Going, 'go'>): void {
  /** `path`: an address of the page; nothing happens where it means no place. */
  function go(path: string): void {
    const place = placeAt(path)
    if (place) going.go(place)
  }

  const desk = createDesk({
    show: (title, options) => showNotice(title, options, go),
    close: closeNotices,
    several: words.notices.several,
    after(ms, call) {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
  })

  async function tell(notice: Notice): Promise<void> {
    // Another tab may be looked at; the one that was looked at last tells.
    if (!store.isLeader.value || (await isLookedAt())) return
    if (desktopNotices.value === 'on') desk.tell(notice)
    if (sound.value === 'on') await playTone()
  }

  function onChange(state: ClientState, previous: ClientState): void {
    for (const news of state.news) {
      if (news.change?.was === 'redacted' && news.entry.kind === 'talk') desk.takenAway(news.entry.msgid ?? '')
      const notice = noticeOf(state, news)
      if (notice) void tell(notice)
    }
    if (state.notices.hidden !== previous.notices.hidden) followHidden(store)
    if (state.buffers === previous.buffers) return
    for (const key of desk.keys) if ((state.buffers.get(key)?.unread ?? 0) === 0) desk.read(key)
  }

  // Another client comes when one enters anew.
  let followed: Store['client'] | undefined
  let end = (): void => {}
  effect(() => {
    void store.state.value
    if (followed === store.client) return
    end()
    followed = store.client
    end = followed.subscribe(onChange)
    followed.look(isLookedAtHere())
  })

  const count = computed(() => countForPerson(store.state.value))
  effect(() => void showBadge(count.value))

  const kept = computed(() => store.state.value.notices)
  effect(() => keepNotices(ownMemory(), kept.value))
  // What is chosen in another tab holds here too, and is not kept over by this one.
  followNotices(ownMemory(), ({ usual, levels, words: own }) =>
    store.client.setNotices({ ...store.client.state.notices, usual, levels, words: own }),
  )

  // As whom, and on which connection: both may be new.
  const presence = computed(() => {
    const { status, connection, isWelcoming } = store.state.value
    return status.at === 'online' && !isWelcoming ? `${connection} ${store.account.value}` : ''
  })
  effect(() => {
    if (presence.value === '') return
    void shareNotices(store)
    void renewPush(store)
  })

  wakeToneByPress(() => sound.value === 'on')
  tellLooking((isLooking) => store.client.look(isLooking))
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  serviceWorker?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const { go: wanted } = (data ?? {}) as { readonly go?: unknown }
    if (typeof wanted === 'string') go(wanted)
  })
}
