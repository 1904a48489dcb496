/** What others see as somebody's host: the cloak of their address, or one that an operator gave them. Bans look at both. */
import { judge } from './apply-to-server.ts'
import type { Chat } from './chat.ts'
import { by } from './deed.ts'
import type { Event, EventOf } from './events.ts'
import type { Rejection } from './rejections.ts'
import { textFault } from './text.ts'
import { sourceOf, type User } from './user.ts'

/** As long as a cloak may be, in bytes. */
const MAX_HOST_BYTES = 63
/** Words with dots or slashes between them, in ASCII: an address is not one, nor is anything that could be taken for a mask. */
const HOST = /^[a-z\d](?:[a-z\d_-]*[a-z\d])?(?:[./][a-z\d](?:[a-z\d_-]*[a-z\d])?)+$/i
const ADDRESS = /^[\d./]+$/

/** Whether an operator may give somebody this host. */
export function hostFault(host: string): Rejection | undefined {
  const isHost = HOST.test(host) && !ADDRESS.test(host)
  return textFault('host', host, MAX_HOST_BYTES) ?? (isHost ? undefined : { why: 'bad-characters', what: 'host' })
}

/** `nick!username@host` as others see it and, where that is another one, with the cloak. */
export interface Sources {
  readonly source: string
  readonly cloakedSource?: string
}

/** As they would be under a nick. */
export function sourcesAs(
  { username, host, cloak }: { readonly username: string; readonly host: string; readonly cloak?: string | undefined },
  nick: string,
): Sources {
  return {
    source: sourceOf(nick, username, host),
    ...(cloak !== undefined && { cloakedSource: sourceOf(nick, username, cloak) }),
  }
}

/** Brings what clients and bans look at up to nick and host. */
export function refreshSources(user: User): void {
  const { source, cloakedSource } = sourcesAs(user, user.nick)
  user.source = source
  user.cloakedSource = cloakedSource
}

/** Notes the cloak of somebody whose host is shown in its place; where it is the same, or undefined, there is none to note. */
export function showInsteadOf(user: User, cloak: string | undefined): void {
  if (cloak === undefined || cloak === user.host) return
  user.cloak = cloak
  refreshSources(user)
}

/** The host that stands for their address, whatever is shown. */
export function cloakOf({ host, cloak }: User): string {
  return cloak ?? host
}

/** The event after which a host is shown, if it is not already; empty for the cloak. */
export function hostChange(user: User, host: string, about: { readonly setBy?: string } = {}): Event[] {
  const shown = host === '' ? cloakOf(user) : host
  return shown === user.host
    ? []
    : [{ type: 'host-changed', ...by(user), username: user.username, host: shown, ...about }]
}

/** For everybody who is here with an account, or after `name` is theirs. */
export function hostChanges(chat: Chat, account: string, host: string): Event[] {
  return [...chat.users.values()].filter((user) => user.account === account).flatMap((user) => hostChange(user, host))
}

/** What came with an account goes with it; one that an operator gave to this person alone stays. */
export function hostOnLogOut(chat: Chat, user: User): Event[] {
  return chat.account(user.account)?.host === user.host ? hostChange(user, '') : []
}

/** Somebody as they are when these events have happened to them: another nick, if that was one. */
export function afterRename(user: User, events: readonly Event[]): User {
  const renamed = events.find((event) => event.type === 'renamed')
  return renamed ? { ...user, nick: renamed.to, source: sourcesAs(user, renamed.to).source } : user
}

/** A part of `apply`. */
export function applyHost(chat: Chat, { user: id, host }: EventOf<'host-changed'>, at: number): void {
  const user = chat.user(id)
  if (!user) return
  const cloak = cloakOf(user)
  user.host = host
  user.cloak = undefined
  showInsteadOf(user, cloak)
  refreshSources(user)
  judge(chat, user, at)
}
