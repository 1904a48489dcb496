/** The language that is chosen. */
import { describe, expect, it } from 'vitest'
import { wordsFor } from './words.ts'

describe('the words of the browser client', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr-FR', 'ar-EG', 'de'], 'ar'],
    [['fr'], 'en'],
    [[], 'en'],
    [['constructor', 'toString'], 'en'],
  ])('for %j are in %s', async (wanted, language) => {
    expect((await wordsFor(wanted)).language).toBe(language)
  })

  it('keep names together in Arabic, where they stand among letters that run the other way', async () => {
    const { account, messages, notices, settings } = await wordsFor(['ar'])
    const said = [
      account.menu('#tea'),
      messages.andMore('#tea', 3),
      messages.reaction('#tea', 'amy', true),
      notices.of('#tea'),
      notices.forget('#tea'),
      settings.server('#tea'),
    ]
    for (const sentence of said) expect(sentence).toContain('\u2068#tea\u2069')
  })

  it('count as Arabic does', async () => {
    const { people } = (await wordsFor(['ar'])).topbar
    expect([1, 2, 3, 11, 100].map(people)).toEqual(['1 شخص', '2 شخصان', '3 أشخاص', '11 شخصًا', '100 شخص'])
  })
})
