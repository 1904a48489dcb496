import { expect, it } from 'vitest'
import { byteSize, sizeInBytes } from './byte-size.ts'

it.each([
  ['25 MB', 26_214_400],
  ['5GB', 5_368_709_120],
  ['1 kb', 1024],
  ['7', 7],
  ['0', 0],
])('%s is %d bytes', (words, bytes) => {
  expect(sizeInBytes(words)).toBe(bytes)
  expect(byteSize.check(words)).toBe(words)
})

it.each(['', 'MB', '1.5 GB', '-1', '9999999999 TB', '5 gigabytes'])('%j is none', (words) => {
  expect(sizeInBytes(words)).toBeUndefined()
  expect(() => byteSize.check(words)).toThrow('must be a size such as 25 MB')
})

it('may be a bare number of TOML', () => {
  expect(byteSize.check(1000)).toBe('1000')
  expect(() => byteSize.check(1.5)).toThrow('must be')
})
