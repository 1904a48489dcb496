/** What happens when the system gives no more descriptors: nobody new comes in, the rest goes on, and later all is well. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { RawClient } from '../support/raw-client.ts'
import { openRawClient } from '../support/raw-client.ts'

const DESCRIPTORS = 60
const PROGRAM = fileURLToPath(new URL('front-door-program.ts', import.meta.url))

test('more connections than descriptors: the excess is closed, and who is there is served', async () => {
  const server = spawn('sh', ['-c', `ulimit -n ${DESCRIPTORS}; exec "$0" "$1"`, process.execPath, PROGRAM], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  async function ask(): Promise<{ open: number }> {
    server.send('counts')
    const [answer] = (await once(server, 'message')) as [{ open: number }]
    return answer
  }
  const clients: RawClient[] = []
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }]
    const first = await openRawClient(port)
    clients.push(first)
    for (let i = 0; i < DESCRIPTORS * 2; i++) clients.push(await openRawClient(port))
    await Promise.any(clients.slice(1).map((client) => client.closed))

    const before = await ask()
    expect(before.open).toBeGreaterThan(1)
    expect(before.open).toBeLessThan(DESCRIPTORS)
    await first.send('NICK alice\r\n')
    await first.until('irc<')

    for (const client of clients.slice(1)) client.socket.resetAndDestroy()
    while ((await ask()).open > 1) await new Promise((resolve) => setImmediate(resolve))
    const late = await openRawClient(port)
    clients.push(late)
    await late.send('GET /health HTTP/1.1\r\nHost: a\r\n\r\n')
    await late.until('"status":"ready"')
  } finally {
    for (const client of clients) client.destroy()
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }
})
