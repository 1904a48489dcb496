/** How far a person has read, as MARKREAD says it. https://ircv3.net/specs/extensions/read-marker */
import { formatTime } from './tags.ts'

/** `upTo`: milliseconds since 1970; 0 where nothing was said of it. */
export function formatMarker(serverName: string, target: string, upTo: number): string {
  return `:${serverName} MARKREAD ${target} ${upTo === 0 ? '*' : `timestamp=${formatTime(upTo)}`}`
}
