/** How far each person has read their channels and conversations. An account's markers are kept, a guest's end with them. */
import type { Chat } from './chat.ts'
import type { EventOf } from './events.ts'
import { fold } from './names.ts'
import type { User } from './user.ts'

/** Whose: a folded account, or behind a space the id of a guest. */
function ownerOf(account: string, user: User['id']): string {
  return account === '' ? ` ${user}` : fold(account)
}

/** Milliseconds since 1970; 0 where nothing was said of it. */
export function markerOf(chat: Chat, { account, id }: Pick<User, 'account' | 'id'>, target: string): number {
  return chat.readMarkers.get(ownerOf(account, id))?.get(fold(target)) ?? 0
}

/** Where there are too many, the one that was set least lately gives way. */
export function applyMarkedRead(chat: Chat, { account, user, target, upTo }: EventOf<'marked-read'>): void {
  const owner = ownerOf(account, user)
  let markers = chat.readMarkers.get(owner)
  if (!markers) chat.readMarkers.set(owner, (markers = new Map()))
  markers.delete(fold(target))
  markers.set(fold(target), upTo)
  if (markers.size <= chat.limits.readMarkers) return
  const [oldest] = markers.keys()
  if (oldest !== undefined) markers.delete(oldest)
}

/** All of an account; or of a guest, where `account` is empty. */
export function forgetMarkers(chat: Chat, account: string, user: User['id'] = ''): void {
  chat.readMarkers.delete(ownerOf(account, user))
}

/** All of an account's, as they are kept: one value, least lately set first. */
export type ReadMarkers = readonly (readonly [target: string, upTo: number])[]
