/** What somebody says, as the lines of IRC that say it: one, several, or a batch of several. https://ircv3.net/specs/extensions/multiline */
import type { MessageToFormat } from '../wire/irc/message.ts'
import type { MultilineLimits } from './capabilities.ts'
import { byteLength, splitText, splitWhole } from './split-text.ts'

/** One line of a message; `isConcat`: it goes on where the one before it ends. */
export interface SaidLine {
  readonly text: string
  readonly isConcat: boolean
}

/** What one message says. */
export type Said = readonly SaidLine[]

/** What no line of IRC can say. */
const UNSAYABLE = /[\r\0]/g
const EMPTY_LINES_BEFORE = /^(?:[^\S\n]*\n)+/

/** Cuts a text, which may hold `\n`, into messages; `maxBytes` is the room in one line. Without limits each message is one line. */
export function messagesFor(text: string, maxBytes: number, limits: MultilineLimits | undefined): Said[] {
  const lines = text.replace(UNSAYABLE, ' ').replace(EMPTY_LINES_BEFORE, '').trimEnd().split('\n')
  if (!limits) {
    return lines
      .filter((line) => line.trim() !== '')
      .flatMap((line) => splitText(line, maxBytes).map((piece) => [{ text: piece, isConcat: false }]))
  }
  const messages: SaidLine[][] = []
  let message: SaidLine[] = []
  let bytes = 0
  for (const line of lines) {
    for (const [i, piece] of splitWhole(line, maxBytes).entries()) {
      const size = byteLength(piece) + 1
      if (message.length >= limits.maxLines || (message.length > 0 && bytes + size > limits.maxBytes)) {
        messages.push(message)
        message = []
        bytes = 0
      }
      message.push({ text: piece, isConcat: i > 0 && message.length > 0 })
      bytes += size
    }
  }
  return [...messages, message].filter((said) => said.some(({ text }) => text.trim() !== ''))
}

export function textOf(said: Said): string {
  return said.map(({ text, isConcat }, i) => (i === 0 || isConcat ? text : `\n${text}`)).join('')
}

/** A batch of lines with a beginning that has these tags: `BATCH +ref type params`. */
export function batchOf(
  reference: string,
  type: string,
  params: readonly string[],
  said: Said,
  tags: ReadonlyMap<string, string>,
): MessageToFormat[] {
  const target = params[0] ?? ''
  return [
    { tags, verb: 'BATCH', params: [`+${reference}`, type, ...params] },
    ...said.map(({ text, isConcat }) => ({
      tags: new Map([['batch', reference], ...(isConcat ? [['draft/multiline-concat', ''] as const] : [])]),
      verb: 'PRIVMSG',
      params: [target, text],
    })),
    { verb: 'BATCH', params: [`-${reference}`] },
  ]
}
