/** The sentence at the end of a numeric or a standard reply, in the language of the person where there is one for it. */
import type { Message } from '../../wire/irc/message.ts'
import { phrases } from './phrases.ts'

export interface Sentence {
  readonly text: string
  /** It is the server's own, and in its language, which is English. */
  readonly isServers: boolean
}

/** Standard replies: `<command> <code> [<context>…] :<description>`. https://ircv3.net/specs/extensions/standard-replies */
export function sentenceOf({ verb, params }: Message): Sentence {
  const known: Readonly<Record<string, string>> = phrases().refusals ?? {}
  const [command = '', code = ''] = params
  const names = /^\d/.test(verb) ? [verb] : [`${command} ${code}`, code]
  const name = names.find((name) => Object.hasOwn(known, name))
  const text = name === undefined ? undefined : known[name]
  return text === undefined ? { text: params.at(-1) ?? '', isServers: true } : { text, isServers: false }
}
