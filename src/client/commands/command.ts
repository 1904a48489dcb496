/** What a slash command is: one row, from which help and completion are made. What people read of it is among the phrases. */
import type { Client } from '../client.ts'
import type { Buffer } from '../state/client-state.ts'
import { type Phrases, phrases } from '../phrases/phrases.ts'

export interface CommandContext {
  readonly client: Client
  /** Where it was typed. */
  readonly buffer: Buffer
  /** Everything behind the verb, without spaces around it. */
  readonly rest: string
  /** Writes lines for the person alone, where the command was typed. */
  readonly note: (text: string) => void
  readonly fail: (text: string) => void
  /** The command was not given what it needs: shows its usage. */
  readonly misused: () => void
  /** All commands, for `/help`. */
  readonly commands: readonly Command[]
}

export interface Command {
  /** Without its slash, in small letters. */
  readonly verb: keyof Phrases['commands']
  readonly aliases?: readonly string[]
  /** What its arguments name, for completion. */
  readonly completes?: 'nicks' | 'channels' | 'buffers' | 'commands'
  run(context: CommandContext): void
}

/** The command as it is written: `/join <#channel> [<key>]`. */
export function writtenLike({ verb }: Command): string {
  return `/${verb} ${phrases().commands[verb].usage}`.trimEnd()
}

/** The first `count` words, and what is behind them as it stands. Missing words are empty. */
export function takeWords(text: string, count: number): string[] {
  const words: string[] = []
  let rest = text.trim()
  for (let i = 0; i < count; i++) {
    const [word = ''] = rest.split(/\s/, 1)
    words.push(word)
    rest = rest.slice(word.length).trimStart()
  }
  return [...words, rest]
}
