/** What people ask of accounts. Passwords and tokens were proved at the door, before the intent. */
import { fold } from '../../text/fold.ts'
import { type Account, type AccountSettings, DEFAULT_ACCOUNT_SETTINGS, isStill } from '../accounts.ts'
import type { Chat } from '../chat.ts'
import { by, type By } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import type { AccountDeed, Event } from '../events.ts'
import { givenUpNick } from '../guest-nick.ts'
import { afterRename, hostChange, hostChanges, hostFault, hostOnLogOut, sourcesAs } from '../hosts.ts'
import { nickFault, normalizeName } from '../names.ts'
import { nickRejection } from '../nick-rejection.ts'
import type { Rejection } from '../rejections.ts'
import { ranksLostWithAccount } from '../settings/secure-ops.ts'
import type { SessionId, User } from '../user.ts'
import type { AccountChange, IntentOf } from './index.ts'
import { endSessions, leftOf } from './leave.ts'
import { registrationsLeft } from './registered-channels.ts'
import { metadataOnLogIn } from './set-metadata.ts'

/** With what the door has compared; the account may have become another one meanwhile. */
export function logIn(chat: Chat, user: User, { account: proved }: IntentOf<'log-in'>, at: number): Decision {
  const account = chat.account(proved.name)
  if (!account) return refused({ why: 'no-such-account', account: proved.name })
  if (!isStill(account, proved)) return refused({ why: 'proof-outdated', account: account.name })
  if (account.unverified) return refused({ why: 'account-unverified', account: account.name })
  return logInTo(chat, user, account, at)
}

/** Whoever proved it in some way is logged in, with the host, metadata and rights that belong to it. */
export function logInTo(chat: Chat, user: User, account: Account, at: number): Decision {
  if (account.suspended) {
    return refused({ why: 'account-suspended', account: account.name, reason: account.suspended.reason })
  }
  if (user.account === account.name) return refused({ why: 'logged-in-already', account: account.name })
  // Only one of their sessions has proved it, and the others may be of people with whom they share the account that they have.
  if (user.account !== '' && user.sessions.length > 1) {
    return refused({ why: 'logged-in-already', account: user.account })
  }
  const { source, cloakedSource, address } = user
  const ban = chat.bans.find('ban', { source, cloakedSource, address, account: account.name }, at)
  if (ban) return refused({ why: 'banned-from-server', reason: ban.reason })
  const before: Event[] =
    user.account === '' ? [] : [...ranksLostWithAccount(user), { type: 'logged-out', ...by(user) }]
  const renamed = user.account === '' ? [] : givenUpNick(chat, user, account.name)
  // One that an operator gave them stays where the account has none.
  const isOwnHost = account.host === undefined && chat.account(user.account)?.host !== user.host
  return happened(
    ...before,
    loggedIn(user, account),
    ...metadataOnLogIn(user, account.name, account.metadata),
    ...renamed,
    ...(isOwnHost ? [] : hostChange(afterRename(user, renamed), account.host ?? '')),
  )
}

function loggedIn(user: User, { name, rights }: Account): Event {
  return { type: 'logged-in', ...by(user), account: name, rights }
}

/** Who has the nick of an account gives that up with it. */
export function logOut(chat: Chat, user: User): Decision {
  if (user.account === '') return refused({ why: 'not-logged-in' })
  const renamed = givenUpNick(chat, user, '')
  const host = hostOnLogOut(chat, afterRename(user, renamed))
  return happened(...ranksLostWithAccount(user), { type: 'logged-out', ...by(user) }, ...renamed, ...host)
}

/** Whoever has a nick may make its account; another name only where nobody has that as a nick. */
export function registerAccount(chat: Chat, user: User, intent: IntentOf<'register-account'>, at: number): Decision {
  if (user.account !== '') return refused({ why: 'logged-in-already', account: user.account })
  const account = newAccount(chat, user, intent, at)
  if ('why' in account) return refused(account)
  const registered = kept(user, 'registered', account)
  return account.unverified ? happened(registered) : happened(registered, loggedIn(user, account))
}

