/** `snug join` against `snug serve`: two people on two terminals, one in a pipe, and a server that is killed between. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { startServer, temporaryFolder } from '../support/server-process.ts'
import { openTerminalStage } from '../support/terminal-stage.ts'
import type { TerminalStage } from '../support/terminal-stage.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

async function open(folder: string, args: readonly string[] = []) {
  const server = await startServer(folder, args)
  onTestFinished(async () => void (await server.end('SIGKILL')))
  return server
}

function folder(): string {
  const folder = temporaryFolder()
  onTestFinished(() => folder.remove())
  return folder.path
}

function join(name: string, port: number): TerminalStage {
  const stage = openTerminalStage({ file: process.execPath, args: [MAIN, 'join', `${name}@127.0.0.1:${port}`] })
  onTestFinished(async () => {
    stage.kill('SIGKILL')
    await stage.exited
  })
  return stage
}

async function pipe(text: string, name: string, port: number): Promise<number> {
  const child = spawn(process.execPath, [MAIN, 'join', `${name}@127.0.0.1:${port}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.end(text)
  const [code] = (await once(child, 'close')) as [number]
  return code
}

it('lets two people and a script talk, and leaves by QUIT', async () => {
  const { port } = await open(folder())
  const amy = join('amy', port)
  await amy.shows(/amy joined/)
  const bob = join('bob', port)
  await amy.shows(/bob joined/)
  // The others hear of him a moment before his own screen is there to type at.
  await bob.shows(/bob joined/)
  bob.type('hello amy, 日本語 👍\r')
  await amy.shows(/bob {2}hello amy, 日本語 👍/)
  await bob.shows(/bob {2}hello amy, 日本語 👍/)
  expect(await pipe('from a script\n', 'robot', port)).toBe(0)
  await bob.shows(/robot {2}from a script/)
  amy.type('QUIT\r')
  expect(await amy.exited).toBe(0)
  await bob.shows(/amy left/)
})

it('comes back to a server that was killed, with what it said before and what it missed, once and in order', async () => {
  const data = folder()
  const first = await open(data)
  const amy = join('amy', first.port)
  await amy.shows(/amy joined/)
  expect(await pipe('one\ntwo\n', 'robot', first.port)).toBe(0)
  await amy.shows(/two/)
  await first.end('SIGKILL')
  await amy.shows(/Connection lost/)
  await open(data, ['--port', String(first.port)])
  expect(await pipe('three\nfour\n', 'robot', first.port)).toBe(0)
  const screen = await amy.shows(/four[^]*amy[^\n]* joined|amy[^\n]* joined[^]*four/)
  expect(screen.match(/\b(?:one|two|three|four)\b/g)).toEqual(['one', 'two', 'three', 'four'])
})
