/** What becomes of a fault of the program's own: a line in the log, and the rest goes on. */
import type { Log } from '../ports/log.ts'

/** Frames of a stack that are logged. */
const MAX_FRAMES = 12

/** Where something was thrown, without its message: what somebody typed, passwords too, may stand in that. */
export function traceOf(error: unknown): { readonly fault: string; readonly trace: readonly string[] } {
  if (!(error instanceof Error)) return { fault: typeof error, trace: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return { fault: error.name, trace: frames.slice(0, MAX_FRAMES).map((line) => line.trim()) }
}

/** Does something that must not end the server where it fails. `failed` is called then, and must not throw. */
export function guarded(log: Log, message: string, act: () => void, failed?: () => void): void {
  try {
    act()
  } catch (error) {
    log.error(traceOf(error), message)
    failed?.()
  }
}
