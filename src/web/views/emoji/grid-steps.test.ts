/** The keys in the grid of emoji: two groups, of ten and three. */
import { describe, expect, it } from 'vitest'
import { stepInGrid } from './grid-steps.ts'

describe('WEB-70 in a grid with groups of ten and three', () => {
  it.each([
    [0, 'ArrowRight', 1],
    [0, 'ArrowLeft', 0],
    [12, 'ArrowRight', 12],
    [3, 'ArrowUp', -1],
    [1, 'ArrowDown', 9],
    [6, 'ArrowDown', 9],
    [9, 'ArrowDown', 11],
    [12, 'ArrowDown', 12],
    [12, 'ArrowUp', 9],
    [5, 'Home', 0],
    [2, 'End', 7],
    [8, 'End', 9],
    [12, 'PageUp', 2],
    [3, 'PageDown', 12],
    [3, 'x', undefined],
  ])('from %i the key %s leads to %s', (from, key, to) => expect(stepInGrid([10, 3], from, key)).toBe(to))

  it('leads the other way where one reads from right to left', () => {
    expect(stepInGrid([10, 3], 4, 'ArrowLeft', true)).toBe(5)
    expect(stepInGrid([10, 3], 4, 'End', false, true)).toBe(12)
    expect(stepInGrid([10, 3], 4, 'Home', false, true)).toBe(0)
  })
})
