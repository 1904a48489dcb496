import { describe, expect, it } from 'vitest'
import { noticeLevel, type Notices, withNoticeChange } from '../chat/notices.ts'
import { USUAL_NOTICES } from '../chat/notices.ts'
import { hasWord } from '../text/words-in.ts'

describe('PUSH-2 a text names somebody', () => {
  it.each([
    ['amy', [], 'amy: hello', true],
    ['amy', [], 'hello Amy!', true],
    ['amy', [], 'hello amyliz', false],
    ['amy', [], 'amy-2 and 2-amy', false],
    ['a[b]', [], 'what of a[b]?', true],
    ['a[b]', [], 'what of ab?', false],
    ['amy', ['kettle'], 'who has the KETTLE?', true],
    ['amy', ['kettle'], 'kettledrums', false],
    ['amy', ['tea pot'], 'the tea pot, please', true],
    ['amy', ['.*'], 'anything', false],
    ['jean-luc', ['e-mail'], 'my e-mail', true],
    ['jean-luc', [], 'Jean-Luc: tea', true],
    ['amy', ['чай'], 'Чай готов', true],
    ['amy', [], '', false],
  ] as const)('%s with %j in “%s”: %s', (nick, words, text, isNamed) => {
    expect(hasWord(text.toLowerCase(), [nick, ...words])).toBe(isNamed)
  })
})

describe('PUSH-7 how much one is told of', () => {
  const notices: Notices = {
    usual: 'mentions',
    words: [],
    levels: [
      ['#tea', 'none'],
      ['#news', 'all'],
      ['bob', 'mentions'],
    ],
  }
  it.each([
    ['#tea', 'none'],
    ['#TEA', 'none'],
    ['#news', 'all'],
    ['#other', 'mentions'],
    ['bob', 'mentions'],
    ['carol', 'all'],
  ])('in %s is %s', (target, level) => expect(noticeLevel(notices, target)).toBe(level))

  it('is kept for so many places, the one that was set least lately given up first', () => {
    const set = (before: Notices, target: string, level: 'all' | null) =>
      withNoticeChange(before, { set: 'level', target, level }, 2)
    const some = ['#a', '#b', '#A', '#c'].reduce((before, target) => set(before, target, 'all'), USUAL_NOTICES)
    expect(some.levels).toEqual([
      ['#a', 'all'],
      ['#c', 'all'],
    ])
    expect(set(some, '#C', null).levels).toEqual([['#a', 'all']])
  })
})