/** As it would be; or why it cannot be made. `user` undefined: they have not entered. */
export function newAccount(
  chat: Chat,
  user: User | undefined,
  { account, credentials, email, verification }: IntentOf<'register-account'>,
  at: number,
): Account | Rejection {
  const name = normalizeName(account)
  const fault = nickFault(name, chat.limits)
  if (fault) return { why: 'account-name-invalid', account: name, fault }
  if (chat.account(name)) return { why: 'account-exists', account: name }
  const rejection = nickRejection(chat, name, '', user)
  if (rejection) return rejection
  if (chat.accounts.size >= chat.limits.accounts) return { why: 'server-full-of-accounts' }
  return {
    name,
    createdAt: at,
    credentials,
    certificates: [],
    settings: { ...DEFAULT_ACCOUNT_SETTINGS, alwaysOn: chat.policy.alwaysOn === 'on' },
    suspended: null,
    // Those of OPER are the connection's, not the account's.
    rights: [],
    reset: null,
    ...(user?.metadata && { metadata: user.metadata }),
    ...(email !== undefined && { email }),
    ...(verification && { unverified: verification }),
  }
}

function kept(user: User, did: AccountDeed, record: Account): Event {
  return { type: 'account-kept', ...by(user), did, name: record.name, record }
}

/** Its owner may, and operators with the right over accounts; some of it only these. */
export function changeAccount(
  chat: Chat,
  user: User,
  session: SessionId,
  intent: IntentOf<'change-account'>,
  at: number,
): Decision {
  const account = chat.account(intent.account)
  if (!account) return refused({ why: 'no-such-account', account: intent.account })
  const { change } = intent
  const isOwn = user.account === account.name
  const isOperator = user.rights.includes('accounts')
  if (change.set === 'password-by-reset') return resetPassword(chat, by(user), [session], account, change, at)
  const needsRight =
    change.set === 'suspended' || change.set === 'unsuspended' || change.set === 'reset' || change.set === 'host'
  if (needsRight ? !isOperator : !isOwn && !isOperator) return refused({ why: 'right-needed', right: 'accounts' })
  const lacking = isOwn ? undefined : lacksRightsOf(user, account)
  if (lacking) return lacking
  switch (change.set) {
    case 'password':
      return newPassword(chat, by(user), [session], isOwn ? account : withoutKeys(account), change)
    case 'certificate':
      return changeCertificate(chat, user, account, change)
    case 'settings':
      return changeSettings(chat, user, account, change.settings)
    case 'suspended':
      return suspend(chat, user, account, change.reason, at)
    case 'unsuspended':
      return account.suspended ? happened(kept(user, 'unsuspended', { ...account, suspended: null })) : nothing
    case 'host': {
      const fault = change.host === '' ? undefined : hostFault(change.host)
      if (fault) return refused(fault)
      const { host: _, ...record } = account
      return happened(
        kept(user, 'host-changed', change.host === '' ? record : { ...record, host: change.host }),
        ...hostChanges(chat, account.name, change.host),
      )
    }
    case 'reset': {
      const { hash, until } = change
      return happened(kept(user, 'reset-allowed', { ...account, reset: { hash, until } }))
    }
    default:
      return change satisfies never
  }
}

/** Whoever may do less than an account's owner does not get at the account, or they could do it with that. */
function lacksRightsOf(user: User, { rights }: Account): Decision | undefined {
  const right = rights.find((one) => !user.rights.includes(one))
  return right && refused({ why: 'right-needed', right })
}

/** Who is not always on any more, and not connected, goes. */
function changeSettings(chat: Chat, user: User, account: Account, changed: Partial<AccountSettings>): Decision {
  if (changed.alwaysOn === true && chat.policy.alwaysOn === 'off') return refused({ why: 'always-on-off' })
  const settings = { ...account.settings, ...changed }
  const events = [kept(user, 'settings-changed', { ...account, settings })]
  const present = chat.present.get(fold(account.name))
  if (!settings.alwaysOn && present?.sessions.length === 0) events.push(leftOf(chat, present, 'Not connected'))
  return { events, rejections: [] }
}

/** Whoever knew the old one has to know the new one: all sessions and devices end but those that asked. */
export function newPassword(
  chat: Chat,
  deed: By,
  sessions: readonly SessionId[],
  account: Account,
  { credentials, device }: { readonly credentials: Account['credentials']; readonly device?: string | undefined },
): Decision {
  const devices = account.devices?.filter(({ id }) => id === device)
  const record = { ...outdated(account), credentials, reset: null, ...(devices && { devices }) }
  const ended = endSessions(chat, account.name, sessions, `The password of ${account.name} was changed`)
  return happened({ type: 'account-kept', ...deed, did: 'password-changed', name: account.name, record }, ...ended)
}

/** What was proved of it before is proved no more. */
function outdated(account: Account): Account {
  return { ...account, generation: (account.generation ?? 0) + 1 }
}

