/** The answer to NAMES, which also follows one's own JOIN. https://modern.ircdocs.horse/#rplnamreply-353 */
import type { Chat } from '../../chat/chat.ts'
import { utf8Bytes } from '../../chat/limits.ts'
import { mayLookInto } from '../../chat/may-look-into.ts'
import type { UserId } from '../../chat/user.ts'
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
  asker: { readonly id: UserId; readonly abilities: number },
): string {
  const nick = told.user(asker.id)?.nick ?? '*'
  const channel = told.channel(name)
  let names = ''
  if (channel && mayLookInto(channel, asker.id)) {
    const abilities = asker.abilities & NAMES_ABILITIES
    // Kept for all askers, so there must be room for the longest nick.
    const nickBytes = 2 * told.limits.nickLength
    const room = MAX_BODY_BYTES - utf8Bytes(`:${serverName} ${RPL_NAMREPLY}  = ${channel.name} :`) - nickBytes
    let chunks: Chunks
    if (channel.memberships.has(asker.id)) chunks = rosters.of(channel).names(abilities, room)
    else {
      chunks = new Chunks(room)
      for (const membership of channel.memberships.values()) {
        if (!membership.user.modes.has('i')) chunks.add(formatName(membership, abilities))
      }
    }
    names = chunks.join(`:${serverName} ${RPL_NAMREPLY} ${nick} = ${channel.name} :`, '\r\n')
  }
  return names + formatNumeric(serverName, RPL_ENDOFNAMES, nick, [channel?.name ?? name, 'End of /NAMES list'])
}
