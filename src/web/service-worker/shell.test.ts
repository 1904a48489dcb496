import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

test('WEB-41 a part of the page that there is no room to keep is shown all the same', async () => {
  const listeners = new Map<string, (event: unknown) => void>()
  const full = new Error('QuotaExceededError')
  vi.stubGlobal('BUILT_FILES', ['/'])
  vi.stubGlobal('BUILT_VERSION', '1')
  vi.stubGlobal('self', {
    location: { origin: 'http://here' },
    addEventListener: (name: string, call: (event: unknown) => void) => listeners.set(name, call),
  })
  vi.stubGlobal('caches', {
    match: async () => undefined,
    open: async () => ({ match: async () => undefined, put: () => Promise.reject(full) }),
  })
  vi.stubGlobal('fetch', async () => new Response('grammars'))
  const said = vi.spyOn(console, 'info').mockImplementation(() => {})
  const { keepShell } = await import('./shell.ts')
  keepShell()
  let answer: Promise<Response> | undefined
  listeners.get('fetch')?.({
    request: new Request('http://here/assets/highlight-1.js'),
    waitUntil() {},
    respondWith: (response: Promise<Response>) => void (answer = response),
  })
  expect(await (await answer)?.text()).toBe('grammars')
  expect(said.mock.calls.map(([, error]: unknown[]) => error)).toEqual([full])
  said.mockRestore()
})
