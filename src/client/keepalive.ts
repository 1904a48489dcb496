/** Notices when the other side has fallen silent: asks once, then gives up. */
import type { ClientClock } from './client-clock.ts'

const QUIET_MS = 60_000
const PATIENCE_MS = 30_000

export interface Keepalive {
  /** Something arrived. */
  heard(): void
  stop(): void
}

export interface KeepaliveOptions {
  readonly clock: ClientClock
  /** Nothing was heard for a minute: say something that has to be answered. */
  readonly ask: () => void
  /** Nor for half a minute after that. */
  readonly giveUp: () => void
}

export function startKeepalive({ clock, ask, giveUp }: KeepaliveOptions): Keepalive {
  let heardAt = clock.now()
  let isHeard = false
  let cancel = clock.after(QUIET_MS, check)

  function check(): void {
    const left = heardAt + QUIET_MS - clock.now()
    // More than that says that the clock was set back since, and nothing of how long it is quiet.
    if (left > 0 && left <= QUIET_MS) {
      cancel = clock.after(left, check)
      return
    }
    isHeard = false
    ask()
    cancel = clock.after(PATIENCE_MS, () => {
      if (isHeard) check()
      else giveUp()
    })
  }

  return {
    heard() {
      heardAt = clock.now()
      isHeard = true
    },
    stop() {
      cancel()
    },
  }
}
