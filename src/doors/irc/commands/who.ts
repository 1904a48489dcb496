/** WHO: who is in a channel, or whose name fits a mask. */
import type { Chat } from '../../../chat/chat.ts'
import { maskMatches } from '../../../chat/mask.ts'
import { mayLookInto } from '../../../chat/may-look-into.ts'
import type { User } from '../../../chat/user.ts'
import { MULTI_PREFIX } from '../capabilities.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { ERR_TOOMANYMATCHES, RPL_ENDOFWHO, RPL_WHOREPLY } from '../numerics.ts'
import { formatNumeric, withEnding } from '../reply.ts'
import { formatWhoTail } from '../roster.ts'

/** Replies for a mask; who is in a channel is shown in full. */
const MAX_MATCHES = 200

export const who = command({
  verb: 'WHO',
  usage: '[<mask>] [<flags>]',
  summary: 'show who is in a channel, or whose nick, username, host or realname fits a mask',
  spec: 'https://modern.ircdocs.horse/#who-message',
  when: 'registered',
  cost: 4,
  run({ mask = '*', flags }, client) {
    // Only server operators are wanted, and there are none.
    if (flags === 'o') return client.reply(RPL_ENDOFWHO, mask, 'End of WHO list')
    client.answer((told) => {
      const nick = told.user(client.session.id)?.nick ?? '*'
      const replies = mask.startsWith('#') ? ofChannel(client, told, mask, nick) : ofMask(client, told, mask, nick)
      return replies + formatNumeric(client.door.serverName, RPL_ENDOFWHO, nick, [mask, 'End of WHO list'])
    })
  },
})

function ofChannel({ door, session }: IrcClient, told: Chat, name: string, nick: string): string {
  const channel = told.channel(name)
  if (!channel || !mayLookInto(channel, session.id)) return ''
  const before = `:${door.serverName} ${RPL_WHOREPLY} ${nick} ${channel.name} `
  const abilities = session.abilities & MULTI_PREFIX
  if (channel.memberships.has(session.id)) {
    let all = ''
    for (const tail of door.rosters.of(channel).whos(abilities)) all += withEnding(before + tail)
    return all
  }
  let replies = ''
  for (const membership of channel.memberships.values()) {
    const { user } = membership
    if (!user.modes.has('i'))
      replies += withEnding(before + formatWhoTail(user, membership, door.serverName, abilities))
  }
  return replies
}

function ofMask({ door, session }: IrcClient, told: Chat, mask: string, nick: string): string {
  const before = `:${door.serverName} ${RPL_WHOREPLY} ${nick} * `
  const asker = told.user(session.id)
  const exact = told.userByNick(mask)
  let replies = ''
  let count = 0
  for (const user of exact ? [exact] : told.users.values()) {
    if (user !== exact && !(maySee(asker, user) && fitsMask(mask, user))) continue
    if (count++ === MAX_MATCHES) {
      return (
        replies +
        formatNumeric(door.serverName, ERR_TOOMANYMATCHES, nick, [
          'WHO',
          `More than ${MAX_MATCHES} fit; these are some of them`,
        ])
      )
    }
    replies += withEnding(before + formatWhoTail(user, undefined, door.serverName, 0))
  }
  return replies
}

function fitsMask(mask: string, { nick, username, host, realname }: User): boolean {
  return mask === '*' || mask === '0' || [nick, username, host, realname].some((text) => maskMatches(mask, text))
}

/** Who is invisible is shown to those who share a channel with them. https://modern.ircdocs.horse/#invisible-user-mode */
function maySee(asker: User | undefined, user: User): boolean {
  if (user === asker || !user.modes.has('i')) return true
  for (const timeline of user.memberships.keys()) if (asker?.memberships.has(timeline)) return true
  return false
}
