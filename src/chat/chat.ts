/** The state of the chat: who is here, which channels, accounts and bans there are. Looked at by anybody, changed only by `apply`. */
import { fold } from '../text/fold.ts'
import type { Account } from './accounts.ts'
import { type Channel, type ChannelRecord, channelOf, type Membership, NO_LISTS, NO_RATES } from './channel.ts'
import { endIfOver } from './channel-end.ts'
import { TakenLooks } from './confusables.ts'
import { EmptyChannels } from './empty-channels.ts'
import type { KeptRecord } from './kept-record.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { LOBBY, LOBBY_ID } from './names.ts'
import { DEFAULT_POLICY, type Policy } from './policy.ts'
import type { PushSubscriptions } from './push-subscriptions.ts'
import type { Notices } from './notices.ts'
import { restoreRecords } from './presence.ts'
import { ServerBans } from './server-bans.ts'
import { SaidIds } from './said-ids.ts'
import type { SpamRule } from './spam-rule.ts'
import type { SessionId, User, UserId } from './user.ts'

export class Chat {
  readonly limits: Limits
  readonly policy: Policy
  readonly users = new Map<UserId, User>()
  /** Whose session each is. */
  readonly sessions = new Map<SessionId, User>()
  /** By folded nick. */
  readonly nicks = new Map<string, User>()
  /** What the nicks of those who are present look like … */
  looks = new TakenLooks()
  /** … and the names of accounts. */
  accountLooks = new TakenLooks()
  /** Who is present with an account, by its folded name: of several, who was first. */
  readonly present = new Map<string, User>()
  /** … and the others, in the order in which they logged in. */
  readonly alsoPresent = new Map<string, Set<User>>()
  /** Guests who are present, by what stands for the secret of their browser. */
  readonly guests = new Map<string, User>()
  /** By folded name. */
  readonly channels = new Map<string, Channel>()
  /** Those of the channels in which nobody is and that are nobody's. */
  readonly empty = new EmptyChannels()
  /** By folded name. */
  readonly accounts = new Map<string, Account>()
  /** Which account a certificate logs in to, by fingerprint: folded names. */
  readonly certificates = new Map<string, string>()
  /** Which account a device logs in to, by the hash of its secret: folded names. */
  readonly devices = new Map<string, string>()
  /** The same of passkeys, by their ids. */
  readonly passkeys = new Map<string, string>()
  readonly bans = new ServerBans()
  /** By their folded patterns. */
  readonly spamRules = new Map<string, SpamRule>()
  /** By folded account, or behind a space a guest's id: by folded name of a channel or nick, milliseconds since 1970. */
  readonly readMarkers = new Map<string, Map<string, number>>()
  /** By folded account. */
  readonly pushes = new Map<string, PushSubscriptions>()
  /** By folded account; absent for who never said anything of it. */
  readonly notices = new Map<string, Notices>()
  /** The `seq` of the newest messages that have a name, by their names. */
  readonly saidIds = new SaidIds()
  /** The newest that were taken away: what a door found in the log before it knew. */
  readonly redacted = new Set<number>()
  /** Whether newcomers without an account are turned away. */
  isClosed = false
  /** The `seq` of the newest entry. */
  lastSeq: number

  constructor(limits: Limits, policy: Policy, lastSeq: number) {
    this.limits = limits
    this.policy = policy
    this.lastSeq = lastSeq
  }

  user(id: UserId): User | undefined {
    return this.users.get(id)
  }

  /** Who speaks through a session. */
  userOf(session: SessionId): User | undefined {
    return this.sessions.get(session)
  }

  userByNick(nick: string): User | undefined {
    return this.nicks.get(fold(nick))
  }

  account(name: string): Account | undefined {
    return this.accounts.get(fold(name))
  }

  channel(name: string): Channel | undefined {
    return this.channels.get(fold(name))
  }

  membership(channel: Channel, user: UserId): Membership | undefined {
    return channel.memberships.get(user)
  }
}

export interface Kept {
  readonly lastSeq: number
  readonly channels: readonly ChannelRecord[]
  readonly records?: readonly KeptRecord[]
  /** Names of messages (said-ids.ts), the oldest first. */
  readonly saidIds?: readonly (readonly [saidId: string, seq: number])[]
}

