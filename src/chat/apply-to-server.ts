/** The part of `apply` that is about accounts, rights, and the bans of the whole server. */
import type { Chat } from './chat.ts'
import type { EventOf } from './events.ts'
import { fold } from './names.ts'
import { banKey, findBan } from './server-ban.ts'
import { spamRuleKey } from './spam-rule.ts'
import type { User } from './user.ts'

type ServerEvent = EventOf<
  | 'logged-in'
  | 'logged-out'
  | 'account-kept'
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
      user.account = event.account
      give(user, event.rights)
      notePresent(chat, user)
      return judge(chat, user, at)
    case 'logged-out':
      if (!user) return
      forgetPresent(chat, user)
      user.account = ''
      user.rights = []
      user.modes.delete('o')
      return judge(chat, user, at)
    case 'account-kept':
      return keepAccount(chat, event)
    case 'rights-given':
      if (!user) return
      give(user, event.rights)
      return judge(chat, user, at)
    case 'server-ban-set':
      chat.bans.set(banKey(event.ban), event.ban)
      return judgeAll(chat, at)
    case 'server-ban-lifted':
      chat.bans.delete(banKey(event.ban))
      return judgeAll(chat, at)
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

function give(user: User, rights: User['rights']): void {
  if (rights.length === 0) return
  user.rights = [...new Set([...user.rights, ...rights])]
  user.modes.add('o')
}

function keepAccount(chat: Chat, { name, record }: EventOf<'account-kept'>): void {
  const id = fold(name)
  for (const fingerprint of chat.accounts.get(id)?.certificates ?? []) chat.certificates.delete(fingerprint)
  for (const fingerprint of record?.certificates ?? []) chat.certificates.set(fingerprint, id)
  const before = chat.accounts.get(id)
  if (before) chat.accountLooks.remove(before.name)
  if (record) {
    chat.accounts.set(id, record)
    chat.accountLooks.add(record.name)
  } else {
    chat.accounts.delete(id)
    for (const channel of chat.channels.values()) {
      const { registration } = channel
      if (registration && registration.access[id] !== undefined) {
        const { [id]: _, ...access } = registration.access
        channel.registration = { ...registration, access }
      }
    }
  }
}

/** Of several who are present with an account, the first counts. */
export function notePresent(chat: Chat, user: User): void {
  const id = fold(user.account)
  if (id !== '' && !chat.present.has(id)) chat.present.set(id, user)
}

export function forgetPresent(chat: Chat, user: User): void {
  const id = fold(user.account)
  if (id === '' || chat.present.get(id) !== user) return
  chat.present.delete(id)
  for (const other of chat.users.values()) {
    if (other !== user && other.account !== '' && fold(other.account) === id) return void chat.present.set(id, other)
  }
}

/** Looks whether a shun fits somebody as they are now. It is not for operators: they could not lift it. */
export function judge(chat: Chat, user: User, at: number): void {
  const isExempt = chat.bans.size === 0 || user.rights.length > 0
  const shun = isExempt ? undefined : findBan(chat.bans.values(), 'shun', user, at)
  user.shunnedUntil = shun ? (shun.until ?? Number.MAX_SAFE_INTEGER) : 0
}

function judgeAll(chat: Chat, at: number): void {
  for (const user of chat.users.values()) judge(chat, user, at)
}
