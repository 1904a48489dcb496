/** What people ask of accounts. Passwords and tokens were proved at the door, before the intent. */
import { type Account, type AccountSettings, DEFAULT_ACCOUNT_SETTINGS } from '../accounts.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import type { AccountDeed, Event } from '../events.ts'
import { fold, nickFault, normalizeName } from '../names.ts'
import { nickRejection } from '../nick-rejection.ts'
import { findBan } from '../server-ban.ts'
import type { User } from '../user.ts'
import type { AccountChange, IntentOf } from './index.ts'
import { leftOf } from './leave.ts'
import { metadataOnLogIn } from './set-metadata.ts'

export function logIn(chat: Chat, user: User, { account: name }: IntentOf<'log-in'>, at: number): Decision {
  const account = chat.account(name)
  if (!account) return refused({ why: 'no-such-account', account: name })
  if (account.suspended) {
    return refused({ why: 'account-suspended', account: account.name, reason: account.suspended.reason })
  }
  if (user.account === account.name) return refused({ why: 'logged-in-already', account: account.name })
  // Only one of their sessions has proved it, and the others may be of people with whom they share the account that they have.
  if (user.account !== '' && user.sessions.length > 1) {
    return refused({ why: 'logged-in-already', account: user.account })
  }
  const { source, address } = user
  const ban =
    chat.bans.size === 0
      ? undefined
      : findBan(chat.bans.values(), 'ban', { source, address, account: account.name }, at)
  if (ban) return refused({ why: 'banned-from-server', reason: ban.reason })
  const before: Event[] = user.account === '' ? [] : [{ type: 'logged-out', ...by(user) }]
  return happened(...before, loggedIn(user, account), ...metadataOnLogIn(user, account.name, account.metadata))
}

function loggedIn(user: User, { name, rights }: Account): Event {
  return { type: 'logged-in', ...by(user), account: name, rights }
}

export function logOut(user: User): Decision {
  return user.account === '' ? refused({ why: 'not-logged-in' }) : happened({ type: 'logged-out', ...by(user) })
}

/** Whoever has a nick may make its account; another name only where nobody has that as a nick. */
export function registerAccount(chat: Chat, user: User, intent: IntentOf<'register-account'>, at: number): Decision {
  if (user.account !== '') return refused({ why: 'logged-in-already', account: user.account })
  const name = normalizeName(intent.account)
  const fault = nickFault(name, chat.limits)
  if (fault) return refused({ why: 'account-name-invalid', account: name, fault })
  if (chat.account(name)) return refused({ why: 'account-exists', account: name })
  const rejection = nickRejection(chat, name, '', user)
  if (rejection) return refused(rejection)
  if (chat.accounts.size >= chat.limits.accounts) return refused({ why: 'server-full-of-accounts' })
  const record: Account = {
    name,
    createdAt: at,
    credentials: intent.credentials,
    certificates: [],
    settings: { ...DEFAULT_ACCOUNT_SETTINGS, alwaysOn: chat.policy.alwaysOn === 'on' },
    suspended: null,
    // Those of OPER are the connection's, not the account's.
    rights: [],
    reset: null,
    ...(user.metadata && { metadata: user.metadata }),
  }
  return happened(kept(user, 'registered', record), loggedIn(user, record))
}

function kept(user: User, did: AccountDeed, record: Account): Event {
  return { type: 'account-kept', ...by(user), did, name: record.name, record }
}

export function changeAccount(chat: Chat, user: User, intent: IntentOf<'change-account'>, at: number): Decision {
  const account = chat.account(intent.account)
  if (!account) return refused({ why: 'no-such-account', account: intent.account })
  const { change } = intent
  const isOwn = user.account === account.name
  const isOperator = user.rights.includes('accounts')
  if (change.set === 'password-by-reset') return resetPassword(user, account, change, at)
  const needsRight = change.set === 'suspended' || change.set === 'unsuspended' || change.set === 'reset'
  if (needsRight ? !isOperator : !isOwn && !isOperator) return refused({ why: 'right-needed', right: 'accounts' })
  const lacking = isOwn ? undefined : lacksRightsOf(user, account)
  if (lacking) return lacking
  switch (change.set) {
    case 'password':
      return happened(kept(user, 'password-changed', { ...account, credentials: change.credentials, reset: null }))
    case 'certificate':
      return changeCertificate(chat, user, account, change)
    case 'settings':
      return changeSettings(chat, user, account, change.settings)
    case 'suspended':
      return suspend(chat, user, account, change.reason, at)
    case 'unsuspended':
      return account.suspended ? happened(kept(user, 'unsuspended', { ...account, suspended: null })) : nothing
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

function resetPassword(
  user: User,
  account: Account,
  { credentials, hash }: Extract<AccountChange, { set: 'password-by-reset' }>,
  at: number,
): Decision {
  // A token is good once: whoever was second finds it gone.
  if (account.reset?.hash !== hash || account.reset.until <= at)
    return refused({ why: 'right-needed', right: 'accounts' })
  return happened(kept(user, 'password-changed', { ...account, credentials, reset: null }))
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
    return happened(kept(user, 'certificates-changed', { ...account, certificates: fewer }))
  }
  if (chat.certificates.has(fingerprint)) return refused({ why: 'certificate-taken' })
  const max = chat.limits.certificatesPerAccount
  if (certificates.length >= max) return refused({ why: 'too-many-certificates', max })
  return happened(kept(user, 'certificates-changed', { ...account, certificates: [...certificates, fingerprint] }))
}

/** Whoever is logged in to it goes. */
function suspend(chat: Chat, user: User, account: Account, reason: string, at: number): Decision {
  const record = { ...account, suspended: { reason, by: user.nick, at } }
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
  const events: Event[] = []
  for (const { id: timeline, name: channel, registration } of chat.channels.values()) {
    const isFounder = registration?.founder === id
    if (!registration || (!isFounder && !Object.hasOwn(registration.access, id))) continue
    const { [id]: _, ...access } = registration.access
    const left = isFounder ? undefined : { ...registration, access }
    events.push({ type: 'registration-set', ...by(user), timeline, channel, registration: left })
  }
  for (const other of chat.users.values()) {
    if (other.account !== account.name) continue
    // Who stayed without being connected has nobody left to stay for.
    if (other.sessions.length === 0) events.push(leftOf(chat, other, 'Account dropped'))
    else events.push({ type: 'logged-out', ...by(other) })
  }
  events.push({ type: 'account-kept', ...by(user), did: 'dropped', name: account.name, record: null })
  return { events, rejections: [] }
}

/** Ends whoever has one's nick, or another user of one's own account; where `regain`, takes the nick at once. */
export function ghost(chat: Chat, user: User, { nick, regain }: IntentOf<'ghost'>): Decision {
  if (user.account === '') return refused({ why: 'not-logged-in' })
  const target = chat.userByNick(nick)
  if (!target && !regain) return refused({ why: 'no-such-nick', nick })
  const isMine = fold(nick) === fold(user.account) || target?.account === user.account
  if (!isMine) return refused({ why: 'nick-registered', nick })
  if (target === user) return nothing
  const events: Event[] = target ? [leftOf(chat, target, `Ghosted by ${user.nick}`)] : []
  if (regain) {
    const to = target?.nick ?? chat.account(nick)?.name ?? nick
    events.push({ type: 'renamed', ...by(user), to, timelines: [...user.memberships.keys()] })
  }
  return { events, rejections: [] }
}
