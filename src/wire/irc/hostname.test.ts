import { expect, it } from 'vitest'
import { readVectors } from '../../../test/support/vectors.ts'
import { isHostname } from './hostname.ts'

it.each(readVectors<{ host: string; valid: boolean }>('validate-hostname'))('$host', ({ host, valid }) => {
  expect(isHostname(host)).toBe(valid)
})

it('knows how long names and labels may be', () => {
  const label = 'a'.repeat(63)
  expect(isHostname(`${label}.org`)).toBe(true)
  expect(isHostname(`a${label}.org`)).toBe(false)
  expect(isHostname(`${`${label}.`.repeat(3)}${'a'.repeat(61)}`)).toBe(true)
  expect(isHostname(`${`${label}.`.repeat(3)}${'a'.repeat(62)}`)).toBe(false)
})

it('answers a hostile name at once', () => {
  // A matcher that tries every way would not come back from these.
  expect(isHostname(`${'a-'.repeat(120)}.`)).toBe(false)
  expect(isHostname(`${'a.'.repeat(1_000_000)}-`)).toBe(false)
})
