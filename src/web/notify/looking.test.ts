import { afterEach, expect, test, vi } from 'vitest'
import { isLookedAt, tellLooking } from './looking.ts'

const forbidden = (): Promise<never> =>
  Promise.reject(Object.assign(new Error('The request was denied.'), { name: 'SecurityError' }))
const locks = { request: forbidden, query: forbidden } as unknown as LockManager

function stub(isVisible: boolean): void {
  vi.stubGlobal('document', {
    visibilityState: isVisible ? 'visible' : 'hidden',
    hasFocus: () => isVisible,
    addEventListener() {},
    removeEventListener() {},
  })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
}

afterEach(() => vi.unstubAllGlobals())

test('WEB-121 where the browser gives no locks each tab is on its own, and nothing fails', async () => {
  stub(false)
  expect(await isLookedAt({ locks })).toBe(false)
  stub(true)
  expect(await isLookedAt({ locks })).toBe(true)
  const looks: boolean[] = []
  // Whatever is rejected and not caught fails the run.
  const end = tellLooking((isLooking) => looks.push(isLooking), { locks })
  await forbidden().catch(() => undefined)
  end()
  expect(looks).toEqual([true])
})
