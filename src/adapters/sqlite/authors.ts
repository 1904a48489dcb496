/** Numbers for sources and accounts, which repeat so much that rows hold the number. */

/** Its id (the `seq` of the entry that brought it), source and account. */
export type Author = readonly [id: number, source: string, account: string]

export interface Authors {
  /** undefined for one that has to be added, also where it was known once and has been forgotten. */
  idOf(source: string, account: string): number | undefined
  add(id: number, source: string, account: string): void
  /** After a failure: what was added may not be on disk. */
  forget(): void
}

/** Keeps at most `limit`; with one more it begins anew, which costs a row per author and nothing else. */
export function createAuthors(limit = 65_536): Authors {
  const ids = new Map<string, number>()
  return {
    idOf: (source, account) => ids.get(keyOf(source, account)),
    add(id, source, account) {
      if (ids.size >= limit) ids.clear()
      ids.set(keyOf(source, account), id)
    },
    forget: () => ids.clear(),
  }
}

/** A source holds no line feed, so the two cannot run into each other. */
function keyOf(source: string, account: string): string {
  return account === '' ? source : `${source}\n${account}`
}
