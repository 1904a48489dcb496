import { describe, expect, it } from 'vitest'
import { duration, durationMs } from './duration.ts'

const HOUR_MS = 3_600_000

describe('a length of time', () => {
  it.each([
    ['90d', 90 * 24 * HOUR_MS],
    ['1h30m', 1.5 * HOUR_MS],
    ['2w1d', 15 * 24 * HOUR_MS],
    ['45s', 45_000],
    ['7', 7 * 24 * HOUR_MS],
    ['0', 0],
    ['forever', Infinity],
  ])('%s is %d ms', (words, ms) => {
    expect(durationMs(words)).toBe(ms)
  })

  it.each(['', 'd', '1.5h', '-1d', '30m1h', '1 d', '1234567', 'Forever', '1y'])('%j is none', (words) => {
    expect(durationMs(words)).toBeUndefined()
    expect(() => duration(0).check(words)).toThrow('must be a time such as 90d')
  })

  it('may be a bare number of TOML, in days, and not less than the least', () => {
    expect(duration(0).check(30)).toBe('30')
    expect(() => duration(60_000).check(0)).toThrow('from 1m on')
    expect(() => duration(0).check(1.5)).toThrow('must be')
  })
})
