/** The secret by which all tabs of this browser are one guest: docs/protocols/guest-key.md. */
import type { Memory } from './memory.ts'

const NAME = 'snug.guest-key'
const BYTES = 24

/** The one that is kept here, or a new one. Where nothing can be kept it lasts as long as the page. */
export function guestKey(memory: Memory): string {
  try {
    const kept = memory.getItem(NAME)
    if (kept !== null && /^[\w-]{22,128}$/.test(kept)) return kept
    const made = newKey()
    memory.setItem(NAME, made)
    // Another tab may have made one in the same moment; what is kept counts.
    return memory.getItem(NAME) ?? made
  } catch {
    return newKey()
  }
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
