/** Debian's WebKitGTK, which has the engine of Safari, on a screen of its own that nobody sees; by WebDriver over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { temporaryFolder } from '../support/server-process.ts'
import { COMMANDS, type Driver } from './commands.ts'
import { polled } from './polled.ts'

export async function startWebkit(program: string, screenProgram: string): Promise<Driver> {
  const home = temporaryFolder()
  const screen = spawn(screenProgram, ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = await once(screen.stdio[3] as Readable, 'data')
  const port = await freePort()
  const child = spawn(program, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      HOME: home.path,
      LANG: 'en_GB.UTF-8',
      GTK_A11Y: 'none',
    },
  })
  const at = `http://127.0.0.1:${port}`
  await polled('the driver of WebKit', () =>
    fetch(`${at}/status`).then(
      ({ ok }) => ok,
      () => false,
    ),
  )
  const { sessionId } = (await call('POST', `${at}/session`, { capabilities: {} })) as { sessionId: string }
  const session = `${at}/session/${sessionId}`
  await call('POST', `${session}/window/rect`, { width: 1200, height: 870 })
  return {
    ask(command, { id, ...params } = {}) {
      const [, method, path] = COMMANDS[command]
      return call(method, session + path.replace('{id}', String(id)), method === 'POST' ? params : undefined)
    },
    async end() {
      await call('DELETE', session)
      await endOf(child)
      await endOf(screen)
      home.remove()
    },
  }
}

async function call(method: string, address: string, params?: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method,
    ...(params === undefined ? {} : { body: JSON.stringify(params), headers: { 'Content-Type': 'application/json' } }),
  })
  const { value } = (await response.json()) as { value: unknown }
  if (!response.ok) throw new Error(`${method} ${new URL(address).pathname}: ${JSON.stringify(value).slice(0, 500)}`)
  return value
}

async function endOf(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

/** It takes none by itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
