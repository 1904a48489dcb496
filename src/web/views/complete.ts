/** What Tab offers: commands, channels, nicks, in the order in which they are likely to be meant. */
import { commandNamed, commands } from '../../client/commands/commands.ts'
import type { ClientState } from '../../client/state/client-state.ts'
import { activeBuffer, isChannelName, keyOf, recentSpeakers } from '../../client/state/selectors.ts'

/** Pressing Tab again puts the next candidate in the same place, while `text` is still what this one made. */
export interface Completion {
  readonly text: string
  readonly cursor: number
  readonly start: number
  readonly rest: string
  readonly candidates: readonly string[]
  readonly chosen: number
}

/** The first, or next (previous for step -1), candidate in its place; undefined where there is nothing to offer. */
export function complete(
  state: ClientState,
  text: string,
  cursor: number,
  current: Completion | undefined,
  step: 1 | -1,
): Completion | undefined {
  if (current && current.text === text && current.cursor === cursor) {
    const count = current.candidates.length
    return place(text, current, (current.chosen + step + count) % count)
  }
  const start = text.slice(0, cursor).search(/\S*$/)
  const candidates = candidatesFor(state, text.slice(0, start), text.slice(start, cursor))
  return candidates.length === 0 ? undefined : place(text, { start, rest: text.slice(cursor), candidates }, 0)
}

function place(
  text: string,
  { start, rest, candidates }: Pick<Completion, 'start' | 'rest' | 'candidates'>,
  chosen: number,
): Completion {
  const head = text.slice(0, start) + (candidates[chosen] ?? '')
  return { text: head + rest, cursor: head.length, start, rest, candidates, chosen }
}

function candidatesFor(state: ClientState, before: string, word: string): string[] {
  if (before === '' && word.startsWith('/')) {
    const wanted = word.slice(1).toLowerCase()
    return commands.filter(({ verb }) => verb.startsWith(wanted)).map(({ verb }) => `/${verb} `)
  }
  // Without a word Tab goes on to the next field, as everywhere.
  if (word === '') return []
  const command = before.startsWith('/') ? commandNamed(before.slice(1).split(' ', 1)[0] ?? '') : undefined
  const isChannel = isChannelName(state, word) || command?.completes === 'channels'
  const mark = word.startsWith('@') ? '@' : ''
  const wanted = keyOf(state, word.slice(mark.length))
  const names = (isChannel ? channels(state) : nicks(state)).filter((name) => keyOf(state, name).startsWith(wanted))
  return names.map((name) => (before === '' && !isChannel ? `${mark}${name}: ` : `${mark}${name} `))
}

function channels({ buffers }: ClientState): string[] {
  return [...buffers.values()].flatMap(({ kind, name }) => (kind === 'channel' ? name : []))
}

/** Who spoke last comes first, then everybody by name; oneself is nobody to write to. */
function nicks(state: ClientState): string[] {
  const buffer = activeBuffer(state)
  const present = [...buffer.members.values()].map(({ nick }) => nick).sort()
  const recent = recentSpeakers(buffer).filter(
    (nick) => buffer.kind !== 'channel' || buffer.members.has(keyOf(state, nick)),
  )
  const partner = buffer.kind === 'query' ? [buffer.name] : []
  return [...new Set([...recent, ...partner, ...present])].filter((nick) => nick !== state.nick)
}
