/** A button that opens a list of things to do: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'

export interface MenuItem {
  readonly label: string
  readonly icon?: IconName
  /** Given where it is a choice: whether it is the one that holds. */
  readonly isChosen?: boolean
  /** What cannot be undone. */
  readonly isDangerous?: boolean
  readonly run: () => void
}

export interface MenuProps {
  /** The name of the button and of the menu. */
  readonly label: string
  /** What is seen of the button. */
  readonly children: ComponentChildren
  /** Given by a function where they are made only when it is opened. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[])
  /** Of the button. */
  readonly class?: string
  /** The Tab key goes past the button: a key leads to it. */
  readonly isSkipped?: boolean
}

const GAP_PX = 6

export function Menu({ label, children, items, class: look = '', isSkipped }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const id = useId()

  useLayoutEffect(() => {
    const { current: menu } = list
    const { current: from } = button
    if (!isOpen || !menu || !from) return
    menu.showPopover()
    place(menu, from)
    menu.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()
  }, [isOpen])

  function close(): void {
    setOpen(false)
    button.current?.focus()
  }

  function onKey(event: KeyboardEvent): void {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next =
      event.key === 'ArrowDown'
        ? (at + 1) % all.length
        : event.key === 'ArrowUp'
          ? (at - 1 + all.length) % all.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? all.length - 1
              : event.key.length === 1 && event.key !== ' '
                ? startingWith(all, event.key, at)
                : -1
    if (next >= 0) all[next]?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class={look}
        tabIndex={isSkipped ? -1 : undefined}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        // Or the browser would close the menu as the finger is lifted, as it does for presses elsewhere, and the click would open it again.
        popovertarget={isOpen ? id : undefined}
        onClick={(event) => {
          event.preventDefault()
          setOpen(!isOpen)
        }}
      >
        {children}
      </button>
      {isOpen ? (
        <ul
          ref={list}
          id={id}
          class="menu"
          role="menu"
          aria-label={label}
          popover="auto"
          onKeyDown={onKey}
          onToggle={(event) => (event as unknown as ToggleEvent).newState === 'closed' && setOpen(false)}
        >
          {(typeof items === 'function' ? items() : items).map(({ label, icon, isChosen, isDangerous, run }, i) => (
            <li key={i} role="none">
              <button
                type="button"
                role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={isChosen}
                tabIndex={-1}
                data-dangerous={isDangerous || undefined}
                onClick={() => {
                  close()
                  run()
                }}
              >
                {icon ? <Icon name={icon} /> : null}
                <span>{label}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** The next item behind `at` whose words begin with a letter, or -1. */
function startingWith(all: readonly HTMLElement[], letter: string, at: number): number {
  const wanted = letter.toLocaleLowerCase()
  const order = all.map((_, i) => (at + 1 + i) % all.length)
  return order.find((i) => all[i]?.textContent?.trim().toLocaleLowerCase().startsWith(wanted)) ?? -1
}

/** Below the button, or above it where there is more room; never beyond what is seen, which is as high as the room. */
function place(menu: HTMLElement, from: HTMLElement): void {
  const { top, bottom, left, right } = from.getBoundingClientRect()
  const { width, height } = menu.getBoundingClientRect()
  const isRightToLeft = document.documentElement.dir === 'rtl'
  const wanted = isRightToLeft ? right - width : left
  const below = bottom + GAP_PX
  const end = document.querySelector('.room')?.getBoundingClientRect().bottom ?? innerHeight
  menu.style.left = `${Math.max(GAP_PX, Math.min(wanted, innerWidth - width - GAP_PX))}px`
  menu.style.top = `${below + height <= end ? below : Math.max(GAP_PX, top - height - GAP_PX)}px`
}
