/** What was asked for and found last, by a search or as what is pinned: shown in a pane of its own. */
import { signal } from '@preact/signals'
import type { Client } from '../../client/client.ts'
import type { QuoteEntry } from '../../client/state/entry.ts'
import { isSearchOpen } from './ui.ts'

/** Newest first. Undefined while nothing was asked, or the answer is on its way. */
export const found = signal<readonly QuoteEntry[] | undefined>(undefined)

/** Gives what ends it. */
export function followFound(client: Client): () => void {
  return client.subscribe(({ news, active }) => {
    const here = news.filter(({ buffer, isHistory }) => buffer === active && !isHistory).map(({ entry }) => entry)
    const quotes = here.flatMap((entry) => (entry.kind === 'quote' ? entry : []))
    if (quotes.length > 0) {
      found.value = quotes.reverse()
      isSearchOpen.value = true
    } else if (here.some((entry) => entry.kind === 'note' && /^Nothing (?:found|is pinned)/.test(entry.text))) {
      found.value = []
    }
  })
}
