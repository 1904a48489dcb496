/** The suggestions of the composer: when they are shown, and what the keys do with them. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { emojiBook, wishForEmoji } from '../../emoji/emoji-source.ts'
import { tone } from '../../emoji/habits.ts'
import { useStore } from '../shared/ui.ts'
import { isShortcodeBegun, offerAt, putIn, putNext } from './suggest.ts'
import type { Completion, Offer } from './suggest.ts'

export interface Suggestions {
  readonly offer: Offer | undefined
  readonly chosen: number
  /** True where the key was meant for them. */
  readonly onKey: (event: KeyboardEvent) => boolean
  /** Something was typed, or the cursor went elsewhere. */
  readonly look: (isTyped: boolean) => void
  readonly hide: () => void
  readonly accept: (index: number) => void
}

export function useSuggestions(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  change: (text: string) => void,
): Suggestions {
  const { client } = useStore()
  const [typedAt, setTypedAt] = useState<number>()
  const [chosen, setChosen] = useState(0)
  const completion = useRef<Completion | undefined>(undefined)
  /** The one that Tab put in first: where it would come again, Tab goes on to the next field, so that nobody is caught in this one. */
  const first = useRef(0)
  const cursorAfter = useRef<number | undefined>(undefined)
  const book = emojiBook.value

  const offer = useMemo(
    () => (typedAt === undefined ? undefined : offerAt(client.state, book, tone.peek(), text, typedAt)),
    [text, typedAt, book],
  )
  const wantsEmoji = typedAt !== undefined && isShortcodeBegun(text, typedAt)
  useEffect(() => {
    if (wantsEmoji) wishForEmoji()
  }, [wantsEmoji])

  // The text has to be there before the cursor can stand in it.
  useLayoutEffect(() => {
    const { current: cursor } = cursorAfter
    cursorAfter.current = undefined
    if (cursor !== undefined) field.current?.setSelectionRange(cursor, cursor)
  }, [text])

  function put(next: Completion): void {
    completion.current = next
    cursorAfter.current = next.cursor
    setTypedAt(undefined)
    change(next.text)
  }

  function hide(): void {
    setTypedAt(undefined)
  }

  function accept(index: number): void {
    if (offer) put(putIn(text, offer, index))
    completion.current = undefined
  }

  function complete(offer: Offer, index: number): void {
    first.current = index
    put(putIn(text, offer, index))
  }

  function onTab(step: 1 | -1): boolean {
    const cursor = field.current?.selectionStart ?? 0
    const { current } = completion
    if (current?.text === text && current.cursor === cursor) {
      const next = putNext(current, step)
      if (next.chosen === first.current) return false
      put(next)
      return true
    }
    // Without a word Tab goes on to the next field, as everywhere.
    const asked = step < 0 ? undefined : offerAt(client.state, book, tone.peek(), text, cursor, true)
    if (asked) complete(asked, 0)
    return asked !== undefined
  }

  function onKey(event: KeyboardEvent): boolean {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event
    if (ctrlKey || altKey || metaKey) return false
    if (!offer) return key === 'Tab' && onTab(shiftKey ? -1 : 1)
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosen((chosen + step + offer.suggestions.length) % offer.suggestions.length)
    else if (key === 'Escape') hide()
    else if (key === 'Tab') complete(offer, chosen)
    // What stands there already is meant to be sent.
    else if (key === 'Enter' && !shiftKey && !isWritten(text, offer, chosen)) accept(chosen)
    else return false
    return true
  }

  function look(isTyped: boolean): void {
    const cursor = field.current?.selectionStart
    if (isTyped) {
      setTypedAt(cursor ?? undefined)
      setChosen(0)
    } else if (cursor !== typedAt) hide()
  }

  return { offer, chosen, onKey, look, hide, accept }
}

function isWritten(text: string, { start, end, suggestions }: Offer, chosen: number): boolean {
  return suggestions[chosen]?.text.trimEnd() === text.slice(start, end)
}
