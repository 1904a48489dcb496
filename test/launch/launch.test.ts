/** The `snug` command as people have it: the launcher, its exit codes, and what it says when it cannot. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const LAUNCHER = fileURLToPath(new URL('../../bin/snug.cjs', import.meta.url))

let folder: string
const running: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snug-launch-'))
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the command. `said` resolves when its output has such a text, or with all of it at the end. */
function snug(...args: string[]) {
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] },
  })
  running.push(child)
  const printed = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    printed,
    ended,
    said: (text: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = () => {
          const found = text.exec(printed.out)
          if (found) resolve(found)
        }
        child.stdout.on('data', look)
        void ended.then(() => reject(new Error(`it ended and never said ${text}: ${printed.out}${printed.err}`)))
        look()
      }),
  }
}

const serve = (...args: string[]) => snug('serve', '--host', '127.0.0.1', '--data', join(folder, 'room'), ...args)

async function portOf(server: ReturnType<typeof serve>): Promise<string> {
  const [, port = ''] = await server.said(/http:\/\/127\.0\.0\.1:(\d+)\n[^]*To stop/)
  return port
}

describe('the snug command', () => {
  it.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])('says how to come in, and ends with 0 at %s', async (signal) => {
    const server = serve('--port', '0')
    await portOf(server)
    server.child.kill(signal)
    expect(await server.ended).toBe(0)
    expect(server.printed.err).not.toMatch(/error/i)
  })

  it('is one process, so that whoever stops it stops the server', async () => {
    const server = serve('--port', '0')
    await portOf(server)
    server.child.kill('SIGKILL')
    // Nobody else holds the pipes open: the server was the process that was killed.
    expect(await server.ended).toBeNull()
  })

  it('prints no banner with --quiet', async () => {
    const first = serve('--port', '0')
    const port = await portOf(first)
    const second = serve('--port', port, '--data', join(folder, 'other'), '--quiet')
    expect(await second.ended).toBe(1)
    expect(second.printed.out).toBe('')
  })

  it('says that a port is in use and what to do, without a stack, and ends with 1', async () => {
    const first = serve('--port', '0')
    const port = await portOf(first)
    const second = serve('--port', port, '--data', join(folder, 'other'))
    expect(await second.ended).toBe(1)
    expect(second.printed.err).toMatch(new RegExp(`^snug: .*${port}`))
    expect(second.printed.err).toContain('--port')
    expect(second.printed.err).not.toMatch(/^\s+at /m)
  })

  it('says that a data folder cannot be used, and ends with 1', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const server = serve('--port', '0', '--data', join(file, 'room'))
    expect(await server.ended).toBe(1)
    expect(server.printed.err).toMatch(/^snug: /)
    expect(server.printed.err).toContain(file)
    expect(server.printed.err).not.toMatch(/^\s+at /m)
  })

  it.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [['--help'], 0, /Usage: snug/, /^$/],
    [['serve', '--prot', '1'], 2, /^$/, /^snug: unknown option '--prot'\n\(Did you mean --port\?\)/],
  ])('%j ends with %i', async (args, code, out, err) => {
    const { ended, printed } = snug(...args)
    expect(await ended).toBe(code)
    expect(printed.out).toMatch(out)
    expect(printed.err).toMatch(err)
  })
})
