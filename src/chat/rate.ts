/** How much may happen in a channel in a time: a bucket that fills with each and empties evenly. */

/** `count` in `seconds`, as `+f 5:10` says it. */
export interface Rate {
  readonly count: number
  readonly seconds: number
}

/** How full a bucket was, and when (milliseconds since 1970). */
export interface Heat {
  readonly level: number
  readonly at: number
}

export type RateLetter = 'f' | 'j'

/** f: what each member below half operator says. j: who joins without being invited. */
export const RATE_LETTERS: readonly RateLetter[] = ['f', 'j']

/** `5:10`; undefined for what is no rate. Up to 1,000 in up to an hour. */
export function parseRate(text: string): Rate | undefined {
  const match = /^(\d{1,4}):(\d{1,4})$/.exec(text)
  const count = Number(match?.[1])
  const seconds = Number(match?.[2])
  return count >= 1 && count <= 1000 && seconds >= 1 && seconds <= 3600 ? { count, seconds } : undefined
}

export function formatRate({ count, seconds }: Rate): string {
  return `${count}:${seconds}`
}

/** Whether one more would be too much. */
export function isTooMuch(rate: Rate, heat: Heat | undefined, at: number): boolean {
  return levelAt(rate, heat, at) + 1 > rate.count
}

export function heated(rate: Rate, heat: Heat | undefined, at: number): Heat {
  return { level: levelAt(rate, heat, at) + 1, at }
}

function levelAt({ count, seconds }: Rate, heat: Heat | undefined, at: number): number {
  return heat ? Math.max(0, heat.level - ((at - heat.at) * count) / (seconds * 1000)) : 0
}
