import { expect, it } from 'vitest'
import { confirmationCode, isConfirmed } from './confirmation.ts'
import { splitParams } from './service.ts'

it.each([
  ['', 'anything', {}],
  ['<a>', '', undefined],
  ['<a>', 'one two  three', { a: 'one two  three' }],
  ['<a> <b>', 'one', undefined],
  ['<a> <b>', 'one  two three', { a: 'one', b: 'two three' }],
  ['<a> [<b>]', 'one', { a: 'one' }],
  ['[<a>] <b>', 'one', { b: 'one' }],
  ['[<a>] <b>', 'one two three', { a: 'one', b: 'two three' }],
  ['<a> <b> [<c>] [<d>]', 'one two three', { a: 'one', b: 'two', c: 'three' }],
])('%s of "%s"', (usage, text, params) => {
  expect(splitParams(usage, text)).toEqual(params)
})

const MINUTE_MS = 60_000
const NOON = Date.UTC(2026, 10, 23, 12)
const DEED = ['drop account', 'alice', 'alice', '1']

it('SERVICE-5 takes a code for what it was made, and for five minutes at least and ten at most', () => {
  const code = confirmationCode(DEED, NOON)
  expect(code).toMatch(/^[0-9a-f]{8}$/)
  expect(isConfirmed(DEED, code, NOON)).toBe(true)
  expect(isConfirmed(DEED, code, NOON + 9 * MINUTE_MS)).toBe(true)
  expect(isConfirmed(DEED, code, NOON + 10 * MINUTE_MS)).toBe(false)
  const late = confirmationCode(DEED, NOON + 5 * MINUTE_MS - 1)
  expect(isConfirmed(DEED, late, NOON + 10 * MINUTE_MS - 1)).toBe(true)
  for (const i of DEED.keys()) {
    expect(isConfirmed(DEED.with(i, 'else'), code, NOON)).toBe(false)
  }
  expect(isConfirmed(DEED, '', NOON)).toBe(false)
})
