/** A real Chromium without a window: one for a file of tests, and a profile of its own for everybody in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { pathOf } from './programs.ts'

/** How long a page may take to show what it should, in ms. */
const PATIENCE_MS = 8_000

/** What axe is asked about: WCAG 2.2 AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export interface Tab {
  readonly page: Page
  /** What the page complained about: errors, exceptions, and what the content security policy refused. */
  readonly complaints: string[]
  close(): Promise<void>
}

let started: Promise<Browser> | undefined

/** Debian's Chromium, started once. As root it has no sandbox, for it does not start with one there. */
function browser(): Promise<Browser> {
  started ??= chromium.launch({
    executablePath: pathOf('chromium') ?? 'chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  return started
}

/** To be called after all tests of a file that opened tabs. */
export async function closeBrowser(): Promise<void> {
  await (await started)?.close()
  started = undefined
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

/** What the page has against WCAG 2.2 AA, as far as a program can tell: a sentence for each. https://github.com/dequelabs/axe-core */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  axeSource ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(axeSource)
  const run: AxeRun = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(RULES)} })`)
  return run.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`),
  )
}
