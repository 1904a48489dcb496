/** Decides when to draw: at once after a pause, and at most about sixty times a second while much happens. */

const FRAME_MS = 16

export interface FramePace {
  /** Something changed; draws once, soon. */
  wanted(): void
  stop(): void
}

export interface FramePaceOptions {
  readonly draw: () => void
  readonly now: () => number
  /** Not now: the terminal is behind. It says when it is free. */
  readonly isBusy: () => boolean
  readonly whenFree: (call: () => void) => void
}

export function createFramePace({ draw, now, isBusy, whenFree }: FramePaceOptions): FramePace {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let isWaiting = false
  let drawnAt = Number.NEGATIVE_INFINITY

  function due(): void {
    timer = undefined
    if (isStopped || isWaiting) return
    if (isBusy()) {
      isWaiting = true
      whenFree(() => {
        isWaiting = false
        due()
      })
      return
    }
    drawnAt = now()
    draw()
  }

  return {
    wanted() {
      if (timer || isWaiting || isStopped) return
      timer = setTimeout(due, Math.max(0, Math.min(FRAME_MS, drawnAt + FRAME_MS - now())))
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
