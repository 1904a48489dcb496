/** What a screen reader is told while others talk: what a person can listen to, and of the rest how much it was. */

/** So much is told in a moment; what comes besides is counted. */
const AT_ONCE = 3
const MOMENT_MS = 1_000
/** In a flood the moments become longer, up to this. */
const LONGEST_MS = 8_000

export interface Said {
  readonly text: string
  /** In the server's language, and not in that of the page. */
  readonly isServers?: boolean | undefined
}

export interface AnnouncementsOptions {
  readonly say: (said: Said) => void
  /** The words for so many messages that were not told. */
  readonly more: (count: number) => string
  /** Gives what takes the call back. */
  readonly after: (ms: number, call: () => void) => () => void
}

export interface Announcements {
  readonly announce: (said: Said) => void
  readonly stop: () => void
}

export function announcements({ say, more, after }: AnnouncementsOptions): Announcements {
  let cancel: (() => void) | undefined
  let told = 0
  let untold = 0
  let last: Said = { text: '' }
  let moment = MOMENT_MS

  function over(): void {
    cancel = undefined
    if (untold === 0) {
      told = 0
      moment = MOMENT_MS
      return
    }
    say(untold === 1 ? last : { text: more(untold) })
    untold = 0
    // Whoever heard a number hears the next one, and not the first words of what follows.
    told = AT_ONCE
    moment = Math.min(LONGEST_MS, moment * 2)
    cancel = after(moment, over)
  }

  return {
    announce(said: Said): void {
      cancel ??= after(moment, over)
      last = said
      if (told < AT_ONCE) {
        told++
        say(said)
      } else untold++
    },
    stop(): void {
      cancel?.()
    },
  }
}
