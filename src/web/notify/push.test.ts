import { afterEach, expect, test, vi } from 'vitest'
import type { Store } from '../store.ts'
import { pushTrouble } from './push.ts'

afterEach(() => void vi.unstubAllGlobals())

test.each([
  ['not-installed', { standalone: false }],
  ['unsupported', {}],
  ['unsupported', { standalone: true }],
] as const)('WEB-55 where the browser has no notices it is %s, by what it says of itself: %o', (trouble, said) => {
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('navigator', { serviceWorker: {}, ...said })
  expect(pushTrouble({} as Store)).toBe(trouble)
})
