/** WHO: who is in a channel, or whose name fits a mask. With WHOX, as whatever the client asks for. */
import { mayLookInto } from '../../../chat/may-look-into.ts'
import type { Chat } from '../../../chat/chat.ts'
import { utf8Bytes } from '../../../chat/limits.ts'
import { Mask } from '../../../chat/mask.ts'
import type { User } from '../../../chat/user.ts'
import { isAcquainted, userIn } from '../asker.ts'
import { MULTI_PREFIX } from '../capabilities.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { ERR_TOOMANYMATCHES, RPL_ENDOFWHO, RPL_WHOREPLY } from '../numerics.ts'
import { type Numeric, withEnding } from '../reply.ts'
import { formatWhoTail } from '../roster.ts'
import { isServerOperator } from '../server-operator.ts'
import { serviceNamed, userOfService } from '../services/index.ts'
import { formatWhox, parseWhox, type Whox } from '../whox.ts'

/** A mask is held against everybody who is here: so many of them for each token that it takes. */
const USERS_PER_TOKEN = 250
/** Replies for a mask; who is in a channel is shown in full. */
const MAX_MATCHES = 200

/** Who asks, in which chat, and how they want it. */
interface Query {
  readonly client: IrcClient
  readonly told: Chat
  readonly asker: User | undefined
  readonly numeric: Numeric
  /** Undefined for plain replies. */
  readonly whox: Whox | undefined
  readonly onlyOperators: boolean
}

export const who = command({
  verb: 'WHO',
  usage: '[<mask>] [<flags>]',
  summary:
    'show who is in a channel, or whose nick, username, host or realname fits a mask; with the flag o only server operators; ' +
    '%tcuihsnfdlaor,token chooses what is shown',
  spec: 'https://ircv3.net/specs/extensions/whox',
  when: 'registered',
  cost: 4,
  run({ mask = '*', flags = '' }, client) {
    const percent = flags.indexOf('%')
    const whox = percent < 0 ? undefined : parseWhox(flags.slice(percent + 1))
    const onlyOperators = (percent < 0 ? flags : flags.slice(0, percent)).toLowerCase().includes('o')
    if (!mask.startsWith('#') && !client.chat.userByNick(mask)) client.spend(client.chat.users.size / USERS_PER_TOKEN)
    client.answer((told, numeric) => {
      const query: Query = { client, told, asker: userIn(told, client), numeric, whox, onlyOperators }
      const replies = mask.startsWith('#') ? ofChannel(query, mask) : ofMask(query, mask)
      return replies + numeric(RPL_ENDOFWHO, mask, 'End of WHO list')
    })
  },
})

function ofChannel({ client, told, asker, whox, onlyOperators }: Query, name: string): string {
  const { door, session } = client
  const channel = told.channel(name)
  if (!channel || !mayLookInto(channel, asker)) return ''
  const nick = asker?.nick ?? '*'
  const before = `:${door.serverName} ${RPL_WHOREPLY} ${nick} ${channel.name} `
  const abilities = session.abilities & MULTI_PREFIX
  const isMember = asker !== undefined && channel.memberships.has(asker.id)
  let replies = ''
  if (isMember && !whox && !onlyOperators) {
    for (const tail of door.rosters.of(channel).whos(abilities)) replies += withEnding(before + tail)
    return replies
  }
  for (const membership of channel.memberships.values()) {
    const { user } = membership
    if (!isMember && user.modes.has('i')) continue
    if (onlyOperators && !isServerOperator(user)) continue
    replies += whox
      ? formatWhox(whox, client, asker, user, membership, abilities)
      : withEnding(before + formatWhoTail(user, membership, door.serverName, abilities))
  }
  return replies
}

function ofMask({ client, told, asker, numeric, whox, onlyOperators }: Query, mask: string): string {
  const { door } = client
  const nick = asker?.nick ?? '*'
  const before = `:${door.serverName} ${RPL_WHOREPLY} ${nick} * `
  const exact = told.userByNick(mask)
  const service = serviceNamed(mask, door.serverName)
  if (service && !onlyOperators) {
    const user = userOfService(service, door)
    return whox
      ? formatWhox(whox, client, asker, user, undefined, 0)
      : withEnding(before + formatWhoTail(user, undefined, door.serverName, 0))
  }
  // No longer ones are kept either, and each part of one costs.
  if (!exact && utf8Bytes(mask) > told.limits.maskBytes) return ''
  const fits = fitting(mask)
  let replies = ''
  let count = 0
  for (const user of exact ? [exact] : told.users.values()) {
    if (onlyOperators && !isServerOperator(user)) continue
    if (user !== exact && !(fits(user) && maySee(asker, user))) continue
    if (count++ === MAX_MATCHES) {
      return replies + numeric(ERR_TOOMANYMATCHES, 'WHO', `More than ${MAX_MATCHES} fit; these are some of them`)
    }
    replies += whox
      ? formatWhox(whox, client, asker, user, undefined, 0)
      : withEnding(before + formatWhoTail(user, undefined, door.serverName, 0))
  }
  return replies
}

function fitting(mask: string): (user: User) => boolean {
  if (mask === '*' || mask === '0') return () => true
  const ready = new Mask(mask)
  return ({ nick, username, host, realname }) =>
    ready.fits(nick) || ready.fits(username) || ready.fits(host) || ready.fits(realname)
}

/** Who is invisible is shown to those who share a channel with them. https://modern.ircdocs.horse/#invisible-user-mode */
function maySee(asker: User | undefined, user: User): boolean {
  return user === asker || !user.modes.has('i') || isAcquainted(asker, user)
}
