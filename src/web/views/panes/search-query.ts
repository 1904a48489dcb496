/** The filters in what somebody types to search: found in the text, put in, taken out, and what their values may be. */
import { CONTENTS } from '../../../wire/search-words.ts'
import type { ClientState } from '../../../client/state/client-state.ts'
import { activeBuffer, keyOf, recentSpeakers } from '../../../client/state/selectors.ts'

export const FILTERS = ['from', 'in', 'after', 'before', 'has'] as const
export type FilterName = (typeof FILTERS)[number]

export interface Filter {
  readonly name: FilterName
  readonly value: string
  readonly start: number
  readonly end: number
}

const WORDS = /"[^"]*"?|\S+/gu
const FILTER = /^(from|in|after|before|has):(.*)$/iu
const AGO = ['1d', '2d', '7d', '30d']
const MAX_SHOWN = 8

/** In their order, those without a value too. */
export function filtersIn(typed: string): Filter[] {
  return Array.from(typed.matchAll(WORDS)).flatMap(({ 0: word, index }) => {
    const [, name, value = ''] = FILTER.exec(word) ?? []
    if (name === undefined) return []
    return { name: name.toLowerCase() as FilterName, value, start: index, end: index + word.length }
  })
}

export function withoutFilter(typed: string, { start, end }: Filter): string {
  return `${typed.slice(0, start)}${typed.slice(end)}`.replace(/ {2,}/g, ' ').trim()
}

/** The cursor belongs at its end: the value is to be written there. */
export function withFilter(typed: string, name: FilterName): string {
  return `${typed.trimEnd()} ${name}:`.trimStart()
}

/** The words that are looked for, to be shown in what was found. */
export function wordsIn(typed: string): string[] {
  return (typed.match(WORDS) ?? [])
    .filter((word) => !/^(?:from|in|after|before|has|order):./iu.test(word))
    .map((word) => word.replaceAll('"', '').trim())
    .filter((word) => word !== '')
}

export interface FilterOffer {
  readonly filter: Filter
  readonly values: readonly string[]
}

/** What may stand behind the colon where the cursor is. Undefined where there is nothing to offer. */
export function filterOfferAt(state: ClientState, typed: string, cursor: number): FilterOffer | undefined {
  const filter = filtersIn(typed).find(({ start, end }) => start < cursor && cursor <= end)
  if (!filter) return undefined
  const wanted = keyOf(state, filter.value)
  const values = valuesFor(state, filter.name)
    .filter((value) => keyOf(state, value).replace(/^#/, '').startsWith(wanted.replace(/^#/, '')))
    .slice(0, MAX_SHOWN)
  const isDone = values.length === 1 && values[0] === filter.value
  return values.length === 0 || isDone ? undefined : { filter, values }
}

function valuesFor(state: ClientState, name: FilterName): string[] {
  switch (name) {
    case 'from':
      return nicks(state)
    case 'in':
      return [...state.buffers.values()].filter(({ kind }) => kind !== 'server').map((buffer) => buffer.name)
    case 'after':
    case 'before':
      return AGO
    case 'has':
      return [...CONTENTS]
    default:
      return name satisfies never
  }
}

/** Those who spoke here first, then everybody who is anywhere; oneself last. */
function nicks(state: ClientState): string[] {
  const present = [...state.buffers.values()].flatMap(({ members }) => Array.from(members.values(), ({ nick }) => nick))
  const others = present.filter((nick) => nick !== state.nick).sort()
  return [...new Set([...recentSpeakers(activeBuffer(state)), ...others, state.nick])]
}

/** The text with this value in place, and a space behind it. */
export function withValue(typed: string, { name, start, end }: Filter, value: string): string {
  return `${typed.slice(0, start)}${name}:${value} ${typed.slice(end).trimStart()}`
}
