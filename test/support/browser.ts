/** A real Chromium without a window: one for all files of tests that a worker runs, and a profile of its own for everybody in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { pathOf } from './programs.ts'

/** How long a page may take to show what it should, in ms. */
const PATIENCE_MS = 20_000

/** What axe is asked about: WCAG 2.2 AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export interface Tab {
  readonly page: Page
  /** What the page complained about: errors, exceptions, and what the content security policy refused. */
  readonly complaints: string[]
  readonly close: () => Promise<void>
}

/** A name at which this machine is found, and which no browser trusts without encryption: pages from there are in no secure context. */
export const INSECURE_HOST = 'snug.lan'

/** By their program. */
const started = new Map<string, Promise<Browser>>()
let isWhole = false

/** For what only a browser with all its parts has, such as pushes: from the next tab on, until it is taken back. */
export function useWholeBrowser(isWanted = true): void {
  isWhole = isWanted
}

/** Debian's Chromium: the shell of it that has the engine and no windows, which takes a third less time, where it is there and enough. */
function browser(): Promise<Browser> {
  const program = (isWhole ? undefined : pathOf('chromium-headless-shell')) ?? pathOf('chromium') ?? 'chromium'
  const running = started.get(program) ?? launch(program)
  started.set(program, running)
  return running
}

/** As root it has no sandbox, for it does not start with one there. It ends with this process, if not before. */
async function launch(program: string): Promise<Browser> {
  const launched = await chromium.launch({
    executablePath: program,
    args: [
      `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  // One that falls over takes the test along that it falls over in, and no other.
  launched.once('disconnected', () => started.delete(program))
  return launched
}

/** For programs that go on without it. */
export async function closeBrowser(): Promise<void> {
  for (const launched of started.values()) await (await launched).close()
  started.clear()
}

/** An empty tab of a browser that nobody has used. */
export async function openTab(options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await (
    await browser()
  ).newContext({ viewport: { width: 1200, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return { page, complaints, close: () => context.close() }
}

interface AxeRun {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

let axeSource: string | undefined

/**
 * What the page has against WCAG 2.2 AA, as far as a program can tell: a sentence for each. `selector`: what is looked at; `only`: by
 * which rules, where not by all. https://github.com/dequelabs/axe-core
 */
export async function accessibilityFaults(
  page: Page,
  selector = 'html',
  only: readonly string[] = RULES,
): Promise<string[]> {
  axeSource ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource)
  const run: AxeRun = await page.evaluate(`axe.run(${JSON.stringify(selector)}, { runOnly: ${JSON.stringify(only)} })`)
  return run.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`),
  )
}

/** What has the focus, as it is called. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const on = document.activeElement
    if (on?.matches('dialog')) return ''
    return on?.getAttribute('aria-label') ?? on?.labels?.[0]?.textContent ?? on?.textContent ?? ''
  })()`)
}
