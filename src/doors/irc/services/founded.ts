/** The channel that a founder names to ChanServ. The intents look again. */
import type { Channel, ChannelRegistration } from '../../../chat/channel.ts'
import { isFounder } from '../../../chat/channel-access.ts'
import { explainRejection } from '../rejections.ts'
import { findChannel } from './find-channel.ts'
import type { Talk } from './talk.ts'

/** A channel and its registration, where the asker may act as its founder; undefined where not, and then they have been told. */
export function founded(
  talk: Talk,
  name: string,
): { readonly channel: Channel; readonly registration: ChannelRegistration } | undefined {
  const channel = findChannel(talk, name)
  if (!channel) return undefined
  const { registration } = channel
  const { account, rights } = talk.user
  if (!registration) talk.say(explainRejection({ why: 'channel-not-registered', channel: channel.name }))
  else if (isFounder(channel, account) || rights.includes('channels')) return { channel, registration }
  else talk.say(explainRejection({ why: 'founder-needed', channel: channel.name }))
  return undefined
}
