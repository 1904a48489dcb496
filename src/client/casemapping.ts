/** When two names are the same. https://modern.ircdocs.horse/#casemapping-parameter */
import { fold as foldText } from '../text/fold.ts'

/** The form of a nick or channel name that compares. Letters of other scripts fold too, as our server folds them. */
export function fold(name: string, casemapping: string): string {
  const lower = foldText(name)
  if (casemapping === 'rfc1459') return lower.replace(/[[\]\\~]/g, (c) => RFC1459[c] ?? c)
  if (casemapping === 'rfc1459-strict') return lower.replace(/[[\]\\]/g, (c) => RFC1459[c] ?? c)
  return lower
}

const RFC1459: Readonly<Record<string, string>> = { '[': '{', ']': '}', '\\': '|', '~': '^' }
