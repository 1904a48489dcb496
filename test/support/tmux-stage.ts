/** A program inside a tmux of its own, inside a terminal whose screen can be read. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openTerminalStage, type TerminalStage } from './terminal-stage.ts'

/** Ends with the test that runs. `command` is given an empty folder to live in, which is gone afterwards. */
export function openTmuxStage(command: (home: string) => readonly string[]): TerminalStage {
  const home = mkdtempSync(join(tmpdir(), 'snug-tmux-'))
  const socket = join(home, 'tmux')
  const stage = openTerminalStage({
    file: 'env',
    // Whoever runs the tests may sit in a tmux.
    args: [
      '-u',
      'TMUX',
      'tmux',
      '-u',
      '-S',
      socket,
      '-f',
      '/dev/null',
      'new-session',
      ...command(home),
      ';',
      'set-option',
      'status',
      'off',
    ],
    columns: 130,
    rows: 40,
  })
  onTestFinished(async () => {
    spawnSync('tmux', ['-S', socket, 'kill-server'])
    await stage.exited
    rmSync(home, { recursive: true, force: true })
  })
  return stage
}
