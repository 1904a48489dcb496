/** How much memory another program takes, as Linux counts it. */
import { readFileSync } from 'node:fs'

/** The most that was ever in memory at once, in MiB. https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
export function peakMemoryMiB(pid: number): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  if (kib === undefined) throw new Error(`nothing is known of the memory of ${pid}`)
  return Number(kib) / 1024
}
