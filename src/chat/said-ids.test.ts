import { expect, it } from 'vitest'
import { SAID_IDS, SAID_IDS_OF_ONE, SaidIds } from './said-ids.ts'

it('TWICE-1 what somebody said before a weekend is still known after it, however much others said meanwhile', () => {
  const ids = new SaidIds()
  for (let i = 0; i < SAID_IDS_OF_ONE; i++) expect(ids.remember(`amy ${i}`, i)).toEqual([])
  for (let i = 0; i < 1_000_000; i++) ids.remember(`bob${i % 200} ${i}`, 1000 + i)
  expect([ids.get('amy 0'), ids.get(`amy ${SAID_IDS_OF_ONE - 1}`)]).toEqual([0, SAID_IDS_OF_ONE - 1])
  expect([...ids].length).toBe(201 * SAID_IDS_OF_ONE)
})

it('TWICE-1 of one sender the newest are known, and in all there are only so many', () => {
  const ids = new SaidIds()
  for (let i = 0; i < SAID_IDS_OF_ONE; i++) ids.remember(`amy ${i}`, i)
  expect(ids.remember('amy more', 500)).toEqual([['amy 0', 0]])
  expect(ids.remember('amy more', 501)).toEqual([])
  for (let i = 0; i < SAID_IDS; i++) ids.remember(` guest-${i} x`, 1000 + i)
  expect([...ids].length).toBe(SAID_IDS)
  expect([ids.get('amy 1'), ids.get('amy more'), ids.get(` guest-${SAID_IDS - 1} x`)]).toEqual([
    undefined,
    undefined,
    1000 + SAID_IDS - 1,
  ])
})
