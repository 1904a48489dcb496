/** Says in a channel what somebody said elsewhere, under their name there. https://ircv3.net/specs/extensions/relaymsg */
import { ranksIn } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { knownChannel } from '../known-channel.ts'
import { utf8Bytes } from '../limits.ts'
import { OPERATOR } from '../ranks.ts'
import { textFault } from '../text.ts'
import { sourceOf, type User } from '../user.ts'
import type { IntentOf } from './index.ts'

/** Stands in every relayed nick and in no nick of anybody here, so that nobody can be mistaken for somebody else. */
export const RELAY_SEPARATOR = '/'
// What the specification forbids, and what does not show.
const RELAYED = /^[^\s!+%@&#$:'"?*,.~\p{C}\p{Z}]+$/u
const HOST = 'relayed'

/** Only operators of the channel may: whoever reads it has to believe them. */
export function relay(chat: Chat, user: User, { channel: name, nick, text }: IntentOf<'relay'>): Decision {
  const channel = knownChannel(chat, user, name)
  if (!channel) return refused({ why: 'no-such-channel', channel: name })
  if (!channel.memberships.has(user.id)) return refused({ why: 'not-on-channel', channel: channel.name })
  if (ranksIn(channel, user) < OPERATOR) return refused({ why: 'operator-needed', channel: channel.name })
  if (!nick.includes(RELAY_SEPARATOR) || !RELAYED.test(nick) || utf8Bytes(nick) > 2 * chat.limits.nickLength) {
    return refused({ why: 'nick-invalid', nick, fault: 'bad-characters' })
  }
  if (text === '') return refused({ why: 'nothing-said' })
  const fault = textFault('text', text, chat.limits.textBytes)
  if (fault) return refused(fault)
  return happened({
    type: 'said',
    ...by(user),
    nick,
    source: sourceOf(nick, user.username, HOST),
    // What was said elsewhere is not the word of the account that relays it.
    account: '',
    timeline: channel.id,
    channel: channel.name,
    kind: 'privmsg',
    text,
    tags: `draft/relaymsg=${user.nick}`,
    toRank: 0,
  })
}
