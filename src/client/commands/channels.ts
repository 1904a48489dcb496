/** Commands about channels: /join /part /topic /names /invite /kick /mode /list. */
import type { Client } from '../client.ts'
import { bufferNamed, isChannelName, sortedMembers } from '../state/selectors.ts'
import type { Command, CommandContext } from './command.ts'
import { takeWords } from './command.ts'
import { phrases } from '../phrases/phrases.ts'

/** The channel named first, or the one where the command was typed; then the rest. Undefined where there is neither. */
function takeChannel({ client, buffer, rest }: CommandContext): { channel: string; rest: string } | undefined {
  const [first = '', behind = ''] = takeWords(rest, 1)
  if (isChannelName(client.state, first)) return { channel: first, rest: behind }
  return buffer.kind === 'channel' ? { channel: buffer.name, rest } : undefined
}

export const join: Command = {
  verb: 'join',
  aliases: ['j'],
  completes: 'channels',
  run({ client, rest, misused }) {
    const [name = '', key = ''] = takeWords(rest, 2)
    if (name === '') return misused()
    const channel = isChannelName(client.state, name) ? name : `#${name}`
    const known = bufferNamed(client.state, channel)
    if (known?.isJoined) client.focus(known.key)
    else client.join(channel, key === '' ? undefined : key)
  },
}

export const part: Command = {
  verb: 'part',
  aliases: ['leave'],
  completes: 'channels',
  run(context) {
    const meant = takeChannel(context)
    if (!meant) return context.misused()
    const known = bufferNamed(context.client.state, meant.channel)
    if (known && !known.isJoined) return leaveBehind(context.client, known.key)
    context.client.send({ verb: 'PART', params: meant.rest === '' ? [meant.channel] : [meant.channel, meant.rest] })
  },
}

/** A channel that we are not in any more is closed, and the person is brought back to the first one that they are in. */
function leaveBehind(client: Client, key: string): void {
  const back = [...client.state.buffers.values()].find(({ kind, isJoined }) => kind === 'channel' && isJoined)
  if (back && client.state.active === key) client.focus(back.key)
  client.close(key)
}

export const topic: Command = {
  verb: 'topic',
  completes: 'channels',
  run(context) {
    const meant = takeChannel(context)
    if (!meant) return context.misused()
    if (meant.rest !== '') return void context.client.send({ verb: 'TOPIC', params: [meant.channel, meant.rest] })
    const known = bufferNamed(context.client.state, meant.channel)
    if (!known?.isJoined) return void context.client.send({ verb: 'TOPIC', params: [meant.channel] })
    const { noTopic, topicOf } = phrases().answers
    context.note(known.topic === '' ? noTopic(known.name) : topicOf(known.name, known.topic))
  },
}

export const names: Command = {
  verb: 'names',
  run({ client, buffer, note, fail }) {
    if (buffer.kind !== 'channel' || !buffer.isJoined) return fail(phrases().answers.noChannelOfYours)
    const all = sortedMembers(client.state, buffer).map(({ nick, prefixes }) => prefixes.charAt(0) + nick)
    note(phrases().answers.here(all.length, `${all.slice(0, 200).join(' ')}${all.length > 200 ? ' …' : ''}`))
  },
}

export const invite: Command = {
  verb: 'invite',
  completes: 'nicks',
  run({ client, buffer, rest, misused }) {
    const [nick = '', named = ''] = takeWords(rest, 2)
    const channel = named === '' && buffer.kind === 'channel' ? buffer.name : named
    if (nick === '' || channel === '') return misused()
    client.send({ verb: 'INVITE', params: [nick, channel] })
  },
}

export const kick: Command = {
  verb: 'kick',
  completes: 'nicks',
  run(context) {
    const meant = takeChannel(context)
    const [nick = '', reason = ''] = takeWords(meant?.rest ?? '', 1)
    if (!meant || nick === '') return context.misused()
    context.client.send({ verb: 'KICK', params: reason === '' ? [meant.channel, nick] : [meant.channel, nick, reason] })
  },
}

export const mode: Command = {
  verb: 'mode',
  completes: 'nicks',
  run(context) {
    const meant = takeChannel(context)
    if (!meant) return context.misused()
    context.client.send({
      verb: 'MODE',
      params: [meant.channel, ...meant.rest.split(/\s+/).filter((word) => word !== '')],
    })
  },
}

export const list: Command = {
  verb: 'list',
  run({ client, rest }) {
    client.send({ verb: 'LIST', params: rest === '' ? [] : [rest] })
  },
}
