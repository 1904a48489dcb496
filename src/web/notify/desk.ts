/** Shows notices on the desktop: one for each channel or conversation, which changes as more comes, and is gone when that is read. */
import { type Notice, tagOf, titleOf } from './rules.ts'

/** What comes within so long after a notice is shown together. */
const GATHER_MS = 3_000

export interface DeskOptions {
  /** Shows it in place of the one with the same tag. */
  readonly show: (title: string, options: NotificationOptions & { readonly tag: string }) => Promise<void>
  readonly close: (tag: string) => Promise<void>
  /** How it says that there is more than one. */
  readonly several: (count: number) => string
  readonly after: (ms: number, call: () => void) => () => void
}

export interface Desk {
  tell(notice: Notice): void
  /** It is read. */
  read(key: string): void
  /** A message is not there any more: what tells of it goes, with what it tells besides. */
  takenAway(msgid: string): void
  /** Of which something is shown. */
  readonly keys: Iterable<string>
}

interface Pile {
  count: number
  newest: Notice
  isShown: boolean
  cancel: (() => void) | undefined
}

export function createDesk({ show, close, several, after }: DeskOptions): Desk {
  const piles = new Map<string, Pile>()

  function put(pile: Pile): void {
    const { newest, count } = pile
    pile.isShown = true
    void show(titleOf(newest), {
      tag: tagOf(newest.key),
      body: count === 1 ? newest.text : `${several(count)}\n${newest.text}`,
      data: { path: newest.path },
      icon: '/icons/192.png',
      // Whether there is a sound, the person says here and not to the system.
      silent: true,
    })
    pile.cancel = after(GATHER_MS, () => {
      pile.cancel = undefined
      if (!pile.isShown) put(pile)
    })
  }

  function read(key: string): void {
    const pile = piles.get(key)
    if (!pile) return
    pile.cancel?.()
    piles.delete(key)
    void close(tagOf(key))
  }

  return {
    tell(notice) {
      const pile = piles.get(notice.key)
      if (!pile) {
        const fresh: Pile = { count: 1, newest: notice, isShown: false, cancel: undefined }
        piles.set(notice.key, fresh)
        return put(fresh)
      }
      pile.count++
      pile.newest = notice
      pile.isShown = false
      if (!pile.cancel) put(pile)
    },
    read,
    takenAway(msgid) {
      for (const [key, { newest }] of piles) if (newest.msgid === msgid) read(key)
    },
    get keys() {
      return piles.keys()
    },
  }
}
