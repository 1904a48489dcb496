import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Client } from '../client/client.ts'
import { formatMessage, type MessageToFormat } from '../wire/irc/message.ts'
import { addressesOf, attach, attachments, remove, removeAll } from './uploads.ts'

/** As much of the browser's own as is used: the test says what comes back, and when. */
class Sending {
  static all: Sending[] = []
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  status = 0
  response: unknown = undefined
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  onloadend?: () => void
  path = ''
  open(_method: string, path: string): void {
    this.path = path
    Sending.all.push(this)
  }
  send(): void {}
  /** Tells at once, as browsers do: https://xhr.spec.whatwg.org/#request-error-steps */
  abort(): void {
    this.onabort?.()
    this.onloadend?.()
  }
}

const asked: MessageToFormat[] = []
const client = {
  state: { buffers: new Map([['#tea', { name: '#tea' }]]) },
  async ask(message: MessageToFormat) {
    asked.push(message)
    return [{ verb: 'UPLOAD', params: ['#tea', '/upload/abc'] }]
  },
} as unknown as Client

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('XMLHttpRequest', Sending)
  vi.stubGlobal('location', { href: 'http://here/' })
})
afterEach(() => {
  removeAll(attachments.value.map(({ id }) => id))
  Sending.all = []
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

async function begin(name = 'tea.txt'): Promise<Sending> {
  attach(client, '#tea', [new File(['tea'], name, { type: 'text/plain' })])
  await expect.poll(() => Sending.all).toHaveLength(1)
  return Sending.all[0] as Sending
}

test('of a file that arrived the address is told', async () => {
  const sending = await begin()
  expect(sending.path).toBe('/upload/abc')
  const addresses = addressesOf('#tea')
  Object.assign(sending, { status: 201, response: { url: 'http://here/files/x-3/tea.txt' } })
  sending.onload?.()
  expect(await addresses).toEqual(['http://here/files/x-3/tea.txt'])
})

test('a file of which nothing gets through is said to have failed, and holds up no message', async () => {
  await begin()
  const addresses = addressesOf('#tea')
  await vi.advanceTimersByTimeAsync(30_000)
  expect(attachments.value.map(({ progress }) => progress)).toEqual([{ at: 'failed', trouble: { why: 'cut' } }])
  expect(await addresses).toBeUndefined()
})

test('a long name of any script has room in a line, and keeps its end', async () => {
  await begin(`${'茶'.repeat(200)}.txt`)
  const line = formatMessage(asked.at(-1) as MessageToFormat)
  expect(line).toMatch(/茶\.txt$/)
  expect(new TextEncoder().encode(line).length).toBeLessThan(512)
})

test('WEB-30 of many files a few are on their way at once, as many as a server takes, and the others follow', async () => {
  const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => new File([name], name, { type: 'text/plain' }))
  asked.length = 0
  attach(client, '#tea', files)
  await expect.poll(() => Sending.all).toHaveLength(3)
  expect(asked).toHaveLength(3)
  const last = attachments.value.at(-2)
  if (last) remove(last.id)
  for (const { onload, onloadend } of Sending.all.slice(0, 3)) {
    onload?.()
    onloadend?.()
  }
  await expect.poll(() => Sending.all).toHaveLength(5)
  expect(asked.map(({ params }) => params?.at(-1))).toEqual(['a', 'b', 'c', 'd', 'f'])
})
