import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathOf, permalinkOf, placeAt } from './addresses.ts'

describe('WEB-60 the addresses of the page', () => {
  it.each([
    ['/c/tea', { name: '#tea', isChannel: true }],
    ['/c/tea/', { name: '#tea', isChannel: true }],
    ['/c/%23tea', { name: '#tea', isChannel: true }],
    ['/c/%23%23tea', { name: '##tea', isChannel: true }],
    ['/c/&tea', { name: '&tea', isChannel: true }],
    ['/c/a%2Fb', { name: '#a/b', isChannel: true }],
    ['/c/%D8%B4%D8%A7%D9%8A', { name: '#شاي', isChannel: true }],
    ['/c/tea/4f-a1b2', { name: '#tea', isChannel: true, msgid: '4f-a1b2' }],
    ['/u/amy', { name: 'amy', isChannel: false }],
    ['/u/amy/4f-a1b2', { name: 'amy', isChannel: false, msgid: '4f-a1b2' }],
  ])('%s', (path, place) => {
    expect(placeAt(path)).toEqual(place)
  })

  it.each([
    '/',
    '/c',
    '/c/',
    '/c/%',
    '/c/a%20b',
    '/c/a%2Cb',
    '/c/a%0D%0AQUIT',
    '/c/tea/x/y',
    '/u/',
    '/u/%23tea',
    '/ways',
  ])('nothing is meant by %s', (path) => {
    expect(placeAt(path)).toBeUndefined()
  })

  it.each([
    ['#tea', '/c/tea'],
    ['##tea', '/c/%23%23tea'],
    ['#&tea', '/c/%23%26tea'],
    ['#..', '/c/%23..'],
    ['#a/b?c#d', '/c/a%2Fb%3Fc%23d'],
  ])('%s is at %s', (name, path) => {
    expect(pathOf({ name, isChannel: true })).toBe(path)
  })

  it('lead back to the same place, through what a browser does with an address', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => !/[\s,\p{Cc}]/u.test(text) && text.length <= 80)
    fc.assert(
      fc.property(
        name,
        fc.option(fc.stringMatching(/^[0-9a-z]{1,10}-[0-9a-z]{8}$/), { nil: undefined }),
        (text, msgid) => {
          const place = { name: `#${text}`, isChannel: true, ...(msgid === undefined ? {} : { msgid }) }
          const { pathname } = new URL(pathOf(place), 'http://localhost:7684')
          expect(placeAt(pathname)).toEqual(place)
        },
      ),
    )
  })

  it('a permalink is whole', () => {
    expect(permalinkOf('#tea', '4f-a1b2', 'http://localhost:7684')).toBe('http://localhost:7684/c/tea/4f-a1b2')
  })
})
