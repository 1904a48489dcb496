/** A real server in a process of its own, from the sources, on a port of the loopback address to which it can come back. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownPort } from './own-port.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface ServerProcess {
  readonly port: number
  readonly pid: number
  /** Everything it has logged so far, as JSON lines. */
  log(): string
  /** What it prints for whoever starts it, so far. */
  banner(): string
  /** Sends a signal and waits for the end. Gives the exit code; null where the signal itself ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Resolves when it listens; rejects with what it said where it ends before. `program`: its command line, where that is not the one of the sources. */
export async function startServer(
  dataFolder: string,
  args: readonly string[] = [],
  program: string = MAIN,
): Promise<ServerProcess> {
  if (args.includes('--port')) return start(dataFolder, args, program)
  for (;;) {
    try {
      return await start(dataFolder, [...args, '--port', String(await ownPort())], program)
    } catch (error) {
      // Another run of the tests was quicker.
      if (!String(error).includes('is already in use')) throw error
    }
  }
}

async function start(dataFolder: string, args: readonly string[], program: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program, 'serve', '--host', '127.0.0.1', '--data', dataFolder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  let banner = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => (banner += text))
  child.stderr.setEncoding('utf8')
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr.on('data', (text: string) => {
      log += text
      const opened = /"addresses":\[\{"host":"127\.0\.0\.1","port":(\d+)\}/.exec(log)
      if (opened) resolve(Number(opened[1]))
    })
    // When all that it said is here, too.
    child.once('close', (code) => reject(new Error(`the server ended with ${code}: ${log}`)))
  })
  return {
    port,
    pid: child.pid as number,
    log: () => log,
    banner: () => banner,
    end: (signal) => endOf(child, signal),
  }
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'close')
  child.kill(signal)
  await ended
  return child.exitCode
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'snug-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
