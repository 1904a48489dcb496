/** Where the page is: an address for each channel, each conversation, and each message in them. Nobody but the page reads them. */
import { decoded, formatChannelPath, messagePath, parseChannelPath } from '../wire/channel-path.ts'

export interface Place {
  /** A channel with its prefix, or a nick. */
  readonly name: string
  readonly isChannel: boolean
  /** Of a message there. */
  readonly msgid?: string
}

const MAX_NAME_CHARACTERS = 200
const MAX_MSGID_CHARACTERS = 128
/** What no name has in it: white space, commas, control characters. */
const NEVER_IN_NAMES = /[\s,\p{Cc}]/u
const NO_NICK = /^[#&+!]/

/** The place that the path of an address means; undefined where it means none. */
export function placeAt(path: string): Place | undefined {
  const [, kind, first = '', second, more] = path.split('/')
  if ((kind !== 'c' && kind !== 'u') || more !== undefined) return undefined
  const isChannel = kind === 'c'
  const name = isChannel ? parseChannelPath(first) : decoded(first)
  if (name === undefined || name === '' || name.length > MAX_NAME_CHARACTERS || NEVER_IN_NAMES.test(name)) {
    return undefined
  }
  if (!isChannel && NO_NICK.test(name)) return undefined
  if (second === undefined || second === '') return { name, isChannel }
  const msgid = decoded(second)
  if (msgid === undefined || msgid.length > MAX_MSGID_CHARACTERS || NEVER_IN_NAMES.test(msgid)) return undefined
  return { name, isChannel, msgid }
}

/** The inverse of `placeAt`. */
export function pathOf({ name, isChannel, msgid }: Place): string {
  const place = isChannel ? `/c/${formatChannelPath(name)}` : `/u/${encodeURIComponent(name.toWellFormed())}`
  return msgid === undefined ? place : `${place}/${encodeURIComponent(msgid)}`
}

/** The whole address of a message, to be given to somebody else. `origin` is that of the page. */
export function permalinkOf(channel: string, msgid: string, origin: string = location.origin): string {
  return origin + messagePath(channel, msgid)
}
