/** Lengths of time as people write them in settings: 90d, 12h, 1h30m, a number of days, forever. */
import { type Kind, text } from './kinds.ts'

const MS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const
const PARTS = /^(?:(\d{1,6})w)?(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/
const FOREVER = 'forever'

/** Milliseconds; Infinity for `forever`, undefined for what is none. A bare number is one of days. */
export function durationMs(words: string): number | undefined {
  if (words === FOREVER) return Infinity
  if (/^\d{1,6}$/.test(words)) return Number(words) * MS.d
  const parts = words === '' ? undefined : PARTS.exec(words)
  if (!parts) return undefined
  const [, w = 0, d = 0, h = 0, m = 0, s = 0] = parts
  return Number(w) * MS.w + Number(d) * MS.d + Number(h) * MS.h + Number(m) * MS.m + Number(s) * MS.s
}

/** A length of time of at least so many milliseconds, as it was written (`durationMs` reads it). */
export function duration(minMs: number): Kind<string> {
  const least = minMs === 0 ? '' : `, from ${minMs / MS.m}m on`
  const kind = text(`a time such as 90d, 12h or 1h30m, a number of days, or ${FOREVER}${least}`, 'time', (words) => {
    const ms = durationMs(words)
    return ms !== undefined && ms >= minMs ? words : undefined
  })
  // A bare number of TOML, too.
  return { ...kind, check: (value) => kind.check(Number.isSafeInteger(value) ? String(value) : value) }
}
