/** Who stays while nobody is connected: as a record, and back at a start. */
import { fold } from '../text/fold.ts'
import type { Account, Presence } from './accounts.ts'
import { indexProofs, judge } from './apply-to-server.ts'
import type { Chat } from './chat.ts'
import { cloakOf, showInsteadOf } from './hosts.ts'
import type { KeptRecord } from './kept-record.ts'
import { lettersOf, ranksOf } from './ranks.ts'
import { OWN_MODES, sourceOf, type User } from './user.ts'

/** What they are shown as away with, where they said nothing themselves. */
export const NOT_CONNECTED = 'not connected'

/** Whether somebody stays when their last session goes. */
export function isAlwaysOn(chat: Chat, { account }: User): boolean {
  return account !== '' && isKept(chat, chat.account(account))
}

/** Whether an account's presence outlives its connections. */
export function isKept({ policy }: Chat, account: Account | undefined): boolean {
  return policy.alwaysOn !== 'off' && account?.settings.alwaysOn === true
}

/** What is kept of somebody who stays. */
export function presenceOf(user: User): Presence {
  const { nick, username, realname, since, memberships } = user
  const modes = OWN_MODES.filter((mode) => user.modes.has(mode)).join('')
  return {
    nick,
    username,
    host: cloakOf(user),
    realname,
    away: user.away ?? null,
    ...(modes !== '' && { modes }),
    since,
    ...(user.sessions.length === 0 && { lastSeen: user.lastSeen }),
    channels: [...memberships.values()].map(({ channel, ranks }) => [channel.id, lettersOf(ranks)] as const),
  }
}

/** The record of somebody's presence as it is now; undefined for those of whom none is kept. */
export function presenceRecord(chat: Chat, account: string): KeptRecord | undefined {
  if (account === '') return undefined
  const id = fold(account)
  const user = chat.present.get(id)
  if (!isKept(chat, chat.accounts.get(id))) return { kind: 'presence', id, value: null }
  return { kind: 'presence', id, value: user ? presenceOf(user) : null }
}

/** Brings back accounts, bans, and those who stay. Channels are there already. */
export function restoreRecords(chat: Chat, records: readonly KeptRecord[]): void {
  for (const { kind, id, value } of records) {
    if (kind === 'account' && value) {
      chat.accounts.set(id, value)
      chat.accountLooks.add(value.name)
      indexProofs(chat, value, id)
    } else if (kind === 'server-ban' && value) chat.bans.add(value)
    else if (kind === 'spam-rule' && value) chat.spamRules.set(id, value)
    else if (kind === 'read-markers' && value) chat.readMarkers.set(id, new Map(value))
    else if (kind === 'pushes' && value) chat.pushes.set(id, value)
    else if (kind === 'notices' && value) chat.notices.set(id, value)
    else if (kind === 'door') chat.isClosed = value?.closed === true
  }
  for (const record of records) {
    if (record.kind === 'presence' && record.value) restorePresence(chat, record.id, record.value)
  }
}

function restorePresence(chat: Chat, id: string, presence: Presence): void {
  const account = chat.accounts.get(id)
  const { nick, username, host, realname, since, lastSeen, modes = '' } = presence
  if (!account || account.suspended || !isKept(chat, account) || chat.nicks.has(fold(nick))) return
  const user: User = {
    id: `@${id}`,
    nick,
    username,
    host,
    address: '',
    realname,
    account: account.name,
    sessions: [],
    away: presence.away ?? (account.settings.autoAway ? NOT_CONNECTED : undefined),
    modes: new Set([
      ...OWN_MODES.filter((mode) => modes.includes(mode)),
      ...(account.rights.length > 0 ? (['o'] as const) : []),
    ]),
    rights: account.rights,
    shunnedUntil: 0,
    since,
    namedAt: Infinity,
    // Whoever was connected until the end has seen what there was.
    lastSeen: lastSeen ?? chat.lastSeq,
    source: sourceOf(nick, username, host),
    memberships: new Map(),
  }
  if (account.metadata) user.metadata = account.metadata
  user.host = account.host ?? host
  showInsteadOf(user, host)
  chat.users.set(user.id, user)
  chat.nicks.set(fold(nick), user)
  chat.looks.add(nick)
  chat.present.set(id, user)
  // What time it is nobody knows here: a shun that ran out is found to have.
  judge(chat, user, 0)
  const ranksIn = new Map(presence.channels)
  for (const channel of chat.channels.values()) {
    const letters = ranksIn.get(channel.id)
    if (letters === undefined) continue
    const membership = { user, channel, ranks: ranksOf(letters) }
    channel.memberships.set(user.id, membership)
    user.memberships.set(channel.id, membership)
  }
}
