/** The groups in which the picker shows emoji: those used last, then Unicode's. */
import type { Emoji, EmojiBook } from '../../emoji/emoji.ts'
import { recentEmoji } from '../../emoji/habits.ts'
import { words } from '../../strings/words.ts'

const t = words.emoji

export interface EmojiGroup {
  readonly name: string
  readonly emoji: readonly Emoji[]
}

export function groupsOf({ all }: EmojiBook): EmojiGroup[] {
  const known = new Map(all.map((emoji) => [emoji.value, emoji]))
  const recent = recentEmoji().map((value): Emoji => {
    // With a tone it is another, that the book does not have.
    const plain = known.get(value) ?? known.get(value.replace(/[\u{1f3fb}-\u{1f3ff}]/gu, ''))
    return plain
      ? { ...plain, value, hasTones: false }
      : { value, name: value, group: 0, hasTones: false, shortcodes: [], tags: '' }
  })
  return [
    ...(recent.length > 0 ? [{ name: t.recent, emoji: recent }] : []),
    ...t.groups.flatMap((name, number) => {
      const emoji = all.filter(({ group }) => group === number)
      return emoji.length === 0 ? [] : { name, emoji }
    }),
  ]
}
