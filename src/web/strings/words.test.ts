/** The language that is chosen. */
import { describe, expect, it } from 'vitest'
import { wordsFor } from './words.ts'

describe('the words of the browser client', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr-FR', 'ar-EG', 'de'], 'ar'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('for %j are in %s', (wanted, language) => {
    expect(wordsFor(wanted).language).toBe(language)
  })

  it('count as Arabic does', () => {
    const { people } = wordsFor(['ar']).topbar
    expect([1, 2, 3, 11, 100].map(people)).toEqual(['1 شخص', '2 شخصان', '3 أشخاص', '11 شخصًا', '100 شخص'])
  })
})
