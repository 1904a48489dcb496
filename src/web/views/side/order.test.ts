import { describe, expect, it } from 'vitest'
import { type Buffer, createBuffer } from '../../../client/state/client-state.ts'
import { besides, neighbour, sectionsOf } from './order.ts'

const channel = (name: string, more: Partial<Buffer> = {}): Buffer => ({
  ...createBuffer(name.toLowerCase(), name, 'channel'),
  isJoined: true,
  ...more,
})
const query = (name: string, more: Partial<Buffer> = {}): Buffer => ({ ...createBuffer(name, name, 'query'), ...more })
const ALL = [
  createBuffer('', 'here', 'server'),
  channel('#a'),
  channel('#B', { unread: 2 }),
  channel('#gone', { isJoined: false }),
  channel('#lost', { isJoined: false, isMissed: true }),
  query('amy', { unread: 1 }),
  query('bob'),
  query('muted', { unread: 5 }),
]
const names = (buffers: readonly Buffer[]): string[] => buffers.map(({ name }) => name)

describe('WEB-63 the list of channels', () => {
  it('has what one keeps at the top first, in that order, and what one is not in apart', () => {
    const sections = sectionsOf(ALL, ['bob', '#b', '#gone'])
    expect([sections.first, sections.channels, sections.conversations, sections.out].map(names)).toEqual([
      ['bob', '#B'],
      ['#a', '#lost'],
      ['amy', 'muted'],
      ['#gone'],
    ])
    expect(sections.server?.name).toBe('here')
  })

  it('WEB-102 says between which favourites one stands, of those that are there', () => {
    const sections = sectionsOf(ALL, ['bob', '#gone', '#b', '#a'])
    const around = (key: string) => Object.values(besides(sections, key)).map(({ name }) => name)
    expect(['bob', '#b', '#a', 'amy'].map(around)).toEqual([['#B'], ['bob', '#a'], ['#B'], []])
  })

  it('is walked by keys, round its end, or from one that has something new to the next', () => {
    const sections = sectionsOf(ALL, ['bob'])
    const isNew = ({ name, unread }: Buffer): boolean => unread > 0 && name !== 'muted'
    const walk = (from: string, step: 1 | -1, onlyNew = false) =>
      neighbour(sections, from, step, onlyNew ? isNew : undefined)?.name
    expect([walk('bob', 1), walk('bob', -1), walk('', 1), walk('#gone', 1), walk('#gone', -1)]).toEqual([
      '#a',
      'here',
      'bob',
      'bob',
      'here',
    ])
    expect([walk('#a', 1, true), walk('#b', 1, true), walk('#a', -1, true)]).toEqual(['#B', 'amy', 'amy'])
    expect(neighbour(sectionsOf([channel('#a', { unread: 3 })], []), '#a', 1, isNew)).toBeUndefined()
  })
})
