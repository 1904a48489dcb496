/** Comes in under a nick; or, with an account or a guest's secret that is present already, as another session of that person. */
import { fold } from '../../text/fold.ts'
import { type Account, isStill } from '../accounts.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import type { Event } from '../events.ts'
import { sourcesAs } from '../hosts.ts'
import { normalizeName } from '../names.ts'
import { nickRejection } from '../nick-rejection.ts'
import type { Rejection } from '../rejections.ts'
import type { Suspect } from '../server-ban.ts'
import { textFault } from '../text.ts'
import type { SessionId, User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function enter(chat: Chat, session: SessionId, intent: IntentOf<'enter'>, at: number): Decision {
  // A user whose first session this was may still be here through others.
  if (chat.userOf(session) || chat.user(session)) return refused({ why: 'already-here' })
  const { username, host, address = '', realname, account: proved, away } = intent
  const account = proved && chat.account(proved.name)
  if (proved && !account) return refused({ why: 'no-such-account', account: proved.name })
  if (proved && account && !isStill(account, proved)) return refused({ why: 'proof-outdated', account: account.name })
  const nick = normalizeName(intent.nick)
  const shown = { username, host: account?.host ?? host, cloak: (account?.host ?? host) === host ? undefined : host }
  const sources = sourcesAs(shown, nick)
  const barred = whyKeptOut(chat, { ...sources, account: account?.name ?? '', address }, account, at)
  if (barred) return refused(barred)
  const guest = account ? undefined : intent.guest
  const present = account ? chat.present.get(fold(account.name)) : chat.guests.get(guest ?? '')
  const awayFault = away === undefined ? undefined : textFault('away', away, chat.limits.awayBytes)
  if (awayFault) return refused(awayFault)
  if (present) return attach(chat, present, session, away, address)
  const made = intent.made && chat.account(intent.made.name)
  const own = account ?? (intent.made && made?.unverified && isStill(made, intent.made) ? made : undefined)
  const rejection = nickRejection(chat, nick, own?.name ?? '', undefined)
  if (rejection) return refused(rejection)
  const fault = textFault('realname', realname, chat.limits.realnameBytes)
  if (fault) return refused(fault)
  return happened({
    type: 'entered',
    user: session,
    session,
    nick,
    source: sources.source,
    account: account?.name ?? '',
    username,
    host: shown.host,
    ...(shown.cloak !== undefined && { cloak: shown.cloak }),
    address,
    realname,
    rights: account?.rights ?? [],
    ...(away !== undefined && { away }),
    ...(guest !== undefined && { guest }),
  })
}

function whyKeptOut(chat: Chat, suspect: Suspect, account: Account | undefined, at: number): Rejection | undefined {
  if (account?.unverified) return { why: 'account-unverified', account: account.name }
  if (account?.suspended) {
    return { why: 'account-suspended', account: account.name, reason: account.suspended.reason }
  }
  // An owner is not locked out by a mask that turned out too wide.
  const isExempt = account !== undefined && account.rights.length > 0
  const ban = isExempt ? undefined : chat.bans.find('ban', suspect, at)
  if (ban) return { why: 'banned-from-server', reason: ban.reason }
  return (chat.isClosed || chat.policy.accountsRequired) && !account ? { why: 'door-closed' } : undefined
}

/** Who comes back is not away any more; a session that is away itself changes nothing of that. */
function attach(
  chat: Chat,
  user: User,
  session: SessionId,
  sessionAway: string | undefined,
  address: string,
): Decision {
  const max = chat.limits.sessionsPerUser
  const isFull = user.sessions.length >= max
  if (isFull && user.account !== '') return refused({ why: 'too-many-sessions', max })
  const isHere = sessionAway === undefined || user.sessions.some((one) => one.away === undefined)
  const message = isHere ? undefined : (user.away ?? sessionAway)
  const away = message === user.away ? undefined : { message }
  const attached: Event = {
    type: 'attached',
    ...by(user),
    session,
    away,
    ...(sessionAway !== undefined && { sessionAway }),
    ...(address !== '' && { address }),
  }
  const [oldest] = user.sessions
  // The links of a guest that broke one after the other are not counted against them.
  return isFull && oldest ? happened(detachmentOf(user, oldest.id), attached) : happened(attached)
}

function detachmentOf(user: User, session: SessionId): Event {
  return { type: 'detached', ...by(user), session, away: undefined, reason: 'Too many connections of one guest' }
}
