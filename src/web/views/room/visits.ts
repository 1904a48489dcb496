/** Where the person was, the latest first: for the quick switcher. */
import { effect } from '@preact/signals'
import type { Store } from '../../store.ts'

const KEPT = 50
let visited: readonly string[] = []

/** How many places were looked at since this one; undefined where one was not there. */
export function visitsSince(key: string): number | undefined {
  const at = visited.indexOf(key)
  return at < 0 ? undefined : at
}

/** Gives what ends it. */
export function followVisits({ active }: Pick<Store, 'active'>): () => void {
  return effect(() => {
    const { key } = active.value
    if (visited[0] !== key) visited = [key, ...visited.filter((one) => one !== key)].slice(0, KEPT)
  })
}
