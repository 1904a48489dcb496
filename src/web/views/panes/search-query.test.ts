/** The field of the search, and what is shown of what was found. */
import { describe, expect, it } from 'vitest'
import { inLobby } from '../../../../test/support/client-stage.ts'
import { excerptOf } from './excerpt.ts'
import { filterOfferAt, filtersIn, withFilter, withoutFilter, withValue, wordsIn } from './search-query.ts'

describe('WEB-76 what is typed to search', () => {
  it('has filters that are found, put in and taken out', () => {
    const typed = 'green tea from:amy "in: quotes" in:#lobby'
    const filters = filtersIn(typed)
    expect(filters.map(({ name, value }) => [name, value])).toEqual([
      ['from', 'amy'],
      ['in', '#lobby'],
    ])
    expect(withoutFilter(typed, filters[0]!)).toBe('green tea "in: quotes" in:#lobby')
    expect(withFilter('tea ', 'has')).toBe('tea has:')
    expect(withFilter('', 'from')).toBe('from:')
    expect(wordsIn(typed)).toEqual(['green', 'tea', 'in: quotes'])
  })

  it.each([
    ['from:', 5, ['bob', 'amy', 'zoe']],
    ['tea from:a', 10, ['amy']],
    ['in:lob', 6, ['#lobby']],
    ['in:#lobby', 9, undefined],
    ['after:', 6, ['1d', '2d', '7d', '30d']],
    ['has:li', 6, ['link']],
    ['has:', 4, ['link', 'file', 'image']],
    ['tea', 3, undefined],
    ['from:amy tea', 12, undefined],
  ])('%j with the cursor at %i offers %j', (typed, cursor, values) => {
    const offer = filterOfferAt(inLobby().client.state, typed, cursor)
    expect(offer?.values.slice(0, 4)).toEqual(values)
  })

  it('takes a value in place of what was begun', () => {
    const [filter] = filtersIn('a from:a b')
    expect(withValue('a from:a b', filter!, 'amy')).toBe('a from:amy b')
  })
})

describe('WEB-76 what was found', () => {
  const shown = (text: string, words: readonly string[]): string =>
    excerptOf(text, words)
      .map(({ text, isFound }) => (isFound ? `[${text}]` : text))
      .join('')

  it.each([
    ['Green tea, and more tea', ['tea'], 'Green [tea], and more [tea]'],
    ['GREEN\ntea', ['green tea'], '[GREEN tea]'],
    ['a+b (c)', ['a+b', '(c)'], '[a+b] [(c)]'],
    ['nothing', [], 'nothing'],
    ['teapot tea', ['tea', 'teapot'], '[teapot] [tea]'],
  ])('%j by %j is shown as %j', (text, words, expected) => expect(shown(text, words)).toBe(expected))

  it('is cut around the first word that was found', () => {
    const cut = shown(`${'before '.repeat(100)}tea ${'after '.repeat(100)}`, ['tea'])
    expect(cut).toMatch(/^… (?:before )+\[tea\] after .* …$/)
    expect(cut.length).toBeLessThan(300)
  })

  it('is cut between characters', () => {
    for (const start of ['a', 'ab']) expect(shown(start + '🫖'.repeat(300), [])).toMatch(/^ab?(?:🫖)+ …$/u)
  })
})
