import { beforeEach, expect, test, vi } from 'vitest'

/** A window of this browser, with what it was told. */
function page(url: string) {
  return { url, focus: vi.fn(async () => {}), postMessage: vi.fn() }
}

const opened = vi.fn(async (_address: string) => null)
let windows: ReturnType<typeof page>[] = []
let press: (path?: string) => Promise<unknown>

beforeEach(async () => {
  const listeners = new Map<string, (event: unknown) => void>()
  vi.stubGlobal('BUILT_FILES', [])
  vi.stubGlobal('BUILT_VERSION', '1')
  vi.stubGlobal('self', {
    location: { origin: 'http://here' },
    addEventListener: (name: string, call: (event: unknown) => void) => listeners.set(name, call),
    clients: { matchAll: async () => windows, openWindow: opened },
  })
  opened.mockClear()
  const { takePushes } = await import('./push.ts')
  takePushes()
  press = (path) => {
    let done: Promise<unknown> = Promise.resolve()
    const event = {
      notification: { close() {}, data: { path } },
      waitUntil: (work: Promise<unknown>) => void (done = work),
    }
    listeners.get('notificationclick')?.(event)
    return done
  }
  return () => {
    vi.unstubAllGlobals()
    vi.resetModules()
  }
})

test('WEB-54 pressing a notice goes there in the room that is open, whatever else of this server is', async () => {
  const picture = page('http://here/files/x-1x1/cat.png')
  const room = page('http://here/c/lobby')
  windows = [picture, page('http://here/read/tea'), room]
  await press('/c/tea/7-x')
  expect(room.focus).toHaveBeenCalled()
  expect(room.postMessage).toHaveBeenCalledWith({ go: '/c/tea/7-x' })
  expect([picture.focus.mock.calls, opened.mock.calls]).toEqual([[], []])
})

test('WEB-54 where no room is open it opens one', async () => {
  windows = [page('http://here/ways')]
  await press('/c/tea/7-x')
  await press('//elsewhere.example/')
  expect(opened.mock.calls).toEqual([['/c/tea/7-x'], ['/']])
})
