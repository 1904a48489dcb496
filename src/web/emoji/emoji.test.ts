/** The emoji that there are, how they are found, and how their names are replaced. */
import deutsch from 'emojibase-data/de/compact.json'
import english from 'emojibase-data/en/compact.json'
import usual from 'emojibase-data/en/shortcodes/emojibase.json'
import github from 'emojibase-data/en/shortcodes/github.json'
import { describe, expect, it } from 'vitest'
import { bookOf } from './emoji.ts'
import { findEmoji, findShortcodes } from './find-emoji.ts'
import { withEmoji } from './shortcodes.ts'
import { TONES, withTone } from './skin-tone.ts'

const book = bookOf(english, [github, usual])
const german = bookOf(deutsch, [github, usual])

describe('the emoji', () => {
  it('are all there, each once, in groups one after the other', () => {
    expect(book.all.length).toBeGreaterThan(1800)
    expect(new Set(book.all.map(({ value }) => value)).size).toBe(book.all.length)
    const groups = book.all.map(({ group }) => group)
    expect(groups).toEqual(groups.toSorted((a, b) => a - b))
    expect(german.all.map(({ value }) => value)).toEqual(book.all.map(({ value }) => value))
  })

  it('are written as the quick reactions are', () => {
    for (const value of ['👍', '❤️', '😂', '🎉', '😮', '😢', '👀', '✅']) {
      expect(book.all.some((emoji) => emoji.value === value)).toBe(true)
    }
  })

  it('have tones as Unicode writes them', () => {
    for (const { unicode, skins } of english) {
      if (!skins) continue
      const known = new Set(skins.map((skin) => skin.unicode))
      for (const tone of TONES.slice(1)) expect(known).toContain(withTone(unicode, tone))
    }
  })

  it.each([
    ['tada', '🎉'],
    ['party pop', '🎉'],
    [':+1:', '👍'],
    ['red heart', '❤️'],
  ])('%j finds %s first', (typed, value) => expect(findEmoji(book.all, typed, 5)[0]?.value).toBe(value))

  it('are found in German too, and by their usual shortcodes', () => {
    expect(findEmoji(german.all, 'konfetti', 5)[0]?.value).toBe('🎉')
    expect(findEmoji(german.all, 'tada', 5)[0]?.value).toBe('🎉')
    expect(findEmoji(book.all, 'no such thing at all', 5)).toEqual([])
  })

  it('are offered by the beginning of a shortcode, the shortest first', () => {
    const found = findShortcodes(book.all, 'tad', 8)
    expect(found[0]).toMatchObject({ shortcode: 'tada', emoji: { value: '🎉' } })
    expect(findShortcodes(book.all, 'hear', 8).length).toBe(8)
  })
})

describe('WEB-71 the name of an emoji between colons', () => {
  const emojiFor = (code: string): string | undefined => book.byShortcode.get(code)?.value
  it.each([
    ['done :tada:!', 'done 🎉!'],
    [':+1::tada:', '👍🎉'],
    ['std::x: a', 'std::x: a'],
    [':+1: :tada:', '👍 🎉'],
    ['(:fire:)', '(🔥)'],
    ['at 10:30:45, a:b:c', 'at 10:30:45, a:b:c'],
    [':nosuchthing: :)', ':nosuchthing: :)'],
    ['`:tada:` :tada:', '`:tada:` 🎉'],
    ['```\n:tada:\n```\n:tada:', '```\n:tada:\n```\n🎉'],
    ['```js :tada:``` :tada:', '```js :tada:``` 🎉'],
    ['\u0002bold\u0002 :tada:', '\u0002bold\u0002 :tada:'],
  ])('%j is sent as %j', (typed, sent) => expect(withEmoji(typed, emojiFor)).toBe(sent))
})
