/** What is offered while one writes, and what stands in the text when it was taken. */
import english from 'emojibase-data/en/compact.json'
import github from 'emojibase-data/en/shortcodes/github.json'
import { describe, expect, it } from 'vitest'
import { inLobby } from '../../../../test/support/client-stage.ts'
import { bookOf } from '../../emoji/emoji.ts'
import { offerAt, putIn, putNext } from './suggest.ts'

const book = bookOf(english, [github])
const stage = inLobby()
stage.told(':amy!a@h JOIN #lobby', ':bob!b@h JOIN #lobby')
const { state } = stage.client
const offer = (text: string, isAsked = false) => offerAt(state, book, '', text, text.length, isAsked)
const names = (text: string, isAsked = false) => offer(text, isAsked)?.suggestions.map(({ name }) => name)

it('WEB-72 takes no longer where something long was pasted before', () => {
  const started = performance.now()
  expect(names(`${'a'.repeat(60_000)} @am`)).toEqual(['amy'])
  // A moment where it is linear, several seconds where it is not.
  expect(performance.now() - started).toBeLessThan(1_500)
})

describe('WEB-72 while one writes', () => {
  it.each([
    ['/jo', ['/join']],
    ['//jo', undefined],
    ['hello /jo', undefined],
    ['one\n/jo', undefined],
    ['/help jo', undefined],
    ['hi @am', ['amy']],
    ['am', undefined],
    ['see #lo', ['#lobby']],
    ['see #', undefined],
    ['12:tad', undefined],
    [':t', undefined],
    ['', undefined],
  ])('%j offers %j', (text, expected) => expect(names(text)).toEqual(expected))

  it('emoji are offered behind a colon, with their tone', () => {
    expect(names('well :tad')?.[0]).toBe(':tada:')
    expect(offerAt(state, book, '🏽', ':+1', 3)?.suggestions[0]?.text).toBe('👍🏽 ')
    expect(offerAt(state, undefined, '', ':tad', 4)).toBeUndefined()
  })

  it('commands come with what they take and do', () => {
    expect(offer('/joi')?.suggestions[0]).toMatchObject({
      usage: expect.stringContaining('channel'),
      summary: 'enter a channel',
    })
  })

  it('Tab completes bare nicks too, and goes round', () => {
    expect(names('am', true)).toEqual(['amy'])
    const all = offerAt(state, book, '', '@ there', 1)
    const first = putIn('@ there', all!, 0)
    const last = putNext(first, -1)
    expect([first.text, last.chosen, putNext(last, 1).text]).toEqual([
      '@bob:  there',
      all!.suggestions.length - 1,
      first.text,
    ])
  })
})
