/** Finds emoji by what people call them. */
import type { Emoji } from './emoji.ts'

/** What has all the words: those called so first, then those that begin so, then the rest; at most `limit`. */
export function findEmoji(all: readonly Emoji[], typed: string, limit: number): Emoji[] {
  const wanted = typed.toLowerCase().replace(/^:|:$/g, '').trim()
  if (wanted === '') return []
  const words = wanted.split(/[\s_]+/)
  const ranked: { readonly emoji: Emoji; readonly rank: number }[] = []
  for (const emoji of all) {
    const rank = rankOf(emoji, wanted, words)
    if (rank !== undefined) ranked.push({ emoji, rank })
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ emoji }) => emoji)
}

function rankOf({ name, tags, shortcodes }: Emoji, wanted: string, words: readonly string[]): number | undefined {
  const called = name.toLowerCase()
  if (called === wanted || shortcodes.includes(wanted)) return 0
  if (called.startsWith(wanted) || shortcodes.some((code) => code.startsWith(wanted))) return 1
  const haystack = ` ${called} ${tags} ${shortcodes.join(' ').replaceAll('_', ' ')}`
  if (words.every((word) => haystack.includes(` ${word}`))) return 2
  return words.every((word) => haystack.includes(word)) ? 3 : undefined
}

export interface FoundShortcode {
  readonly emoji: Emoji
  readonly shortcode: string
}

/** Emoji with a shortcode that begins like this, then those that have it within; at most `limit`. */
export function findShortcodes(all: readonly Emoji[], typed: string, limit: number): FoundShortcode[] {
  const wanted = typed.toLowerCase()
  const first: FoundShortcode[] = []
  const then: FoundShortcode[] = []
  for (const emoji of all) {
    const begins = emoji.shortcodes.find((code) => code.startsWith(wanted))
    if (begins !== undefined) first.push({ emoji, shortcode: begins })
    else {
      const shortcode = emoji.shortcodes.find((code) => code.includes(`_${wanted}`))
      if (shortcode !== undefined && then.length < limit) then.push({ emoji, shortcode })
    }
  }
  first.sort((a, b) => a.shortcode.length - b.shortcode.length)
  return [...first, ...then].slice(0, limit)
}
