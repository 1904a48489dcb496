/** The keys in a list of messages that were found, or of people: arrows go from one to the next, above the first is the field. */

type KeyIn<E extends HTMLElement> = KeyboardEvent & { readonly currentTarget: E }

function itemsIn(element: Element | null): HTMLElement[] {
  return [...(element?.querySelectorAll<HTMLElement>('.result, .member') ?? [])]
}

export function onListKey(event: KeyIn<HTMLElement>): void {
  const all = itemsIn(event.currentTarget)
  const at = all.indexOf(event.target as HTMLElement)
  if (at < 0) return
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }
  const next = to[event.key]
  if (next === undefined) return
  event.preventDefault()
  if (next < 0) event.currentTarget.closest('aside')?.querySelector<HTMLElement>('input')?.focus()
  else all[Math.min(next, all.length - 1)]?.focus()
}

/** From the field into the list below it. */
export function onFieldKey(event: KeyIn<HTMLInputElement>): void {
  const [first] = event.key === 'ArrowDown' && !event.isComposing ? itemsIn(event.currentTarget.closest('aside')) : []
  if (!first) return
  event.preventDefault()
  first.focus()
}
