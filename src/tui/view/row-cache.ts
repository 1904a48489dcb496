/** Keeps the rows of the entries that were laid out last: those around the window, not those of a whole scrollback. */
import type { Entry } from '../../client/state/entry.ts'
import type { Row } from '../text/span.ts'

export interface KeptRows {
  /** What the layout depended on beside the entry. */
  readonly form: string
  readonly rows: readonly Row[]
}

export interface RowCache {
  get(entry: Entry): KeptRows | undefined
  set(entry: Entry, kept: KeptRows): void
}

const GENERATION = 512

/** Two generations: what was not looked at while the younger one filled is let go. An entry does not change. */
export function createRowCache(): RowCache {
  let young = new Map<Entry, KeptRows>()
  let old = young

  function set(entry: Entry, kept: KeptRows): void {
    if (young.size >= GENERATION) {
      old = young
      young = new Map()
    }
    young.set(entry, kept)
  }

  return {
    get(entry) {
      const kept = young.get(entry)
      if (kept) return kept
      const aged = old.get(entry)
      if (aged) set(entry, aged)
      return aged
    },
    set,
  }
}
