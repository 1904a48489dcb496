import { describe, expect, it } from 'vitest'
import { type Candidate, find, fit } from './switcher-find.ts'

const one = (kind: Candidate['kind'], name: string, more: Partial<Candidate> = {}): Candidate => ({
  kind,
  key: kind === 'open' ? name : '',
  name,
  unread: 0,
  mentions: 0,
  ...more,
})
const ALL = [
  one('open', '#lobby', { lookedAt: 0 }),
  one('open', '#garden', { lookedAt: 2 }),
  one('open', '#news', { unread: 4 }),
  one('open', 'amy', { mentions: 1, unread: 1 }),
  one('open', '#tea-and-cake', { lookedAt: 1 }),
  one('channel', '#green-tea'),
  one('channel', '#gardening'),
  one('person', 'gardner'),
]
const names = (typed: string): string[] => find(ALL, typed, '#lobby').map(({ name }) => name)

describe('WEB-68 the quick switcher', () => {
  it('offers what is new first, then where one was last, and last where one is', () => {
    expect(names('')).toEqual(['amy', '#news', '#tea-and-cake', '#garden', '#lobby'])
  })

  it('finds by the beginning, by words, and by letters apart; what is open before what is not', () => {
    expect(names('gard')).toEqual(['#garden', '#gardening', 'gardner'])
    expect(names('#gard')).toEqual(['#garden', '#gardening'])
    expect(names('tea')).toEqual(['#tea-and-cake', '#green-tea'])
    expect(names('tcake')).toEqual(['#tea-and-cake'])
    expect(names('xyz')).toEqual([])
  })

  it.each([
    ['#tea', 'tea', 0],
    ['#teapot', 'tea', 1],
    ['#green-tea', 'tea', 2],
    ['#steam', 'tea', 3],
    ['#tea', 'eat', undefined],
  ])('%s for %s: %s', (name, wanted, expected) => {
    expect(fit(name, wanted)).toBe(expected)
  })
})
