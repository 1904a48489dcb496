/** How far each person has read their channels and conversations. An account's markers are kept, a guest's end with them. */
import { fold } from '../text/fold.ts'
import type { Chat } from './chat.ts'
import type { EventOf } from './events.ts'
import type { User } from './user.ts'

/** Whose: a folded account, or behind a space the id of a guest. */
function ownerOf(account: string, user: User['id']): string {
  return account === '' ? ` ${user}` : fold(account)
}

/** Of what: a channel by its id, behind a space, whatever it is called; what is no channel by its folded name. */
function placeOf(chat: Chat, target: string): string {
  const channel = chat.channel(target)
  return channel ? ` ${channel.id}` : fold(target)
}

/** Milliseconds since 1970; 0 where nothing was said of it. */
export function markerOf(chat: Chat, { account, id }: Pick<User, 'account' | 'id'>, target: string): number {
  const markers = chat.readMarkers.get(ownerOf(account, id))
  // What was said of a name before there was a channel holds on: else it would tell that there is a secret one by now.
  return Math.max(markers?.get(placeOf(chat, target)) ?? 0, markers?.get(fold(target)) ?? 0)
}

/** Where there are too many, the one that was set least lately gives way. */
export function applyMarkedRead(chat: Chat, { account, user, target, upTo }: EventOf<'marked-read'>): void {
  const owner = ownerOf(account, user)
  let markers = chat.readMarkers.get(owner)
  if (!markers) chat.readMarkers.set(owner, (markers = new Map()))
  const place = placeOf(chat, target)
  for (const one of [place, fold(target)]) markers.delete(one)
  markers.set(place, upTo)
  if (markers.size <= chat.limits.readMarkers) return
  const [oldest] = markers.keys()
  if (oldest !== undefined) markers.delete(oldest)
}

/** All of an account; or of a guest, where `account` is empty. */
export function forgetMarkers(chat: Chat, account: string, user: User['id'] = ''): void {
  chat.readMarkers.delete(ownerOf(account, user))
}

/** All of an account's, as they are kept: one value, least lately set first. */
export type ReadMarkers = readonly (readonly [place: string, upTo: number])[]
