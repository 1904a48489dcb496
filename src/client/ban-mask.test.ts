import { expect, it } from 'vitest'
import { readBanMask } from './ban-mask.ts'

it.each([
  ['bob!*@*', false, 'bob'],
  ['m:bob!*@c3.guest', true, 'bob'],
  ['*!*@c3.guest', false, 'c3.guest'],
  ['a:amy', false, 'amy'],
  ['m:a:amy', true, 'amy'],
  ['*bob*!*@*', false, '*bob*!*@*'],
  ['*!~b@host', false, '*!~b@host'],
  ['m:*!*@*.example', true, '*!*@*.example'],
])('%s mutes: %s, and means %s', (mask, isMute, whom) => {
  expect(readBanMask(mask)).toEqual({ isMute, whom })
})
