/** What an emoji is here, made from the data of emojibase: compact in its shape, in the order of Unicode. */

export interface Emoji {
  /** As it is written; people in it without a colour of skin. */
  readonly value: string
  /** In the language of the page, where emojibase has that. */
  readonly name: string
  /** As Unicode groups them: 0 smileys, 1 people, 3 animals, 4 food, 5 travel, 6 activities, 7 objects, 8 symbols, 9 flags. */
  readonly group: number
  readonly hasTones: boolean
  /** Without their colons, the shortest of the usual ones first. */
  readonly shortcodes: readonly string[]
  /** What it is found by besides: in small letters, parted by spaces. */
  readonly tags: string
}

export interface EmojiBook {
  readonly all: readonly Emoji[]
  readonly byShortcode: ReadonlyMap<string, Emoji>
}

/** What is read of emojibase's `compact.json`. */
export interface CompactEmoji {
  readonly unicode: string
  readonly label: string
  readonly hexcode: string
  readonly group?: number
  readonly order?: number
  readonly tags?: readonly string[]
  readonly skins?: readonly unknown[]
}

/** emojibase's shortcodes, by hexcode. */
export type Shortcodes = Readonly<Record<string, string | readonly string[]>>

/** Parts of others, like hair and tones of skin. */
const COMPONENTS = 2

/** Names are taken from `emoji`; of shortcodes that two sets share, the first set's meaning counts. */
export function bookOf(emoji: readonly CompactEmoji[], sets: readonly Shortcodes[]): EmojiBook {
  const byShortcode = new Map<string, Emoji>()
  const shown = emoji
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
  const all = shown.map(({ unicode, label, hexcode, group = 0, tags = [], skins }): Emoji => {
    const codes = sets.flatMap((set) => set[hexcode] ?? [])
    return {
      value: plainest(unicode),
      name: label,
      group,
      hasTones: skins !== undefined,
      shortcodes: [...new Set(codes)].sort((a, b) => a.length - b.length),
      tags: tags.join(' ').toLowerCase(),
    }
  })
  for (const each of all) for (const code of each.shortcodes) if (!byShortcode.has(code)) byShortcode.set(code, each)
  return { all, byShortcode }
}

/** Without the mark that says "as a picture" where it is one anyhow: the same reaction is written in one way. */
function plainest(value: string): string {
  return value.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1')
}
