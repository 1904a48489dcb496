/** Pages that were made a moment ago, for those who ask for the same: as long as nothing was said meanwhile, and not for long. */
import type { Clock } from '../../../ports/clock.ts'

const MAX_PAGES = 16
const KEPT_MS = 10_000

interface KeptPage {
  readonly html: string
  readonly until: number
}

export interface KeptPages {
  /** `key` has everything in it that the page depends on, but for what grows old by itself. */
  find(key: string): string | undefined
  keep(key: string, html: string): void
}

export function createKeptPages(clock: Clock): KeptPages {
  /** The oldest first. */
  const pages = new Map<string, KeptPage>()
  return {
    find(key) {
      const page = pages.get(key)
      return page && clock.now() < page.until ? page.html : undefined
    },
    keep(key, html) {
      pages.delete(key)
      pages.set(key, { html, until: clock.now() + KEPT_MS })
      const [oldest] = pages.keys()
      if (pages.size > MAX_PAGES && oldest !== undefined) pages.delete(oldest)
    },
  }
}
