import { afterEach, expect, test, vi } from 'vitest'
import { endPush } from './end-push.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('WEB-23 who is not here any more is told of nothing, and what they were told is shown to nobody', async () => {
  const done: string[] = []
  const notice = (name: string) => ({ close: () => void done.push(`closes ${name}`) })
  const registration = {
    pushManager: { getSubscription: async () => ({ unsubscribe: async () => void done.push('unsubscribes') }) },
    getNotifications: async () => [notice('one'), notice('two')],
  }
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } })
  await endPush()
  expect(done.sort()).toEqual(['closes one', 'closes two', 'unsubscribes'])
})

test('what fails there, or is not there, holds nobody up', async () => {
  vi.stubGlobal('navigator', {})
  await endPush()
  const fails = async (): Promise<never> => Promise.reject(new Error('no service'))
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: fails } })
  await endPush()
})
