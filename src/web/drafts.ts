/** What was begun and not sent, by buffer: kept from one visit to the next, and the same in all tabs. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { type Memory, ownMemory } from './memory.ts'

const NAME = 'snug.drafts'
const MAX_DRAFTS = 100
const SAVE_AFTER_MS = 300

type Drafts = ReadonlyMap<string, string>

const memory: Memory = ownMemory()
const kept = signal(read())
/** By the buffer's key. */
export const drafts: ReadonlySignal<Drafts> = kept

let timer: ReturnType<typeof setTimeout> | undefined
/** What was written here since it was kept last: another tab has its own drafts of other buffers. */
const changed = new Set<string>()

/** Empty for none. */
export function setDraft(key: string, text: string): void {
  if ((kept.peek().get(key) ?? '') === text) return
  kept.value = withDraft(kept.peek(), key, text)
  changed.add(key)
  timer ??= setTimeout(saveDrafts, SAVE_AFTER_MS)
}

/** What was said and did not go comes back to be changed; what was begun since stands below it. */
export function putBack(key: string, text: string): void {
  const begun = kept.peek().get(key) ?? ''
  setDraft(key, begun.trim() === '' ? text : `${text}\n${begun}`)
}

/** Keeps them at once: the page may go. */
export function saveDrafts(): void {
  clearTimeout(timer)
  timer = undefined
  if (changed.size === 0) return
  let all = read()
  for (const key of changed) all = withDraft(all, key, kept.peek().get(key) ?? '')
  changed.clear()
  try {
    memory.setItem(NAME, JSON.stringify([...all]))
  } catch {
    // Forbidden, or full: then they last as long as the page.
  }
}

/** Another tab has kept its drafts: what is being written here stays as it is. */
function takeDrafts(): void {
  let all = read()
  for (const key of changed) all = withDraft(all, key, kept.peek().get(key) ?? '')
  kept.value = all
}

memory.onChange?.(NAME, takeDrafts)

function withDraft(all: Drafts, key: string, text: string): Drafts {
  const next = new Map(all)
  // The one that was written last stands last, and is let go last.
  next.delete(key)
  if (text !== '') next.set(key, text)
  return next.size <= MAX_DRAFTS ? next : new Map([...next].slice(-MAX_DRAFTS))
}

function read(): Drafts {
  try {
    const rows: unknown = JSON.parse(memory.getItem(NAME) || '[]')
    return new Map(Array.isArray(rows) ? rows.filter(isDraft) : [])
  } catch {
    return new Map()
  }
}

function isDraft(row: unknown): row is [string, string] {
  return Array.isArray(row) && typeof row[0] === 'string' && typeof row[1] === 'string'
}
