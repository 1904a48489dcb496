/** Highlights code when there is time for it, and remembers what came of it. */
import type { Token } from './token.ts'

/** Longer code, and longer code without a language, is shown as it is: it would hold up the page, and for more than its share. */
const MAX_CHARACTERS = 5_000
const MAX_GUESSED = 2_000
/** Nobody writes such words or lines, but the grammars try each of their letters as a beginning. */
const TOO_LONG = /[\w$-]{100}|.{500}/
/** After some code the page has so many times as long for everything else. */
const REST = 10
const KEPT = 100
/** Where the browser does not say when there is time. */
const SOON_MS = 50

/** The youngest last. Undefined: it stays as it is. */
const known = new Map<string, readonly Token[] | undefined>()

let restsUntil = 0

/** What is known already. */
export function highlighted(code: string, language: string): readonly Token[] | undefined {
  return known.get(`${language}\n${code}`)
}

/** Whether there is something to be found out. One line without a language is not guessed at. */
export function isWorthHighlighting(code: string, language: string): boolean {
  if (known.has(`${language}\n${code}`)) return false
  if (code.length > (language === '' ? MAX_GUESSED : MAX_CHARACTERS) || TOO_LONG.test(code)) return false
  return language === '' ? code.includes('\n') : !/^(?:te?xt|plain(?:text)?|none)$/i.test(language)
}

/** `then` is called once it is known, unless what is given back was called before. */
export function highlightLater(code: string, language: string, then: () => void): () => void {
  let isOff = false
  async function find(): Promise<void> {
    if (isOff) return
    const { highlight } = await import('./highlight.ts')
    const started = performance.now()
    if (started < restsUntil) return void setTimeout(run, restsUntil - started)
    remember(`${language}\n${code}`, highlight(code, language))
    const now = performance.now()
    restsUntil = now + (now - started) * REST
    if (!isOff) then()
  }
  // What cannot be fetched now is tried again when the code is shown again.
  const run = (): void => void find().catch(() => undefined)
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, SOON_MS)
  return () => void (isOff = true)
}

function remember(key: string, tokens: readonly Token[] | undefined): void {
  const [oldest] = known.keys()
  if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
  known.set(key, tokens)
}
