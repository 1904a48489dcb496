import { expect, it } from 'vitest'
import { isNewEnough } from './browsers.ts'

const PARTS = {
  URL: { canParse: 0 },
  Promise: { withResolvers: 0 },
  Intl: { Segmenter: 0 },
  HTMLElement: { prototype: { popover: 0 } },
}

it('WEB-97 a browser is too old where anything of what the page needs is missing', () => {
  expect(isNewEnough(PARTS)).toBe(true)
  for (const part of ['URL', 'Promise', 'Intl'] as const) expect(isNewEnough({ ...PARTS, [part]: {} })).toBe(false)
  expect(isNewEnough({ ...PARTS, HTMLElement: { prototype: {} } })).toBe(false)
})
