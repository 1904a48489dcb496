/** The answer to NAMES, which also follows one's own JOIN. https://modern.ircdocs.horse/#rplnamreply-353 */
import type { Chat } from '../../chat/chat.ts'
import { knownChannel } from '../../chat/known-channel.ts'
import { utf8Bytes } from '../../chat/limits.ts'
import { mayLookInto } from '../../chat/may-look-into.ts'
import type { SessionId } from '../../chat/user.ts'
import { MAX_BODY_BYTES } from './clip.ts'
import type { Door } from './door.ts'
import { RPL_ENDOFNAMES, RPL_NAMREPLY } from './numerics.ts'
import { formatNumeric } from './reply.ts'
import { Chunks, formatName, NAMES_ABILITIES } from './roster.ts'

/** `name` as it was asked for. A channel that is not there has no names, and one that may not be looked into shows none. */
export function formatNames(
  { serverName, rosters }: Door,
  told: Chat,
  name: string,
  asker: { readonly id: SessionId; readonly abilities: number },
): string {
  const user = told.userOf(asker.id)
  const nick = user?.nick ?? '*'
  const channel = knownChannel(told, user, name)
  let names = ''
  if (channel && mayLookInto(channel, user)) {
    const sign = channel.flags.has('s') ? '@' : '='
    const abilities = asker.abilities & NAMES_ABILITIES
    // Kept for all askers, so there must be room for the longest nick.
    const nickBytes = 2 * told.limits.nickLength
    const room = MAX_BODY_BYTES - utf8Bytes(`:${serverName} ${RPL_NAMREPLY}  ${sign} ${channel.name} :`) - nickBytes
    let chunks: Chunks
    if (user && channel.memberships.has(user.id)) chunks = rosters.of(channel).names(abilities, room)
    else {
      chunks = new Chunks(room)
      for (const membership of channel.memberships.values()) {
        if (!membership.user.modes.has('i')) chunks.add(formatName(membership, abilities))
      }
    }
    names = chunks.join(`:${serverName} ${RPL_NAMREPLY} ${nick} ${sign} ${channel.name} :`, '\r\n')
  }
  return names + formatNumeric(serverName, RPL_ENDOFNAMES, nick, [channel?.name ?? name, 'End of /NAMES list'])
}
