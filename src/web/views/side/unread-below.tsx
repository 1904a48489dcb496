/** Where the list of channels is longer than there is room: says that there is something new further down, and leads to it. */
import { signal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { words } from '../../strings/words.ts'
import { Icon } from '../shared/icons.tsx'

/** The places with something new that stand below what is seen, with whether that is for the person. */
const below = signal<ReadonlyMap<Element, boolean>>(new Map())

function set(place: Element, isMention: boolean | undefined): void {
  const next = new Map(below.peek())
  if (isMention === undefined) next.delete(place)
  else next.set(place, isMention)
  below.value = next
}

/** Watches where a place is, while there is something new in it. */
export function useBelow(place: RefObject<Element | null>, isNew: boolean, isMention: boolean): void {
  useEffect(() => {
    const { current: element } = place
    if (!element || !isNew) return undefined
    const observer = new IntersectionObserver(
      ([seen]) => {
        const isBelow = seen?.isIntersecting === false && seen.boundingClientRect.top > (seen.rootBounds?.top ?? 0)
        if (isBelow || below.peek().has(element)) set(element, isBelow ? isMention : undefined)
      },
      { root: element.closest('.sidebar-lists') },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      if (below.peek().has(element)) set(element, undefined)
    }
  }, [isNew, isMention])
}

export function UnreadBelow() {
  const places = below.value
  if (places.size === 0) return null
  return (
    <button
      type="button"
      class="unread-below"
      data-mention={[...places.values()].includes(true) || undefined}
      // The keys for what is new lead there from anywhere.
      tabIndex={-1}
      onClick={() => {
        const [first] = [...places.keys()].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        first?.scrollIntoView({ block: 'center' })
      }}
    >
      <Icon name="down" />
      {words.sidebar.moreUnread}
    </button>
  )
}
