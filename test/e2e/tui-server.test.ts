/** `snug join` against `snug serve`: two people on two terminals, one in a pipe, and a server that is killed between. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

function joinAs(name: string, port: number): TerminalStage {
  const stage = openTerminalStage({ file: process.execPath, args: [MAIN, 'join', `${name}@127.0.0.1:${port}`] })
  onTestFinished(async () => {
    stage.kill('SIGKILL')
    await stage.exited
  })
  return stage
}

async function pipe(text: string, name: string, port: number, env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [MAIN, 'join', `${name}@127.0.0.1:${port}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, ...env },
  })
  child.stdin.end(text)
  const [code] = (await once(child, 'close')) as [number]
  return code
}

it('lets two people and a script talk, and leaves by QUIT', async () => {
  const { port } = await open(folder())
  const amy = joinAs('amy', port)
  await amy.shows(/amy joined/)
  const bob = joinAs('bob', port)
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
  const amy = joinAs('amy', first.port)
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

it('TUI-11 asks for the password of the server without showing it, and takes it from the environment in a pipe', async () => {
  const data = folder()
  writeFileSync(join(data, 'snug.toml'), '[server]\npassword = "open sesame"\n')
  const { port } = await open(data)
  const amy = joinAs('amy', port)
  await amy.shows(/wants a password[^]*Its password: /)
  amy.type('open barley\r')
  await amy.shows(/wants a password[^]*Its password: [^]*wants a password[^]*Its password: /)
  amy.type('open sesame\r')
  await amy.shows(/amy joined/)
  expect(amy.written()).not.toMatch(/sesame|barley/)
  // What was read secretly is over: she types as ever.
  amy.type('hello\r')
  await amy.shows(/amy {2}hello/)
  expect(await pipe('from a script\n', 'robot', port)).toBe(1)
  expect(await pipe('from a script\n', 'robot', port, { SNUG_SERVER_PASSWORD: 'open sesame' })).toBe(0)
  await amy.shows(/robot {2}from a script/)
})