/** Whoever has the token need not be in the chat. */
export function resetPassword(
  chat: Chat,
  deed: By,
  sessions: readonly SessionId[],
  account: Account,
  change: Extract<AccountChange, { set: 'password-by-reset' }>,
  at: number,
): Decision {
  // A token is good once: whoever was second finds it gone.
  if (account.reset?.hash !== change.hash || account.reset.until <= at)
    return refused({ why: 'right-needed', right: 'accounts' })
  return newPassword(chat, deed, sessions, withoutKeys(account), change)
}

/** Whoever does not know the password gets the account back from somebody who may have made keys to it. */
function withoutKeys(account: Account): Account {
  return { ...account, certificates: [], ...(account.passkeys && { passkeys: [] }) }
}

function changeCertificate(
  chat: Chat,
  user: User,
  account: Account,
  { fingerprint, on }: Extract<AccountChange, { set: 'certificate' }>,
): Decision {
  const { certificates } = account
  if (certificates.includes(fingerprint) === on) return nothing
  if (!on) {
    const fewer = certificates.filter((one) => one !== fingerprint)
    return happened(kept(user, 'certificates-changed', { ...outdated(account), certificates: fewer }))
  }
  if (chat.certificates.has(fingerprint)) return refused({ why: 'certificate-taken' })
  const max = chat.limits.certificatesPerAccount
  if (certificates.length >= max) return refused({ why: 'too-many-certificates', max })
  return happened(kept(user, 'certificates-changed', { ...account, certificates: [...certificates, fingerprint] }))
}

/** Whoever is logged in to it goes. */
function suspend(chat: Chat, user: User, account: Account, reason: string, at: number): Decision {
  const record = { ...outdated(account), devices: [], suspended: { reason, by: user.nick, at } }
  return happened(kept(user, 'suspended', record), ...departures(chat, account, `Account suspended: ${reason}`))
}

function departures(chat: Chat, { name }: Account, reason: string): Event[] {
  return [...chat.users.values()].filter(({ account }) => account === name).map((user) => leftOf(chat, user, reason))
}

/** Its nick is free, its channels are nobody's; what it said stays, under the name that it had. */
export function dropAccount(chat: Chat, user: User, intent: IntentOf<'drop-account'>): Decision {
  const account = chat.account(intent.account)
  if (!account) return refused({ why: 'no-such-account', account: intent.account })
  if (user.account !== account.name && !user.rights.includes('accounts')) {
    return refused({ why: 'right-needed', right: 'accounts' })
  }
  const lacking = user.account === account.name ? undefined : lacksRightsOf(user, account)
  if (lacking) return lacking
  const id = fold(account.name)
  const events = registrationsLeft(chat, id, by(user))
  for (const other of chat.users.values()) {
    if (other.account !== account.name) continue
    // Who stayed without being connected has nobody left to stay for.
    if (other.sessions.length === 0) events.push(leftOf(chat, other, 'Account dropped'))
    else events.push(...ranksLostWithAccount(other), { type: 'logged-out', ...by(other) }, ...hostOnLogOut(chat, other))
  }
  events.push({ type: 'account-kept', ...by(user), did: 'dropped', name: account.name, record: null })
  return { events, rejections: [] }
}

/** Ends whoever has one's nick, or another user of one's own account; where `regain`, takes the nick at once. */
export function ghost(chat: Chat, user: User, { nick, regain }: IntentOf<'ghost'>, at: number): Decision {
  if (user.account === '') return refused({ why: 'not-logged-in' })
  const target = chat.userByNick(nick)
  if (!target && !regain) return refused({ why: 'no-such-nick', nick })
  const isMine = fold(nick) === fold(user.account) || target?.account === user.account
  if (!isMine) return refused({ why: 'nick-registered', nick })
  if (target === user) return nothing
  const to = regain ? (target?.nick ?? chat.account(nick)?.name ?? nick) : user.nick
  const suspect = { ...user, ...sourcesAs(user, to) }
  const ban = user.rights.length > 0 ? undefined : chat.bans.find('ban', suspect, at)
  if (ban) return refused({ why: 'banned-from-server', reason: ban.reason })
  const events: Event[] = target ? [leftOf(chat, target, `Ghosted by ${user.nick}`)] : []
  if (regain) {
    events.push({ type: 'renamed', ...by(user), to, timelines: [...user.memberships.keys()] })
  }
  return { events, rejections: [] }
}
