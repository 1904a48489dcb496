/** Takes the terminal over and gives it back as it was, whatever happens. */
import type { ReadStream, WriteStream } from 'node:tty'

/** Alternate screen, no automatic line break, bracketed paste. */
const ENTER = '\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[2J\x1b[H'
const LEAVE = '\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[0m\x1b[?1049l'

export interface TerminalScreen {
  readonly columns: number
  readonly rows: number
  write(codes: string): void
  /** The terminal has not taken what was written yet: better to wait with the next frame. `whenFree` calls once. */
  readonly isBusy: boolean
  whenFree(call: () => void): void
  /** Gives the terminal to the shell until it is continued. */
  suspend(): void
  leave(): void
}

export interface TerminalScreenOptions {
  readonly stdin: ReadStream
  readonly stdout: WriteStream
  readonly onInput: (bytes: Uint8Array) => void
  readonly onResize: () => void
  /** After a suspension: everything has to be drawn again. */
  readonly onReturn: () => void
  /** Somebody wants the program to end: SIGTERM, SIGHUP, or the terminal is gone. */
  readonly onEnd: () => void
}

export function openTerminalScreen(options: TerminalScreenOptions): TerminalScreen {
  const { stdin, stdout, onInput, onResize, onReturn, onEnd } = options
  let isOpen = false

  function enter(): void {
    isOpen = true
    stdin.setRawMode(true)
    stdin.resume()
    stdout.write(ENTER)
  }

  function restore(): void {
    if (!isOpen) return
    isOpen = false
    // The terminal may be gone already; then there is nothing to restore.
    if (!stdin.destroyed) stdin.setRawMode(false)
    if (stdout.writable) stdout.write(LEAVE)
  }

  function onContinue(): void {
    enter()
    onReturn()
  }

  /** Restored first, so that the report of the fault can be read; the fault then ends the process as it would have. */
  function onFault(): void {
    restore()
  }

  const gone = (): void => onEnd()
  stdin.on('data', onInput)
  stdin.on('end', gone)
  stdin.on('error', gone)
  stdout.on('error', gone)
  stdout.on('resize', onResize)
  process.on('SIGTERM', gone)
  process.on('SIGHUP', gone)
  process.on('SIGINT', gone)
  process.on('exit', restore)
  process.on('uncaughtExceptionMonitor', onFault)
  enter()

  return {
    get columns() {
      return Math.max(1, stdout.columns || 80)
    },
    get rows() {
      return Math.max(1, stdout.rows || 24)
    },
    write(codes) {
      if (isOpen && stdout.writable) stdout.write(codes)
    },
    get isBusy() {
      return stdout.writableNeedDrain
    },
    whenFree(call) {
      stdout.once('drain', call)
    },
    suspend() {
      restore()
      process.once('SIGCONT', onContinue)
      process.kill(0, 'SIGTSTP')
    },
    leave() {
      restore()
      stdin.off('data', onInput).off('end', gone).off('error', gone).pause()
      stdout.off('resize', onResize)
      process.off('SIGTERM', gone).off('SIGHUP', gone).off('SIGINT', gone)
      process.off('exit', restore).off('uncaughtExceptionMonitor', onFault).off('SIGCONT', onContinue)
    },
  }
}
