/** Commands about messages that are there: /reply /react /unreact /edit /redact /pin /unpin /pins. */
import type { TalkEntry } from '../state/entry.ts'
import { messageMeant } from '../state/selectors.ts'
import type { Command, CommandContext } from './command.ts'
import { takeWords } from './command.ts'
import { sayText } from './submit-line.ts'

const WHICH = '[^<number or nick>]'

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
  fail(isNamed ? `There is no message ${first} here.` : 'There is no such message here.')
  return undefined
}

const isOthers = (entry: TalkEntry): boolean => !entry.isOwn
const isOwn = (entry: TalkEntry): boolean => entry.isOwn

export const reply: Command = {
  verb: 'reply',
  usage: `${WHICH} <text>`,
  summary: 'answer a message, the last one of others if none is named',
  run(context) {
    const meant = takeMessage(context, isOthers)
    if (!meant) return
    if (meant.rest === '') return context.misused()
    sayText(context.client, meant.rest, meant.msgid)
  },
}

function reacting(verb: 'react' | 'unreact', summary: string): Command {
  return {
    verb,
    usage: `${WHICH} <emoji or word>`,
    summary,
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

export const react = reacting('react', 'react to a message, the last one of others if none is named: /react 👍')
export const unreact = reacting('unreact', 'take your reaction back')

export const edit: Command = {
  verb: 'edit',
  usage: `${WHICH} <new text>`,
  summary: 'change what you said, last if nothing is named',
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
  usage: `${WHICH} [<reason>]`,
  summary: 'take a message away, your last one if none is named',
  run(context) {
    const meant = takeMessage(context, isOwn)
    if (!meant) return
    const why = context.client.messages.redact(context.buffer.key, meant.msgid, meant.rest)
    if (why !== undefined) context.fail(why)
  },
}

function pinning(verb: 'pin' | 'unpin', summary: string): Command {
  return {
    verb,
    usage: WHICH,
    summary,
    run(context) {
      const meant = takeMessage(context, (entry) => verb === 'pin' || entry.isPinned === true)
      if (!meant) return
      const why = context.client.messages.pin(context.buffer.key, meant.msgid, verb === 'pin')
      if (why !== undefined) context.fail(why)
    },
  }
}

export const pin = pinning('pin', 'pin a message to this channel, the last one if none is named')
export const unpin = pinning('unpin', 'unpin a message')

export const pins: Command = {
  verb: 'pins',
  usage: '',
  summary: 'show what is pinned here',
  run({ client, buffer, fail }) {
    const why = client.messages.askPins(buffer.key)
    if (why !== undefined) fail(why)
  },
}
