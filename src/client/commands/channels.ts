/** Commands about channels: /join /part /topic /names /invite /kick /mode /list. */
import type { Client } from '../client.ts'
import { bufferNamed, isChannelName, sortedMembers } from '../state/selectors.ts'
import type { Command, CommandContext } from './command.ts'
import { takeWords } from './command.ts'

/** The channel named first, or the one where the command was typed; then the rest. Undefined where there is neither. */
function takeChannel({ client, buffer, rest }: CommandContext): { channel: string; rest: string } | undefined {
  const [first = '', behind = ''] = takeWords(rest, 1)
  if (isChannelName(client.state, first)) return { channel: first, rest: behind }
  return buffer.kind === 'channel' ? { channel: buffer.name, rest } : undefined
}

export const join: Command = {
  verb: 'join',
  aliases: ['j'],
  usage: '<#channel> [<key>]',
  summary: 'enter a channel',
  completes: 'channels',
  run({ client, rest, misused }) {
    const [name = '', key = ''] = takeWords(rest, 2)
    if (name === '') return misused()
    const channel = isChannelName(client.state, name) ? name : `#${name}`
    const known = [...client.state.buffers.values()].find((b) => b.name.toLowerCase() === channel.toLowerCase())
    if (known?.isJoined) client.focus(known.key)
    else client.join(channel, key === '' ? undefined : key)
  },
}

export const part: Command = {
  verb: 'part',
  aliases: ['leave'],
  usage: '[<#channel>] [<reason>]',
  summary: 'leave a channel',
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
  usage: '[<#channel>] [<topic>]',
  summary: 'show or set what a channel is about',
  completes: 'channels',
  run(context) {
    const meant = takeChannel(context)
    if (!meant) return context.misused()
    if (meant.rest !== '') return void context.client.send({ verb: 'TOPIC', params: [meant.channel, meant.rest] })
    const known = [...context.client.state.buffers.values()].find(({ name }) => name === meant.channel)
    if (!known?.isJoined) return void context.client.send({ verb: 'TOPIC', params: [meant.channel] })
    context.note(known.topic === '' ? `${known.name} has no topic.` : `The topic of ${known.name}: ${known.topic}`)
  },
}

export const names: Command = {
  verb: 'names',
  usage: '',
  summary: 'show who is in this channel',
  run({ client, buffer, note, fail }) {
    if (buffer.kind !== 'channel' || !buffer.isJoined) return fail('This is not a channel that you are in.')
    const all = sortedMembers(client.state, buffer).map(({ nick, prefixes }) => prefixes.charAt(0) + nick)
    note(`${all.length} here: ${all.slice(0, 200).join(' ')}${all.length > 200 ? ' …' : ''}`)
  },
}

export const invite: Command = {
  verb: 'invite',
  usage: '<nick> [<#channel>]',
  summary: 'invite somebody into a channel',
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
  usage: '[<#channel>] <nick> [<reason>]',
  summary: 'remove somebody from a channel',
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
  usage: '[<#channel>] [<modes> [<params>…]]',
  summary: 'show or change the modes of a channel',
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
  usage: '[<pattern>]',
  summary: 'list the channels of this server',
  run({ client, rest }) {
    client.send({ verb: 'LIST', params: rest === '' ? [] : [rest] })
  },
}
