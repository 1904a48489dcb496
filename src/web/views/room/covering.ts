/** On a narrow screen the drawer and the panes lie over the rest: what is covered can be neither reached nor read out. */
import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import { areMembersOpen, focusComposerAtDesk, isDrawerOpen, isSearchOpen } from '../shared/ui.ts'

/** As styles/narrow.css has them. */
const isDrawerOver = matching('(width < 52rem)')
const isPaneOver = matching('(width < 56rem)')

function matching(query: string): ReadonlySignal<boolean> {
  const media = globalThis.matchMedia?.(query)
  const matches = signal(media?.matches ?? false)
  media?.addEventListener('change', () => (matches.value = media.matches))
  return matches
}

export function uncover(): void {
  isDrawerOpen.value = isSearchOpen.value = areMembersOpen.value = false
}

/** What lies over the room now. Escape closes it; the focus goes in with it, and back to where it was. */
export function useCovering(areMembersShown: boolean): 'drawer' | 'pane' | undefined {
  const isPaneOpen = isSearchOpen.value || areMembersShown
  const covering =
    isDrawerOver.value && isDrawerOpen.value ? 'drawer' : isPaneOver.value && isPaneOpen ? 'pane' : undefined
  // What opens may take the focus at once.
  const before = useMemo(() => document.activeElement, [covering])

  // Before the page is painted: what is covered then loses the focus.
  useLayoutEffect(() => {
    if (covering === undefined) return
    const inside = (): Element | null => document.querySelector(covering === 'drawer' ? '.sidebar' : '.members')
    function onKey(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      uncover()
    }
    requestAnimationFrame(() => {
      const place = inside()
      if (place?.contains(document.activeElement)) return
      place?.querySelector<HTMLElement>('[aria-current], input, button')?.focus({ preventScroll: true })
    })
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onKey)
      const { activeElement } = document
      if (activeElement !== document.body && activeElement?.isConnected && !inside()?.contains(activeElement)) return
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
      else focusComposerAtDesk()
    }
  }, [covering])

  return covering
}
