/** Page Up and Page Down go through what is said also for whoever writes, who has nothing else to scroll. */

type PageKey = 'PageUp' | 'PageDown'

/** Of the view: what was last seen is seen again. */
const PART = 0.85
const STEPS = 4

export function isPageKey(event: KeyboardEvent): event is KeyboardEvent & { readonly key: PageKey } {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event
  return (key === 'PageUp' || key === 'PageDown') && !shiftKey && !ctrlKey && !metaKey && !altKey
}

/** In steps that are no flight (scroll-keeper.ts): what comes into the view is as high as it is, and nothing is passed over. */
export function turnPage(key: PageKey, steps = STEPS): void {
  const list = document.querySelector('.message-list')
  if (!list || steps === 0) return
  list.scrollBy({ top: ((key === 'PageUp' ? -1 : 1) * PART * list.clientHeight) / STEPS })
  requestAnimationFrame(() => turnPage(key, steps - 1))
}
