/** Where a channel is that was called otherwise when a client was in it last. docs/protocols/timeline.md */
import { accessOf } from '../../chat/channel-access.ts'
import { isListedFor } from '../../chat/may-look-into.ts'
import { parseMsgid } from '../../hub/msgid.ts'
import { fold } from '../../text/fold.ts'
import { CHANNEL_RENAME } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import { withEnding } from './reply.ts'
import { tagIn } from './take-tags.ts'

const SEEN = '+snug.chat/seen'
/** Messages that are looked up for one JOIN. */
const MOST = 5

/**
 * The name by which to enter: that of the channel where the messages stand that the client says it knows from there, which it is told by RENAME. The name
 * that was asked for where they say nothing, and where the channel shows itself to its own only: an id can be guessed.
 */
export function nameNow(client: IrcClient, name: string): string {
  const seen = client.clientTags.includes(SEEN) ? tagIn(client.clientTags, SEEN) : undefined
  if (!seen || (client.session.abilities & CHANNEL_RENAME) === 0) return name
  const id = timelineOf(client, seen.split(',', MOST))
  const { chat, user, door } = client
  if (id === undefined || id === chat.channel(name)?.id) return name
  for (const channel of chat.channels.values()) {
    if (channel.id !== id) continue
    if (!user || fold(channel.name) === fold(name)) return name
    if (!isListedFor(channel, user) && accessOf(channel, user.account) === 0) return name
    const to = channel.name
    client.answer(() => withEnding(`:${door.serverName} RENAME ${name} ${to} :`))
    return to
  }
  return name
}

function timelineOf({ hub: { messages, log } }: IrcClient, msgids: readonly string[]): number | undefined {
  try {
    for (const msgid of msgids) {
      const seq = parseMsgid(msgid, messages.identity)
      const entry = seq === undefined ? undefined : messages.entry(seq)
      if (entry) return entry.timeline
    }
  } catch (error) {
    log.error({ error }, 'cannot look up where a channel is')
  }
  return undefined
}
