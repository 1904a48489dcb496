/** A search as people type it: `words from:alice in:#channel before:2026-11-01 after:2d has:link order:best`. */

/** What a message can have in it: a link, a file of the server, a picture. */
export const CONTENTS = ['link', 'file', 'image'] as const
export type Content = (typeof CONTENTS)[number]

export interface SearchWords {
  /** Words and phrases in quotation marks; may be empty where something else is asked for. */
  readonly text: string
  readonly from?: string
  /** Channels and nicks; empty for all. */
  readonly within: readonly string[]
  /** Milliseconds since 1970, exclusive. */
  readonly before?: number
  readonly after?: number
  /** Before this message: what `refersTo` gave for it. */
  readonly beforeSeq?: number
  /** All of them. */
  readonly has: readonly Content[]
  readonly order: 'newest' | 'best'
}

/** What of a search cannot be understood: the word itself. */
export interface SearchFault {
  readonly fault: string
}

const FILTER = /^(from|in|before|after|has|order):(.+)$/iu
const AGO = /^(\d{1,6})([mhdw])$/u
const AGO_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z?)?$/iu

/**
 * `now`: milliseconds since 1970, for times that are counted from it. Words with a colon that are no filter are words. `refersTo`: the place in the
 * timeline of the message that `before:` names, where people have names for messages.
 */
export function parseSearchWords(
  typed: string,
  now: number,
  refersTo: (value: string) => number | undefined = () => undefined,
): SearchWords | SearchFault {
  const words: string[] = []
  const within: string[] = []
  const has: Content[] = []
  let search: SearchWords = { text: '', within, has, order: 'newest' }
  for (const word of typed.match(/"[^"]*"?|\S+/gu) ?? []) {
    const [, filter = '', value = ''] = FILTER.exec(word) ?? []
    switch (filter.toLowerCase()) {
      case 'from':
        search = { ...search, from: value }
        break
      case 'in':
        within.push(value)
        break
      case 'before':
      case 'after': {
        const at = parseTime(value, now)
        const seq = at === undefined && filter.toLowerCase() === 'before' ? refersTo(value) : undefined
        if (at === undefined && seq === undefined) return { fault: word }
        search = { ...search, ...(seq === undefined ? { [filter.toLowerCase()]: at } : { beforeSeq: seq }) }
        break
      }
      case 'has': {
        const content = CONTENTS.find((one) => one === value.toLowerCase())
        if (!content) return { fault: word }
        if (!has.includes(content)) has.push(content)
        break
      }
      case 'order':
        if (value !== 'newest' && value !== 'best') return { fault: word }
        search = { ...search, order: value }
        break
      default:
        words.push(word)
    }
  }
  return { ...search, text: words.join(' ') }
}

/** The same words, for what is older than a message that has this name. */
export function wordsBefore(typed: string, name: string): string {
  const others = typed.match(/"[^"]*"?|\S+/gu)?.filter((word) => !/^before:/iu.test(word)) ?? []
  return [...others, `before:${name}`].join(' ')
}

/** A date or time in UTC, or how long ago: `30m`, `2h`, `3d`, `1w`. */
function parseTime(value: string, now: number): number | undefined {
  const [, count, unit] = AGO.exec(value) ?? []
  if (count !== undefined) return now - Number(count) * AGO_MS[unit as keyof typeof AGO_MS]
  if (!DATE.test(value)) return undefined
  const at = Date.parse(value.includes('T') && !/z$/iu.test(value) ? `${value}Z` : value)
  return Number.isNaN(at) ? undefined : at
}
