/** How far a person has read, as MARKREAD says it. https://ircv3.net/specs/extensions/read-marker */
import type { Chat } from '../../chat/chat.ts'
import { markerOf } from '../../chat/read-markers.ts'
import { READ_MARKER } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import { withEnding } from './reply.ts'
import { formatTime } from './tags.ts'

/** `upTo`: milliseconds since 1970; 0 where nothing was said of it. */
export function formatMarker(serverName: string, target: string, upTo: number): string {
  return `:${serverName} MARKREAD ${target} ${upTo === 0 ? '*' : `timestamp=${formatTime(upTo)}`}`
}

/** The marker of a channel that one has come into, for behind its JOIN; empty for who has not asked for it. */
export function formatMarkerOnJoin({ door, session }: IrcClient, told: Chat, channel: string): string {
  const user = told.userOf(session.id)
  if (!user || (session.abilities & READ_MARKER) === 0) return ''
  return withEnding(formatMarker(door.serverName, channel, markerOf(told, user, channel)))
}
