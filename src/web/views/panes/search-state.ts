/** What the pane of the search shows, kept while it is closed: who goes to what was found comes back to the list. */
import { signal } from '@preact/signals'
import type { Client } from '../../../client/client.ts'
import type { Finding } from '../../../client/finding.ts'
import { parseSearchWords } from '../../../wire/search-words.ts'
import { words } from '../../strings/words.ts'
import { isSearchOpen } from '../shared/ui.ts'
import type { Sentence } from '../../../client/phrases/sentence-of.ts'

const t = words.search

/** `isMore`: there may be older ones. */
export type SearchStatus =
  | { readonly at: 'nothing' }
  | { readonly at: 'asking'; readonly isMore: boolean }
  | { readonly at: 'trouble'; readonly trouble: string | Sentence }
  | { readonly at: 'found'; readonly isMore: boolean }

export const tab = signal<'search' | 'pins'>('search')
export const typed = signal('')
/** What was looked for last: its words are marked in what was found. */
export const lookedFor = signal('')
export const status = signal<SearchStatus>({ at: 'nothing' })

export function openSearch(text?: string): void {
  if (text !== undefined) typed.value = text
  tab.value = 'search'
  isSearchOpen.value = true
}

export function openPins(): void {
  tab.value = 'pins'
  isSearchOpen.value = true
}

/** Looks for what is typed; nothing where that is nothing to look for. */
export async function search(client: Client): Promise<void> {
  const parsed = parseSearchWords(typed.value, Date.now())
  if ('fault' in parsed) {
    status.value = { at: 'trouble', trouble: t.fault(parsed.fault) }
    return
  }
  const { text, from, before, after, has } = parsed
  if (text === '' && from === undefined && before === undefined && after === undefined && has.length === 0) {
    status.value = { at: 'trouble', trouble: t.empty }
    return
  }
  lookedFor.value = typed.value
  status.value = { at: 'asking', isMore: false }
  settle(await client.finder.find(parsed))
}

/** Older ones behind those that are there. */
export async function searchMore(client: Client): Promise<void> {
  const parsed = parseSearchWords(lookedFor.value, Date.now())
  if ('fault' in parsed) return
  status.value = { at: 'asking', isMore: true }
  settle(await client.finder.find(parsed, true))
}

function settle(finding: Finding): void {
  if ('isMore' in finding) status.value = { at: 'found', isMore: finding.isMore }
  else if (finding.why !== 'superseded') status.value = { at: 'trouble', trouble: troubleOf(finding) }
}

export function troubleOf(finding: Extract<Finding, { readonly why: string }>): string | Sentence {
  if (finding.why === 'refused') return finding.sentence
  return finding.why === 'offline' ? t.offline : t.unsupported
}
