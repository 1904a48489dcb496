/** All emoji, to choose one: found by its name, or by going through their groups. Loaded when it is wanted. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { emojiBook, loadEmoji } from '../../emoji/emoji-source.ts'
import { findEmoji } from '../../emoji/find-emoji.ts'
import { keepAsRecent, tone } from '../../emoji/habits.ts'
import { withTone } from '../../emoji/skin-tone.ts'
import { words } from '../../strings/words.ts'
import { Dialog } from '../shared/dialog.tsx'
import { isForInputMethod } from '../shared/is-for-input-method.ts'
import { PartMissing } from '../shared/part-missing.tsx'
import { GroupTabs } from './group-tabs.tsx'
import { Grid } from './grid.tsx'
import { groupsOf } from './groups.ts'
import { ToneChoice } from './tone-choice.tsx'

const t = words.emoji
const FOUND = 160

export interface EmojiPickerProps {
  readonly label: string
  /** `isMore`: the person wants to go on choosing. */
  readonly onPick: (value: string, isMore: boolean) => void
}

export function EmojiPicker({ label, onPick }: EmojiPickerProps) {
  const head = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [hasFailed, setFailed] = useState(false)
  const book = emojiBook.value

  function load(): void {
    setFailed(false)
    loadEmoji().catch(() => setFailed(true))
  }
  useEffect(() => {
    load()
  }, [])

  const found = useMemo(() => (book ? findEmoji(book.all, typed, FOUND) : []), [book, typed])
  const isSearch = typed.trim() !== ''
  const all = useMemo(() => (book ? groupsOf(book) : []), [book])
  const groups = isSearch ? [{ name: t.results, emoji: found }] : all

  function focusFirst(): void {
    head.current?.closest('dialog')?.querySelector<HTMLElement>('[role="option"]')?.focus()
  }

  function onFieldKey(event: KeyboardEvent): void {
    if (isForInputMethod(event)) return
    const [first] = found
    if (event.key === 'Enter') {
      event.preventDefault()
      if (first) pick(first.hasTones ? withTone(first.value, tone.value) : first.value, event.shiftKey)
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      focusFirst()
    }
  }

  function pick(value: string, isMore: boolean): void {
    keepAsRecent(value)
    onPick(value, isMore)
  }

  return (
    <Dialog label={label} class="emoji-picker">
      <div ref={head} class="emoji-head">
        <input
          class="field"
          type="search"
          aria-label={t.field}
          aria-describedby="emoji-hint"
          placeholder={t.field}
          dir={typed === '' ? undefined : 'auto'}
          autofocus
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={onFieldKey}
        />
        <ToneChoice />
      </div>
      <p id="emoji-hint" class="unseen">
        {t.hint}
      </p>
      {isSearch || !book ? null : <GroupTabs groups={groups} />}
      <p class={book && groups[0]?.emoji.length !== 0 ? 'unseen' : 'emoji-note'} role="status">
        {hasFailed
          ? t.failed
          : !book
            ? t.loading
            : !isSearch
              ? ''
              : found.length === 0
                ? t.none
                : t.found(found.length)}
      </p>
      {hasFailed ? <PartMissing again={load} /> : null}
      {book && groups[0]?.emoji.length !== 0 ? (
        <Grid key={isSearch ? typed : ''} groups={groups} onPick={pick} />
      ) : null}
    </Dialog>
  )
}
