/** Waiting with an end: what does not come is a failure that says what was waited for. */

const PATIENCE_MS = 20_000

/** Gives what the promise gives; rejects when that takes too long. `shown` adds what there was instead. */
export async function within<T>(
  waited: Promise<T>,
  what: string,
  { patienceMs = PATIENCE_MS, shown = () => '' }: { patienceMs?: number; shown?: () => string } = {},
): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new Error(`waited ${patienceMs} ms in vain for ${what}\n${shown()}`))
  }, patienceMs)
  try {
    return await Promise.race([waited, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
