/** Commands about messages that are there: /reply /react /unreact /edit /redact /pin /unpin /pins. */
import type { TalkEntry } from '../state/entry.ts'
import { messageMeant } from '../state/selectors.ts'
import type { Command, CommandContext } from './command.ts'
import { takeWords } from './command.ts'
import { sayText } from './submit-line.ts'
import { phrases } from '../phrases/phrases.ts'

interface Meant {
  readonly msgid: string
  readonly rest: string
}

/** The message that the first word names, or the last one that fits, and what is behind that; undefined where it was said that there is none. */
function takeMessage(context: CommandContext, fits?: (entry: TalkEntry) => boolean): Meant | undefined {
  const { client, buffer, fail } = context
  const [first = '', behind = ''] = takeWords(context.rest, 1)
  const isNamed = /^\^./.test(first)
  const message = messageMeant(client.state, buffer, isNamed ? first : '', fits)
  if (message) return { msgid: message.msgid, rest: isNamed ? behind : context.rest }
  const { noMessageNamed, noSuchMessage } = phrases().answers
  fail(isNamed ? noMessageNamed(first) : noSuchMessage)
  return undefined
}

const isOthers = (entry: TalkEntry): boolean => !entry.isOwn
const isOwn = (entry: TalkEntry): boolean => entry.isOwn

export const reply: Command = {
  verb: 'reply',
  run(context) {
    const meant = takeMessage(context, isOthers)
    if (!meant) return
    if (meant.rest === '') return context.misused()
    sayText(context.client, meant.rest, meant.msgid)
  },
}

function reacting(verb: 'react' | 'unreact'): Command {
  return {
    verb,
    run(context) {
      const meant = takeMessage(context, isOthers)
      if (!meant) return
      if (meant.rest === '') return context.misused()
      const { client, buffer, fail } = context
      const why = client.messages.react(buffer.key, meant.msgid, meant.rest, verb === 'react')
      if (why !== undefined) fail(why)
    },
  }
}

export const react = reacting('react')
export const unreact = reacting('unreact')

export const edit: Command = {
  verb: 'edit',
  run(context) {
    const meant = takeMessage(context, isOwn)
    if (!meant) return
    if (meant.rest === '') return context.misused()
    const why = context.client.messages.edit(context.buffer.key, meant.msgid, meant.rest)
    if (why !== undefined) context.fail(why)
  },
}

export const redact: Command = {
  verb: 'redact',
  aliases: ['delete'],
  run(context) {
    const meant = takeMessage(context, isOwn)
    if (!meant) return
    const why = context.client.messages.redact(context.buffer.key, meant.msgid, meant.rest)
    if (why !== undefined) context.fail(why)
  },
}

function pinning(verb: 'pin' | 'unpin'): Command {
  return {
    verb,
    run(context) {
      const meant = takeMessage(context, (entry) => verb === 'pin' || entry.isPinned === true)
      if (!meant) return
      const why = context.client.messages.pin(context.buffer.key, meant.msgid, verb === 'pin')
      if (why !== undefined) context.fail(why)
    },
  }
}

export const pin = pinning('pin')
export const unpin = pinning('unpin')

export const pins: Command = {
  verb: 'pins',
  run({ client, buffer, fail }) {
    const why = client.messages.askPins(buffer.key)
    if (why !== undefined) fail(why)
  },
}
