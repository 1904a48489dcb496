/** What a piece of work costs, for rules on how costs grow: however busy the machine is. */

/** The processor's time of this thread, in ms. */
export function cpuMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
