import { expect, it } from 'vitest'
import { parseResetLink } from './reset-link.ts'

it.each([
  ['#reset=amy/0123abcd', { name: 'amy', code: '0123abcd' }],
  ['#reset=%5Bamy%5D/0123abcd', { name: '[amy]', code: '0123abcd' }],
  ['#reset=%D8%B9%D9%84%D9%8A/0123abcd', { name: 'علي', code: '0123abcd' }],
  ['#reset=amy/', undefined],
  ['#reset=amy/nonsense', undefined],
  ['#reset=/0123abcd', undefined],
  ['#reset=%/0123abcd', undefined],
  ['#reset=amy/0123abcd/more', undefined],
  ['#claim=0123abcd', undefined],
  ['', undefined],
])('WEB-99 the link in a mail says whose password is set, and the code: %s', (hash, link) => {
  expect(parseResetLink(hash)).toEqual(link)
})
