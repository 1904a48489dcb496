/** Where the focus goes when a part of a view comes or goes. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Does something as soon as what was changed just now stands in the page: before the next key, which is meant for what one sees then. */
export function onceRendered(act: () => void): void {
  // Preact renders in a microtask, which waits already.
  queueMicrotask(act)
}

/** As the `ref` of what comes into a view that is there already: it has the focus as soon as it stands. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}

/** For what things are taken away from, of which there are so many: with the one that had the focus gone, another has it. */
export function useFocusThatStays<E extends HTMLElement>(count: number): RefObject<E | null> {
  const place = useRef<E>(null)
  const before = useRef(count)
  useLayoutEffect(() => {
    const isLess = count < before.current
    before.current = count
    if (!isLess || document.activeElement !== document.body) return
    const next = place.current?.querySelector<HTMLElement>('li button') ?? place.current
    next?.focus()
  }, [count])
  return place
}

/** For the button in whose place something opens: it has the focus again when that is closed. */
export function useReturningFocus(isOpen: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return button
}
