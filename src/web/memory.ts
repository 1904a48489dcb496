/** What this browser remembers from one visit to the next, where it lets us. */
import { effect, type Signal, signal } from '@preact/signals'

export interface Memory extends Pick<Storage, 'getItem' | 'setItem'> {
  /** Of everything that is kept. */
  names(): readonly string[]
  /** Calls when another tab has kept something under this name, where that can be. */
  onChange?(name: string, call: () => void): void
}

const NOTHING: Memory = { getItem: () => null, setItem() {}, names: () => [] }

/** What is about how the page looks, or this tab, and not about a person. */
const IMPERSONAL = new Set(['theme', 'density', 'language', 'leader', 'logged-out'].map((name) => `snug.${name}`))

/** All was forgotten, and the page is about to be loaded anew: what it still knows is not kept again. */
let isForgotten = false

/** The browser's own; one that forgets where the browser forbids to ask for it. */
export function ownMemory(): Memory {
  try {
    return memoryIn(localStorage)
  } catch {
    return NOTHING
  }
}

/** The browser's own until the tab is closed, and no other tab's. */
export function memoryOfTab(): Memory {
  try {
    return memoryIn(sessionStorage)
  } catch {
    return NOTHING
  }
}

function memoryIn(storage: Storage): Memory {
  return {
    getItem: (name) => storage.getItem(name),
    setItem(name, value) {
      if (!isForgotten || !isPersonal(name) || value === '') storage.setItem(name, value)
    },
    names: () => Object.keys(storage),
    onChange(name, call) {
      globalThis.addEventListener?.('storage', ({ key, storageArea }: StorageEvent) => {
        if (key === name && storageArea === storage) call()
      })
    },
  }
}

function isPersonal(name: string): boolean {
  return name.startsWith('snug.') && !IMPERSONAL.has(name)
}

/** A signal whose value is kept under a name, for all tabs. What is found there and is not `isValid` counts as `fallback`. */
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
  memory.onChange?.(name, () => {
    const found = read(memory, name, isValid)
    if (found !== undefined) kept.value = before = found
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

/** Forgets what is about a person. */
export function forgetMemory(memory: Memory): void {
  try {
    for (const name of memory.names()) if (isPersonal(name)) memory.setItem(name, '')
  } catch {
    // Nothing can be kept here, and so nothing was.
  }
}

/** Nothing about a person is kept in this browser from then on, until the page is loaded anew. */
export function keepNothingMore(): void {
  isForgotten = true
}
