/** Whether somebody looks at the page, in this tab or in another one of this browser. */

const NAME = 'snug.looking'

export function isLookedAtHere(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

/** Tells `onLook` and the other tabs, for as long as it runs; gives what ends it. A lock that all who look share: it goes with a tab that breaks. */
export function tellLooking(
  onLook: (isLooking: boolean) => void,
  { locks }: Pick<Navigator, 'locks'> = navigator,
): () => void {
  let release: (() => void) | undefined

  function look(): void {
    const isLooking = isLookedAtHere()
    onLook(isLooking)
    // Without a secure context there are no locks, and no notices either.
    if (!(locks as LockManager | undefined)) return
    if (!isLooking) {
      release?.()
      release = undefined
    } else if (!release) {
      const until = new Promise<void>((resolve) => (release = resolve))
      locks.request(NAME, { mode: 'shared' }, () => until).catch(noLocks)
    }
  }

  look()
  const events = ['focus', 'blur'] as const
  for (const event of events) addEventListener(event, look)
  document.addEventListener('visibilitychange', look)
  return () => {
    release?.()
    for (const event of events) removeEventListener(event, look)
    document.removeEventListener('visibilitychange', look)
  }
}

export async function isLookedAt({ locks }: Pick<Navigator, 'locks'> = navigator): Promise<boolean> {
  if (isLookedAtHere()) return true
  if (!(locks as LockManager | undefined)) return false
  const { held = [] } = await locks.query().catch(noLocks)
  return held.some(({ name }) => name === NAME)
}

/** Where the browser keeps nothing it gives no locks either: each tab is on its own. */
function noLocks(why: unknown): LockManagerSnapshot {
  console.info('It is not known whether another tab is looked at:', why)
  return {}
}
