/** Waiting for what has no event: looks again and again, until it is so. */

const PATIENCE_MS = 30_000
const LOOK_AGAIN_AFTER_MS = 40

/** Gives what `look` gives when that is something. Rejects when it takes too long, with `shown` beside it. */
export async function polled<T>(
  what: string,
  look: () => T | Promise<T>,
  shown: () => string | Promise<string> = () => '',
): Promise<Exclude<T, false | null | undefined>> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const found = await look()
    if (found !== false && found !== null && found !== undefined) return found as Exclude<T, false | null | undefined>
    if (Date.now() > until) throw new Error(`waited ${PATIENCE_MS} ms in vain for ${what}\n${await shown()}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_AFTER_MS))
  }
}
