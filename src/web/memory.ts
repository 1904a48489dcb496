/** What this browser remembers from one visit to the next, where it lets us. */
import { effect, type Signal, signal } from '@preact/signals'

export type Memory = Pick<Storage, 'getItem' | 'setItem'>

/** The browser's own; one that forgets where the browser forbids to ask for it. */
export function ownMemory(): Memory {
  try {
    return localStorage
  } catch {
    return { getItem: () => null, setItem() {} }
  }
}

/** A signal whose value is kept under a name. What is found there and is not `isValid` counts as `fallback`. */
export function remembered<T extends string>(
  memory: Memory,
  name: string,
  isValid: (text: string) => text is T,
  fallback: T,
): Signal<T> {
  const kept = signal(read(memory, name, isValid) ?? fallback)
  let before: T = kept.value
  effect(() => {
    const { value } = kept
    if (value === before) return
    before = value
    try {
      memory.setItem(name, value)
    } catch {
      // Forbidden, or full: then it lasts as long as the page.
    }
  })
  return kept
}

function read<T extends string>(memory: Memory, name: string, isValid: (text: string) => text is T): T | undefined {
  try {
    const found = memory.getItem(name)
    return found !== null && isValid(found) ? found : undefined
  } catch {
    return undefined
  }
}
