/** Somebody at a real `nc`: what they type and what it prints. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { within } from './patience.ts'
import type { Program } from './programs.ts'

const NC: Program = 'nc.openbsd'

export interface NcPerson {
  type(line: string): void
  printed(): string
  /** Resolves when it has printed this. */
  prints(pattern: RegExp): Promise<void>
  /** Ctrl-D. nc itself ends when the server has closed its side too. */
  endInput(): void
  /** The exit code of nc. */
  readonly ended: Promise<number | null>
}

/** Ends with the test that runs. */
export function openNc(port: number): NcPerson {
  const nc = spawn(NC, ['127.0.0.1', String(port)], { stdio: ['pipe', 'pipe', 'ignore'] })
  let printed = ''
  nc.stdin.on('error', () => {})
  nc.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const ended = once(nc, 'close').then(([code]) => code as number | null)
  onTestFinished(async () => {
    nc.kill('SIGKILL')
    await ended
  })

  async function waitFor(pattern: RegExp): Promise<void> {
    while (!pattern.test(printed)) {
      const isOver = await Promise.race([once(nc.stdout, 'data').then(() => false), ended.then(() => true)])
      if (isOver && !pattern.test(printed)) throw new Error(`nc ended before ${pattern}: ${printed}`)
    }
  }

  return {
    type: (line) => void nc.stdin.write(`${line}\n`),
    printed: () => printed,
    prints: (pattern) => within(waitFor(pattern), `${pattern} at nc`, { shown: () => printed }),
    endInput: () => void nc.stdin.end(),
    ended,
  }
}
