import { afterEach, expect, test, vi } from 'vitest'
import { showNotice } from './show.ts'

afterEach(() => vi.unstubAllGlobals())

test('WEB-50 where the browser shows no notice, nothing fails', async () => {
  class Phone {
    static readonly permission = 'granted'
    constructor() {
      throw new TypeError('Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.')
    }
  }
  vi.stubGlobal('Notification', Phone)
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('navigator', {})
  await showNotice('bob', { tag: 'snug bob' }, () => undefined)
  const showNotification = vi.fn(() => Promise.reject(new TypeError('No notification permission has been granted.')))
  vi.stubGlobal('navigator', {
    serviceWorker: { getRegistration: async () => ({ active: {}, showNotification }) },
  })
  await showNotice('bob', { tag: 'snug bob' }, () => undefined)
  expect(showNotification).toHaveBeenCalledOnce()
})
