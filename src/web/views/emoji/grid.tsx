/** The emoji of the picker as one list in rows, gone through by arrows. What is out of sight costs nothing (`content-visibility`). */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Emoji } from '../../emoji/emoji.ts'
import { tone } from '../../emoji/habits.ts'
import { withTone } from '../../emoji/skin-tone.ts'
import { words } from '../../strings/words.ts'
import { COLUMNS, stepInGrid } from './grid-steps.ts'
import type { EmojiGroup } from './groups.ts'

const t = words.emoji
/** What is seen at once; the others follow in the next frame. */
const FIRST_GROUPS = 2

export interface GridProps {
  readonly groups: readonly EmojiGroup[]
  readonly onPick: (value: string, isMore: boolean) => void
}

export function Grid({ groups, onPick }: GridProps) {
  const [at, setAt] = useState(0)
  const [isWhole, setWhole] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => setWhole(true), 32)
    return () => clearTimeout(timer)
  }, [])

  const shown = isWhole ? groups : groups.slice(0, FIRST_GROUPS)
  const flat = shown.flatMap(({ emoji }) => emoji)
  const starts = shown.map((_, i) => shown.slice(0, i).reduce((sum, { emoji }) => sum + emoji.length, 0))
  const current = flat[at]

  function indexOf(target: EventTarget | null): number {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null
    return cell ? Number(cell.dataset['index']) : -1
  }

  function pick(index: number, isMore: boolean): void {
    const emoji = flat[index]
    if (emoji) onPick(valueOf(emoji), isMore)
  }

  function onKey(event: KeyboardEvent): void {
    const from = indexOf(event.target)
    if (from < 0 || event.altKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return pick(from, event.shiftKey)
    }
    const sizes = shown.map(({ emoji }) => emoji.length)
    const to = stepInGrid(sizes, from, event.key, words.direction === 'rtl', event.ctrlKey)
    const field = list.current?.closest('dialog')?.querySelector<HTMLInputElement>('input')
    // Letters go on with the search.
    if (to === undefined) return void (event.key.length === 1 && !event.ctrlKey && field?.focus())
    event.preventDefault()
    if (to < 0) return field?.focus()
    setAt(to)
    list.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus()
  }

  return (
    <>
      <div
        ref={list}
        class="emoji-list"
        role="listbox"
        aria-label={t.list}
        style={{ '--columns': COLUMNS }}
        onKeyDown={onKey}
        onClick={({ target, shiftKey }) => pick(indexOf(target), shiftKey)}
        onPointerOver={({ target }) => {
          const index = indexOf(target)
          if (index >= 0) setAt(index)
        }}
        onFocusCapture={({ target }) => {
          const index = indexOf(target)
          if (index >= 0) setAt(index)
        }}
      >
        {shown.map(({ name, emoji }, g) => (
          <Group
            key={name}
            name={name}
            emoji={emoji}
            start={starts[g] ?? 0}
            at={within(at, starts[g] ?? 0, emoji.length)}
          />
        ))}
      </div>
      <p class="emoji-named" aria-hidden="true">
        {current ? (
          <>
            <span class="emoji-large">{valueOf(current)}</span>
            <span dir="auto">{current.name}</span>
            {current.shortcodes[0] === undefined ? null : <bdi>:{current.shortcodes[0]}:</bdi>}
          </>
        ) : null}
      </p>
    </>
  )
}

function valueOf({ value, hasTones }: Emoji, chosen = tone.value): string {
  return hasTones ? withTone(value, chosen) : value
}

interface GroupProps {
  readonly name: string
  readonly emoji: readonly Emoji[]
  /** The index of its first one in the whole list. */
  readonly start: number
  /** The index that Tab comes to; -1 where it is in another group. */
  readonly at: number
}

function within(at: number, start: number, length: number): number {
  return at >= start && at < start + length ? at : -1
}

/** There are two thousand cells: as it asks a signal, it is made again only when that or what it is given has changed. */
function Group({ name, emoji, start, at }: GroupProps) {
  const rows = Math.ceil(emoji.length / COLUMNS)
  const { value: chosenTone } = tone
  return (
    <div class="emoji-group" role="group" aria-label={name} style={{ '--rows': rows }}>
      <p class="emoji-group-name" aria-hidden="true">
        {name}
      </p>
      <div class="emoji-cells">
        {emoji.map((one, i) => (
          <span
            key={one.value}
            role="option"
            aria-selected={start + i === at}
            aria-label={one.name}
            tabIndex={start + i === at ? 0 : -1}
            data-index={start + i}
          >
            {valueOf(one, chosenTone)}
          </span>
        ))}
      </div>
    </div>
  )
}
