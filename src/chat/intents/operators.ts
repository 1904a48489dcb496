/** What server operators ask for. Each needs a right. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import type { Event } from '../events.ts'
import { utf8Bytes } from '../limits.ts'
import { completeMask } from '../mask.ts'
import type { Right } from '../rights.ts'
import { isNetwork } from '../ip-network.ts'
import { banFitsAny, banKey, type ServerBan } from '../server-ban.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'
import { leftOf } from './leave.ts'

function lacks(user: User, right: Right): Decision | undefined {
  return user.rights.includes(right) ? undefined : refused({ why: 'right-needed', right })
}

export function takeRights(chat: Chat, user: User, { rights, keep }: IntentOf<'take-rights'>): Decision {
  // They may have logged out through another of their connections meanwhile.
  if (keep && !chat.account(user.account)) return refused({ why: 'not-logged-in' })
  const events: Event[] = [{ type: 'rights-given', ...by(user), rights }]
  const account = keep ? chat.account(user.account) : undefined
  if (account) {
    const record = { ...account, rights: [...new Set([...account.rights, ...rights])] }
    events.push({ type: 'account-kept', ...by(user), did: 'rights-changed', name: account.name, record })
  }
  return { events, rejections: [] }
}

export function kill(chat: Chat, user: User, { nick, reason }: IntentOf<'kill'>): Decision {
  const lacking = lacks(user, 'kill')
  if (lacking) return lacking
  const target = chat.userByNick(nick)
  if (!target) return refused({ why: 'no-such-nick', nick })
  const fault = textFault('reason', reason, chat.limits.reasonBytes)
  if (fault) return refused(fault)
  return happened({ ...leftOf(chat, target, `Killed (${user.nick} (${reason}))`), endedBy: user.source })
}

/** Whoever a ban fits goes at once, but for the operator who sets it. */
export function banFromServer(chat: Chat, user: User, intent: IntentOf<'ban-from-server'>, at: number): Decision {
  const lacking = lacks(user, 'ban')
  if (lacking) return lacking
  const what = intent.ban.kind === 'mask' ? completeMask(intent.ban.what) : intent.ban.what
  const fault = banFault(chat, intent.ban.kind, what) ?? textFault('reason', intent.ban.reason, chat.limits.reasonBytes)
  if (fault) return refused(fault)
  const ban: ServerBan = { ...intent.ban, what, by: user.nick, at }
  // Whoever locks themselves out cannot undo it.
  if (banFitsAny(ban, user, at)) return refused({ why: 'ban-invalid', what })
  const events: Event[] = expired(chat, at).map((old) => ({ type: 'server-ban-lifted', ...by(user), ban: old }))
  if (!chat.bans.has(banKey(ban)) && chat.bans.size - events.length >= chat.limits.serverBans) {
    return refused({ why: 'server-ban-list-full' })
  }
  events.push({ type: 'server-ban-set', ...by(user), ban })
  if (ban.does === 'ban') {
    for (const other of chat.users.values()) {
      if (other !== user && other.rights.length === 0 && banFitsAny(ban, other, at)) {
        events.push(leftOf(chat, other, `Banned: ${ban.reason}`))
      }
    }
  }
  return { events, rejections: [] }
}

/** Those that fit nobody any more. They are taken away when the next one is set; until then they only stand there. */
function expired(chat: Chat, at: number): ServerBan[] {
  return [...chat.bans.values()].filter(({ until }) => until !== null && until <= at)
}

function banFault(chat: Chat, kind: ServerBan['kind'], what: string) {
  // A mask of stars and dots alone would ban everybody, the operator's own people included.
  const isAll = kind === 'mask' && /^[*?!@.]*$/.test(what)
  const isMalformed = what === '' || /[\s\0]/.test(what) || utf8Bytes(what) > chat.limits.maskBytes
  if (isAll || isMalformed || (kind === 'address' && !isNetwork(what))) return { why: 'ban-invalid', what } as const
  return undefined
}

export function liftServerBan(chat: Chat, user: User, { kind, what }: IntentOf<'lift-server-ban'>): Decision {
  const lacking = lacks(user, 'ban')
  if (lacking) return lacking
  const ban = chat.bans.get(banKey({ kind, what: kind === 'mask' ? completeMask(what) : what }))
  return ban ? happened({ type: 'server-ban-lifted', ...by(user), ban }) : refused({ why: 'no-such-ban', what })
}

export function setDoor(chat: Chat, user: User, { closed }: IntentOf<'set-door'>): Decision {
  const lacking = lacks(user, 'ban')
  if (lacking) return lacking
  return chat.isClosed === closed ? nothing : happened({ type: 'door-set', ...by(user), closed })
}

export function announce(chat: Chat, user: User, { text }: IntentOf<'announce'>): Decision {
  const lacking = lacks(user, 'announce')
  if (lacking) return lacking
  const fault = textFault('text', text, chat.limits.textBytes)
  return fault ? refused(fault) : happened({ type: 'announced', ...by(user), text })
}