/** A chat with nobody in it but those who stay: the lobby, and what was kept. */
export function createChat(
  kept: Kept = { lastSeq: LOBBY_ID, channels: [] },
  limits: Limits = DEFAULT_LIMITS,
  policy: Policy = DEFAULT_POLICY,
): Chat {
  const chat = new Chat(limits, policy, Math.max(kept.lastSeq, LOBBY_ID))
  chat.channels.set(fold(LOBBY), {
    id: LOBBY_ID,
    name: LOBBY,
    createdAt: 0,
    topic: undefined,
    flags: new Set(['n']),
    key: undefined,
    limit: undefined,
    rates: NO_RATES,
    lists: NO_LISTS,
    registration: undefined,
    memberships: new Map(),
    invited: new Set(),
  })
  for (const record of kept.channels) if (!record.ended) chat.channels.set(fold(record.name), channelOf(record))
  for (const [saidId, seq] of kept.saidIds ?? []) chat.saidIds.remember(saidId, seq)
  restoreRecords(chat, kept.records ?? [])
  for (const channel of chat.channels.values()) endIfOver(chat, channel)
  return chat
}

/** The same chat once more, sharing nothing that changes: what one becomes is not seen in the other. */
export function copyChat(chat: Chat): Chat {
  const copy = new Chat(chat.limits, chat.policy, chat.lastSeq)
  copy.isClosed = chat.isClosed
  copy.looks = chat.looks.copy()
  copy.accountLooks = chat.accountLooks.copy()
  for (const [name, account] of chat.accounts) copy.accounts.set(name, account)
  for (const [fingerprint, name] of chat.certificates) copy.certificates.set(fingerprint, name)
  for (const [hash, name] of chat.devices) copy.devices.set(hash, name)
  for (const [id, name] of chat.passkeys) copy.passkeys.set(id, name)
  for (const ban of chat.bans.values()) copy.bans.add(ban)
  for (const [owner, markers] of chat.readMarkers) copy.readMarkers.set(owner, new Map(markers))
  for (const [account, subscriptions] of chat.pushes) copy.pushes.set(account, subscriptions)
  for (const [account, notices] of chat.notices) copy.notices.set(account, notices)
  for (const [saidId, seq] of chat.saidIds) copy.saidIds.remember(saidId, seq)
  for (const seq of chat.redacted) copy.redacted.add(seq)
  for (const [key, rule] of chat.spamRules) copy.spamRules.set(key, rule)
  for (const user of chat.users.values()) {
    const sessions = user.sessions.map((session) => ({ ...session }))
    const twin: User = { ...user, sessions, modes: new Set(user.modes), memberships: new Map() }
    copy.users.set(twin.id, twin)
  }
  const twinOf = ({ id }: User): User => copy.users.get(id) as User
  for (const [id, user] of chat.sessions) copy.sessions.set(id, twinOf(user))
  for (const [folded, user] of chat.nicks) copy.nicks.set(folded, twinOf(user))
  for (const [guest, user] of chat.guests) copy.guests.set(guest, twinOf(user))
  for (const [account, user] of chat.present) copy.present.set(account, twinOf(user))
  for (const [account, users] of chat.alsoPresent) copy.alsoPresent.set(account, new Set([...users].map(twinOf)))
  for (const [name, channel] of chat.channels) {
    const twin: Channel = {
      ...channel,
      flags: new Set(channel.flags),
      memberships: new Map(),
      invited: new Set(channel.invited),
    }
    for (const membership of channel.memberships.values()) {
      const { user } = membership
      twin.memberships.set(user.id, { ...membership, user: twinOf(user), channel: twin })
    }
    copy.channels.set(name, twin)
  }
  for (const channel of copy.channels.values()) copy.empty.note(channel, true)
  // Each user's own map keeps the order in which they joined.
  for (const user of chat.users.values()) {
    const twin = twinOf(user)
    for (const { channel } of user.memberships.values()) {
      const twinChannel = copy.channels.get(fold(channel.name)) as Channel
      twin.memberships.set(channel.id, twinChannel.memberships.get(user.id) as Membership)
    }
  }
  return copy
}
