/** What a registered channel has for those who come in, besides topic and names. */
import type { Channel } from '../../chat/channel.ts'
import { settingOf } from '../../chat/settings/index.ts'
import type { IrcClient } from './client.ts'
import { RPL_CHANNEL_URL } from './numerics.ts'
import { formatNumeric } from './reply.ts'
import { textLines } from './split-text.ts'
import { taggedLines } from './tags.ts'

/** Its address, as services send it, and what ChanServ says to whoever joins; empty where there is neither. */
export function formatOnEntry({ door, hub, session }: IrcClient, channel: Channel | undefined, nick: string): string {
  if (!channel?.registration?.settings) return ''
  const url = settingOf(channel, 'url')
  const text = settingOf(channel, 'entryMessage')
  const address = url === '' ? '' : formatNumeric(door.serverName, RPL_CHANNEL_URL, nick, [channel.name, url])
  if (text === '') return address
  const head = `:ChanServ!services@${door.serverName} NOTICE ${nick} :[${channel.name}] `
  const message = { at: hub.clock.now(), seq: 0, account: '', tags: '' }
  return address + taggedLines(textLines(head, text), message, session.abilities, hub.messages.identity)
}
