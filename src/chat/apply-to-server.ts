/** The part of `apply` that is about accounts and what is theirs, rights, and the bans of the whole server. */
import { fold } from '../text/fold.ts'
import type { Account } from './accounts.ts'
import type { Chat } from './chat.ts'
import type { EventOf } from './events.ts'
import { noticesOf, withNoticeChange } from './notices.ts'
import { forgetMarkers } from './read-markers.ts'
import { type PushSubscriptions, pushSubscriptionsOf, stillPushed } from './push-subscriptions.ts'
import { banFitsAny, banKey, type ServerBan } from './server-ban.ts'
import { spamRuleKey } from './spam-rule.ts'
import type { User } from './user.ts'

type ServerEvent = EventOf<
  | 'logged-in'
  | 'logged-out'
  | 'account-kept'
  | 'notices-set'
  | 'pushes-kept'
  | 'rights-given'
  | 'server-ban-set'
  | 'server-ban-lifted'
  | 'spam-rule-set'
  | 'door-set'
>

export function applyToServer(chat: Chat, event: ServerEvent, at: number): void {
  const user = chat.user(event.user)
  switch (event.type) {
    case 'logged-in':
      if (!user) return
      forgetPresent(chat, user)
      forgetGuest(chat, user)
      // Another account does not have the rights of the one before.
      if (user.account !== '') takeRightsAway(user)
      user.account = event.account
      give(user, event.rights)
      notePresent(chat, user)
      return judge(chat, user, at)
    case 'logged-out':
      if (!user) return
      forgetPresent(chat, user)
      user.account = ''
      takeRightsAway(user)
      return judge(chat, user, at)
    case 'account-kept':
      return keepAccount(chat, event)
    case 'notices-set': {
      const notices = withNoticeChange(noticesOf(chat, event.account), event.change, chat.limits.noticeLevels)
      chat.notices.set(fold(event.account), notices)
      return
    }
    case 'pushes-kept':
      return keepPushes(chat, fold(event.name), event.subscriptions)
    case 'rights-given':
      if (!user) return
      give(user, event.rights)
      return judge(chat, user, at)
    case 'server-ban-set': {
      const old = chat.bans.get(banKey(event.ban))
      chat.bans.add(event.ban)
      return judgeAll(chat, old, event.ban, at)
    }
    case 'server-ban-lifted':
      chat.bans.delete(banKey(event.ban))
      return judgeAll(chat, event.ban, undefined, at)
    case 'spam-rule-set':
      if (event.rule) chat.spamRules.set(spamRuleKey(event.pattern), event.rule)
      else chat.spamRules.delete(spamRuleKey(event.pattern))
      return
    case 'door-set':
      chat.isClosed = event.closed
      return
    default:
      event satisfies never
  }
}

function keepPushes(chat: Chat, id: string, subscriptions: PushSubscriptions): void {
  if (subscriptions.length === 0) chat.pushes.delete(id)
  else chat.pushes.set(id, subscriptions)
}

function takeRightsAway(user: User): void {
  user.rights = []
  user.modes.delete('o')
}

function give(user: User, rights: User['rights']): void {
  if (rights.length === 0) return
  user.rights = [...new Set([...user.rights, ...rights])]
  user.modes.add('o')
}

function keepAccount(chat: Chat, { name, record }: EventOf<'account-kept'>): void {
  const id = fold(name)
  const before = chat.accounts.get(id)
  for (const fingerprint of before?.certificates ?? []) chat.certificates.delete(fingerprint)
  for (const { hash } of before?.devices ?? []) chat.devices.delete(hash)
  for (const passkey of before?.passkeys ?? []) chat.passkeys.delete(passkey.id)
  if (record) indexProofs(chat, record, id)
  keepPushes(chat, id, stillPushed(pushSubscriptionsOf(chat, name), before, record))
  if (before) chat.accountLooks.remove(before.name)
  if (record) {
    chat.accounts.set(id, record)
    chat.accountLooks.add(record.name)
  } else {
    chat.accounts.delete(id)
    chat.notices.delete(id)
    forgetMarkers(chat, name)
  }
}

/** Makes an account's certificates, devices and passkeys find it. */
export function indexProofs(chat: Chat, { certificates, devices = [], passkeys = [] }: Account, id: string): void {
  for (const fingerprint of certificates) chat.certificates.set(fingerprint, id)
  for (const { hash } of devices) chat.devices.set(hash, id)
  for (const passkey of passkeys) chat.passkeys.set(passkey.id, id)
}

/** Of several who are present with an account, the first counts. */
export function notePresent(chat: Chat, user: User): void {
  const id = fold(user.account)
  if (id === '') return
  const first = chat.present.get(id)
  if (!first) chat.present.set(id, user)
  else if (first !== user) {
    const others = chat.alsoPresent.get(id)
    if (others) others.add(user)
    else chat.alsoPresent.set(id, new Set([user]))
  }
}

export function forgetPresent(chat: Chat, user: User): void {
  const id = fold(user.account)
  if (id === '') return
  const others = chat.alsoPresent.get(id)
  if (chat.present.get(id) === user) {
    const [next] = others ?? []
    if (next) chat.present.set(id, next)
    else chat.present.delete(id)
    if (next) others?.delete(next)
  } else others?.delete(user)
  if (others?.size === 0) chat.alsoPresent.delete(id)
}

/** Whoever goes, or logs in, is not known by the secret of a browser any more. */
export function forgetGuest(chat: Chat, user: User): void {
  if (user.guest !== undefined) chat.guests.delete(user.guest)
  user.guest = undefined
}

/** Looks whether a shun fits somebody as they are now, and until when: of several the last to end. It is not for operators: they could not lift it. */
export function judge(chat: Chat, user: User, at: number): void {
  user.shunnedUntil = 0
  if (chat.bans.size === 0 || user.rights.length > 0) return
  for (const { until } of chat.bans.fitting('shun', user, at)) {
    user.shunnedUntil = Math.max(user.shunnedUntil, until ?? Number.MAX_SAFE_INTEGER)
  }
}

/** After `ban` took the place of `old`: everybody is looked at, but with all bans only those for whom it makes a difference. */
function judgeAll(chat: Chat, old: ServerBan | undefined, ban: ServerBan | undefined, at: number): void {
  const isFree = old?.does === 'shun'
  const binds = ban?.does === 'shun' ? ban : undefined
  if (!isFree && !binds) return
  // One that ran out holds nobody, so nobody is set free by its end.
  const mayFree = isFree && (old.until === null || old.until > at)
  if (!mayFree && !binds) return
  for (const user of chat.users.values()) {
    if ((mayFree && user.shunnedUntil > 0) || (binds && banFitsAny(binds, user, at))) judge(chat, user, at)
  }
}
