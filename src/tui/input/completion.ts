/** What Tab offers: commands, channels, nicks, in the order in which they are likely to be meant. */
import type { Command } from '../../client/commands/command.ts'
import { commands, commandNamed } from '../../client/commands/commands.ts'
import type { ClientState } from '../../client/state/client-state.ts'
import { activeBuffer, isChannelName, keyOf, recentSpeakers } from '../../client/state/selectors.ts'
import type { Editor } from './editor.ts'

/** A completion under way: pressing Tab again puts the next candidate in the same place. */
export interface Completion {
  readonly start: number
  readonly candidates: readonly string[]
  readonly chosen: number
  /** The editor that this completion made; another one means that something else was typed since. */
  readonly result: Editor
}

/** The first, or next (previous for step -1), candidate put in place; undefined where there is nothing to offer. */
export function complete(
  state: ClientState,
  editor: Editor,
  current: Completion | undefined,
  step: 1 | -1,
): Completion | undefined {
  if (current && current.result === editor) {
    const count = current.candidates.length
    const chosen = (current.chosen + step + count) % count
    return place(editor, editor.cursor, current.start, current.candidates, chosen)
  }
  const before = editor.text.slice(0, editor.cursor)
  const start = before.search(/\S*$/)
  const candidates = candidatesFor(state, before.slice(0, start), before.slice(start))
  return candidates.length === 0 ? undefined : place(editor, editor.cursor, start, candidates, 0)
}

function place(editor: Editor, end: number, start: number, candidates: readonly string[], chosen: number): Completion {
  const added = candidates[chosen] ?? ''
  const text = editor.text.slice(0, start) + added + editor.text.slice(end)
  return { start, candidates, chosen, result: { ...editor, text, cursor: start + added.length } }
}

function candidatesFor(state: ClientState, before: string, word: string): string[] {
  if (before === '' && word.startsWith('/')) {
    const wanted = word.slice(1).toLowerCase()
    return commands.filter(({ verb }) => verb.startsWith(wanted)).map(({ verb }) => `/${verb} `)
  }
  const command = before.startsWith('/') ? commandNamed(before.slice(1).split(' ', 1)[0] ?? '') : undefined
  const kind: Command['completes'] = isChannelName(state, word) ? 'channels' : (command?.completes ?? 'nicks')
  if (word === '' && !command) return []
  const wanted = keyOf(state, word)
  const names = namesFor(state, kind).filter((name) => keyOf(state, name).startsWith(wanted))
  return names.map((name) => (before === '' && kind === 'nicks' ? `${name}: ` : `${name} `))
}

function namesFor(state: ClientState, kind: NonNullable<Command['completes']>): string[] {
  switch (kind) {
    case 'commands':
      return commands.map(({ verb }) => verb)
    case 'channels':
      return [...state.buffers.values()].filter((b) => b.kind === 'channel').map(({ name }) => name)
    case 'buffers':
      return [...state.buffers.values()].map(({ name }) => name)
    case 'nicks':
      return nicks(state)
    default:
      return kind satisfies never
  }
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
