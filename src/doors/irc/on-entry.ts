/** What a registered channel has for those who come in, besides topic and names: also a word on what becomes of what is said there. */
import type { Channel } from '../../chat/channel.ts'
import { settingOf } from '../../chat/settings/index.ts'
import { hasBegun } from '../../chat/settings/open-reading.ts'
import type { IrcClient } from './client.ts'
import { RPL_CHANNEL_URL } from './numerics.ts'
import { OPEN_READING } from '../open-reading.ts'
import { formatNumeric, withEnding } from './reply.ts'
import { formatDays } from './services/channel-setting-rows.ts'
import { textLines } from './split-text.ts'
import { taggedLines } from './tags.ts'

/** Its address, as services send it, and what ChanServ says to whoever joins; empty where there is neither. */
export function formatOnEntry({ door, hub, session }: IrcClient, channel: Channel | undefined, nick: string): string {
  if (!channel?.registration?.settings) return ''
  const url = settingOf(channel, 'url')
  const text = settingOf(channel, 'entryMessage')
  const address =
    formatRecording(door.serverName, channel, nick) +
    (url === '' ? '' : formatNumeric(door.serverName, RPL_CHANNEL_URL, nick, [channel.name, url]))
  if (text === '') return address
  const head = `:ChanServ!services@${door.serverName} NOTICE ${nick} :[${channel.name}] `
  const message = { at: hub.clock.now(), seq: 0, account: '', tags: '' }
  return address + taggedLines(textLines(head, text), message, session.abilities, hub.messages.identity)
}

/** Where what is said is not kept as it is elsewhere, or read by others than those who are there. */
function formatRecording(serverName: string, channel: Channel, nick: string): string {
  const keepForMs = settingOf(channel, 'keepForMs')
  const days = formatDays(keepForMs)
  const reading = hasBegun(channel) ? OPEN_READING : ''
  const word = !settingOf(channel, 'isRecorded')
    ? 'Nothing said here is kept'
    : keepForMs === 0
      ? ''
      : `What is said here is kept for ${days} ${days === '1' ? 'day' : 'days'}`
  return [word, reading]
    .map((text) => (text === '' ? '' : withEnding(`:${serverName} NOTICE ${nick} :[${channel.name}] ${text}`)))
    .join('')
}
