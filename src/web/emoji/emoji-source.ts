/** The emoji that there are: fetched when somebody wants one, and then once. */
import { signal } from '@preact/signals'
import { words } from '../strings/words.ts'
import { bookOf } from './emoji.ts'
import type { CompactEmoji, EmojiBook } from './emoji.ts'

/** Undefined until they are there. */
export const emojiBook = signal<EmojiBook | undefined>(undefined)

let loading: Promise<EmojiBook> | undefined

/** Rejects where they cannot be fetched; the next call tries again. */
export function loadEmoji(): Promise<EmojiBook> {
  loading ??= fetchBook().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** For those who can do without, and look at `emojiBook`. */
export function wishForEmoji(): void {
  // They see that it is not there.
  loadEmoji().catch(() => undefined)
}

async function fetchBook(): Promise<EmojiBook> {
  const [emoji, usual, github] = await Promise.all([
    emojiIn(words.language),
    import('emojibase-data/en/shortcodes/emojibase.json'),
    import('emojibase-data/en/shortcodes/github.json'),
  ])
  const book = bookOf(emoji, [github.default, usual.default])
  emojiBook.value = book
  return book
}

/** emojibase speaks no Arabic. */
async function emojiIn(language: string): Promise<readonly CompactEmoji[]> {
  return language === 'de'
    ? (await import('emojibase-data/de/compact.json')).default
    : (await import('emojibase-data/en/compact.json')).default
}
