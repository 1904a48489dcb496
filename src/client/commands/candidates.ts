/** What may be meant by the beginning of a word: commands, channels, nicks, in the order in which they are likely to be. */
import type { ClientState } from '../state/client-state.ts'
import { activeBuffer, isChannelName, keyOf, recentSpeakers } from '../state/selectors.ts'
import type { Command } from './command.ts'
import { commandNamed, commands } from './commands.ts'

export interface Candidate {
  readonly kind: NonNullable<Command['completes']>
  /** What is put in the word's place, with what comes behind it. */
  readonly text: string
  /** A command with its slash, or a name. */
  readonly name: string
  /** Of commands. */
  readonly command?: Command
}

/** Where the word begins that ends with this text; its length for none. Looked for from its end: others may be long. */
export function wordStart(text: string): number {
  let start = text.length
  while (start > 0 && !/\s/.test(text.charAt(start - 1))) start--
  return start
}

/** `before`: what stands before the word in the line. */
export function candidatesFor(state: ClientState, before: string, word: string): Candidate[] {
  if (before === '' && word.startsWith('/')) {
    const wanted = word.slice(1).toLowerCase()
    return commands.filter(({ verb }) => verb.startsWith(wanted)).map((command) => named(command, '/'))
  }
  const command = before.startsWith('/') ? commandNamed(before.slice(1).split(' ', 1)[0] ?? '') : undefined
  const kind: Candidate['kind'] = isChannelName(state, word) ? 'channels' : (command?.completes ?? 'nicks')
  if (word === '' && !command) return []
  const mark = kind === 'nicks' && word.startsWith('@') ? '@' : ''
  const wanted = keyOf(state, word.slice(mark.length))
  if (kind === 'commands') {
    return commands.filter(({ verb }) => verb.startsWith(wanted)).map((command) => named(command, ''))
  }
  const names = namesFor(state, kind).filter((name) => keyOf(state, name).startsWith(wanted))
  const behind = before === '' && kind === 'nicks' ? ': ' : ' '
  return names.map((name) => ({ kind, name, text: `${mark}${name}${behind}` }))
}

function named(command: Command, slash: string): Candidate {
  const name = `${slash}${command.verb}`
  return { kind: 'commands', name, text: `${name} `, command }
}

function namesFor(state: ClientState, kind: Exclude<Candidate['kind'], 'commands'>): string[] {
  switch (kind) {
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
