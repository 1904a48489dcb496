/** What the benchmark of the page asks of a real Chromium: frames, bytes, nodes, memory, all as the browser itself counts them. */
import type { CDPSession, Page } from 'playwright-core'

/** A frame of 60 a second, with what its clock is off by. */
const ON_TIME_MS = 17.5

export interface Frames {
  readonly count: number
  /** In parts of a hundred. */
  readonly onTime: number
  readonly p99: number
  readonly worst: number
}

export function framesOf(deltas: readonly number[]): Frames {
  const onTime = deltas.filter((ms) => ms <= ON_TIME_MS).length
  return {
    count: deltas.length,
    onTime: (100 * onTime) / deltas.length,
    p99: quantile(deltas, 0.99),
    worst: Math.max(0, ...deltas),
  }
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** Scrolls an element by so many px in each frame; gives how long the frames were. It turns round where it comes to an end. */
export function scrollSteadily(page: Page, selector: string, pixels: number, ms: number): Promise<number[]> {
  return page.evaluate(`new Promise((resolve) => {
    const pane = document.querySelector(${JSON.stringify(selector)})
    const deltas = []
    let step = ${pixels}
    let first, last
    requestAnimationFrame(function frame(now) {
      first ??= now
      if (last !== undefined) deltas.push(now - last)
      last = now
      const before = pane.scrollTop
      pane.scrollTop += step
      if (pane.scrollTop === before) step = -step
      if (now - first < ${ms}) requestAnimationFrame(frame)
      else resolve(deltas)
    })
  })`)
}

/** Frames from now on, until the function that it gives is called. */
export async function watchFrames(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(`(() => {
    window.deltas = []
    let last
    const frame = (now) => {
      if (last !== undefined) deltas.push(now - last)
      last = now
      window.frame = requestAnimationFrame(frame)
    }
    frame()
  })()`)
  return () => page.evaluate('(cancelAnimationFrame(window.frame), window.deltas)')
}

/** Heap in MB and nodes after a collection of garbage. */
export async function weigh(cdp: CDPSession, page: Page): Promise<{ heapMb: number; nodes: number }> {
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return { heapMb: usedSize / 1e6, nodes: await page.evaluate('document.querySelectorAll("*").length') }
}

/** What the page's own thread has computed so far, ms of processor time: scripts, styles, layout, everything. */
export async function computed(cdp: CDPSession): Promise<number> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

/** Files by what came over the wire for them, until `isThere` resolves. */
export async function wireBytes(cdp: CDPSession, isThere: () => Promise<unknown>): Promise<Map<string, number>> {
  const urls = new Map<string, string>()
  const bytes = new Map<string, number>()
  await cdp.send('Network.enable')
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, new URL(request.url).pathname))
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId)
    if (url !== undefined) bytes.set(url, (bytes.get(url) ?? 0) + encodedDataLength)
  })
  await isThere()
  return bytes
}
