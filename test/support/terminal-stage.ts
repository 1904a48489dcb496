/** A program on a real terminal (a pty), and what a person would see there. */
import { spawn } from '@lydell/node-pty'
import { Terminal } from '@xterm/headless'

export interface TerminalStage {
  type(keys: string): void
  resize(columns: number, rows: number): void
  /** The rows of the screen, without the spaces at their ends. */
  screen(): string[]
  /** Resolves when the screen shows this, with the screen; rejects, with the screen, when it does not come. */
  shows(pattern: RegExp | ((screen: string) => boolean)): Promise<string>
  /** All that the program has written. */
  written(): string
  /** The exit code. */
  readonly exited: Promise<number>
  kill(signal: string): void
}

export interface TerminalStageOptions {
  readonly file: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly columns?: number
  readonly rows?: number
}

/** Clients that lost their server wait up to half a minute before they try again, the longer the longer it was gone. */
const PATIENCE_MS = 50_000

export function openTerminalStage({
  file,
  args,
  env = {},
  columns = 100,
  rows = 24,
}: TerminalStageOptions): TerminalStage {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true })
  const { NO_COLOR: _, CI: __, ...inherited } = process.env
  const program = spawn(file, [...args], {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env: { ...inherited, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
  })
  let written = ''
  const watchers = new Set<() => void>()
  program.onData((text) => {
    written += text
    terminal.write(text, () => {
      for (const watcher of watchers) watcher()
    })
  })
  const exited = new Promise<number>((resolve) => program.onExit(({ exitCode }) => resolve(exitCode)))

  function screen(): string[] {
    const { active } = terminal.buffer
    return Array.from(
      { length: terminal.rows },
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true, 0, terminal.cols) ?? '',
    )
  }

  return {
    type: (keys) => program.write(keys),
    resize(columns, rows) {
      terminal.resize(columns, rows)
      program.resize(columns, rows)
    },
    screen,
    shows(pattern) {
      const isShown = typeof pattern === 'function' ? pattern : (text: string) => pattern.test(text)
      return new Promise((resolve, reject) => {
        const settle = (isRight: boolean): void => {
          watchers.delete(look)
          clearTimeout(patience)
          const text = screen().join('\n')
          if (isRight) resolve(text)
          else reject(new Error(`the screen never showed ${String(pattern)}:\n${text}`))
        }
        const look = (): void => {
          if (isShown(screen().join('\n'))) settle(true)
        }
        const patience = setTimeout(() => settle(false), PATIENCE_MS)
        watchers.add(look)
        look()
      })
    },
    written: () => written,
    exited,
    kill: (signal) => program.kill(signal),
  }
}
