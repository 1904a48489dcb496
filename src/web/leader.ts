/**
 * Which of the tabs of one browser does what only one may do: send what waits, sound, tell. It is the one that was last looked at. Where the
 * browser has no Web Locks (they need a secure context) a note in localStorage stands for the lock.
 */
import { type ReadonlySignal, signal } from '@preact/signals'

const NAME = 'snug.leader'
/** How often the note is written anew, and how old it is when its writer counts as gone. Hidden pages have their timers slowed to one in a minute. */
const RENEW_EVERY_MS = 5_000
const GONE_AFTER_MS = 15_000

export interface Leader {
  /** False at first, until it is known. */
  readonly isLeader: ReadonlySignal<boolean>
  /** Becomes it now, whoever it was. */
  claim(): void
  stop(): void
}

export interface LeaderOptions {
  /** Undefined where the browser has none. */
  readonly locks?: Pick<LockManager, 'request'> | undefined
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>
  readonly now?: () => number
  /** Unique to this tab. */
  readonly tab: string
  /** Calls when another tab has changed the note; gives what ends it. */
  readonly onNote?: (call: () => void) => () => void
}

/** A name for this tab that no other has. */
export function newTabName(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('')
}

export function createLeader(options: LeaderOptions): Leader {
  return options.locks ? byLock(options.locks) : byNote(options)
}

function byLock(locks: Pick<LockManager, 'request'>): Leader {
  const isLeader = signal(false)
  let isOver = false
  /** It was taken and is not given yet: who takes it twice would lose it to themselves. */
  let isClaimed = false
  let waiting: AbortController | undefined
  let release: (() => void) | undefined

  function hold(): Promise<void> {
    isClaimed = false
    if (isOver) return Promise.resolve()
    isLeader.value = true
    return new Promise((resolve) => {
      release = resolve
    })
  }

  /** Stands in the queue once. */
  function wait(): void {
    const mine = new AbortController()
    waiting = mine
    locks.request(NAME, { signal: mine.signal }, hold).catch((why) => lost(mine.signal.aborted, why))
  }

  /** Another tab has taken it, or it was not waited for any longer. Whoever loses it waits for it again. */
  function lost(isMeant: boolean, why: unknown): void {
    if (isMeant) return
    isClaimed = false
    // Where the browser keeps nothing it gives no locks either, and each tab is on its own.
    const isForbidden = why instanceof Error && why.name === 'SecurityError'
    isLeader.value = isForbidden && !isOver
    if (!isForbidden && !isOver) wait()
  }

  wait()
  return {
    isLeader,
    claim() {
      if (isLeader.value || isClaimed || isOver) return
      isClaimed = true
      waiting?.abort()
      locks.request(NAME, { steal: true }, hold).catch((why) => lost(false, why))
    },
    stop() {
      isOver = true
      isLeader.value = false
      waiting?.abort()
      release?.()
    },
  }
}

function byNote({ memory, now = Date.now, tab, onNote = onStorage }: LeaderOptions): Leader {
  const isLeader = signal(false)

  function whose(): { tab: string; at: number } {
    const [writer = '', at = '0'] = (read(memory) ?? '').split(' ')
    return { tab: writer, at: Number(at) }
  }

  function write(): void {
    try {
      memory.setItem(NAME, `${tab} ${now()}`)
    } catch {
      // Nothing can be kept here, so each tab is on its own.
    }
    isLeader.value = true
  }

  function look(): void {
    const last = whose()
    const age = now() - last.at
    // Whoever set the clock back since, or writes no time, says nothing by it.
    if (last.tab === tab || !(age >= 0 && age <= GONE_AFTER_MS)) write()
    else isLeader.value = false
  }

  look()
  const timer = setInterval(look, RENEW_EVERY_MS)
  const endNote = onNote(look)
  return {
    isLeader,
    claim: write,
    stop() {
      clearInterval(timer)
      endNote()
      isLeader.value = false
      if (whose().tab !== tab) return
      try {
        memory.setItem(NAME, '')
      } catch {
        // As above.
      }
    },
  }
}

function read(memory: Pick<Storage, 'getItem'>): string | null {
  try {
    return memory.getItem(NAME)
  } catch {
    return null
  }
}

function onStorage(call: () => void): () => void {
  const onEvent = ({ key }: StorageEvent): void => {
    if (key === NAME) call()
  }
  addEventListener('storage', onEvent)
  return () => removeEventListener('storage', onEvent)
}
