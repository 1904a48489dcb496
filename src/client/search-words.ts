/** A search as people type it, and as the server is asked for it. https://git.sr.ht/~emersion/soju/tree/master/item/doc/ext/search.md */
import { formatTags } from '../wire/irc/message.ts'

const FILTER = /^(from|in|before|after|has):(.+)$/iu
const AGO = /^(\d{1,6})([mhdw])$/u
const AGO_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z?)?$/iu

export interface SearchWords {
  readonly text: string
  readonly from?: string
  readonly in?: string
  /** Milliseconds since 1970. */
  readonly before?: number
  readonly after?: number
  readonly hasLink: boolean
}

/** `words from:amy in:#tea before:2026-11-01 after:2d has:link`; a word that cannot be understood is given as `fault`. */
export function parseSearchWords(typed: string, now: number): SearchWords | { readonly fault: string } {
  const words: string[] = []
  let search: SearchWords = { text: '', hasLink: false }
  for (const word of typed.match(/"[^"]*"?|\S+/gu) ?? []) {
    const [, filter = '', value = ''] = FILTER.exec(word) ?? []
    switch (filter.toLowerCase()) {
      case 'from':
        search = { ...search, from: value }
        break
      case 'in':
        search = { ...search, in: value }
        break
      case 'before':
      case 'after': {
        const at = parseTime(value, now)
        if (at === undefined) return { fault: word }
        search = { ...search, [filter.toLowerCase()]: at }
        break
      }
      case 'has':
        if (value.toLowerCase() !== 'link') return { fault: word }
        search = { ...search, hasLink: true }
        break
      default:
        words.push(word)
    }
  }
  return { ...search, text: words.join(' ') }
}

/** A date or time in UTC, or how long ago: `30m`, `2h`, `3d`, `1w`. */
function parseTime(value: string, now: number): number | undefined {
  const [, count, unit] = AGO.exec(value) ?? []
  if (count !== undefined) return now - Number(count) * AGO_MS[unit as keyof typeof AGO_MS]
  if (!DATE.test(value)) return undefined
  const at = Date.parse(value.includes('T') && !/z$/iu.test(value) ? `${value}Z` : value)
  return Number.isNaN(at) ? undefined : at
}

/** The attributes of SEARCH. Servers that do not know `has` leave it alone; what they find is looked through again. */
export function formatSearch({ text, from, in: place, before, after, hasLink }: SearchWords, limit: number): string {
  const attributes = new Map<string, string>()
  if (place !== undefined) attributes.set('in', place)
  if (from !== undefined) attributes.set('from', from)
  if (after !== undefined) attributes.set('after', isoTime(after))
  if (before !== undefined) attributes.set('before', isoTime(before))
  if (text !== '') attributes.set('text', text)
  if (hasLink) attributes.set('has', 'link')
  return formatTags(attributes.set('limit', String(limit)))
}

function isoTime(time: number): string {
  return new Date(Math.min(8.64e15, Math.max(0, time))).toISOString()
}

export function hasLink(text: string): boolean {
  return /\bhttps?:\/\/[^\s/]/i.test(text)
}
