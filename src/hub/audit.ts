/** What server operators do: each of it is one line of the log, and a notice to every operator who is here. Never a secret. */
import type { Channel } from '../chat/channel.ts'
import { isFounder } from '../chat/channel-access.ts'
import type { Chat } from '../chat/chat.ts'
import type { AccountDeed, Event, Happening } from '../chat/events.ts'
import { atLeast, HALFOP } from '../chat/ranks.ts'
import { isOver } from '../chat/server-ban.ts'
import { nickOf, type User, type UserId } from '../chat/user.ts'
import type { Log } from '../ports/log.ts'
import type { Session } from './session.ts'

/** Something that an operator did, or tried. */
export interface Deed {
  /** One word: `kill`, `ban`, `oper` … */
  readonly what: string
  /** To whom or what; absent where there is nobody but who did it. */
  readonly target?: string | undefined
  /** What else belongs to it. */
  readonly note?: string | undefined
}

/** Who did it; without an account it is empty. */
interface Doer {
  readonly source: string
  readonly account: string
}

export class Audit {
  readonly #log: Log
  readonly #sessionsOf: (user: UserId) => readonly Session[]

  constructor(log: Log, sessionsOf: (user: UserId) => readonly Session[]) {
    this.#log = log
    this.#sessionsOf = sessionsOf
  }

  /** Notes one thing that was done; only in the order of what is told, whose chat `told` is. */
  note({ source, account }: Doer, { what, target, note }: Deed, told: Chat): void {
    this.#log.info({ who: source, account, what, target, note }, 'Of operators: somebody did something, or tried')
    const nick = nickOf(source)
    const words = [nick, account === '' || account === nick ? '' : `(${account})`, what, target, note]
    const text = `*** ${words.filter((word) => word !== undefined && word !== '').join(' ')}`
    for (const user of told.users.values()) {
      if (user.rights.length === 0) continue
      for (const session of this.#sessionsOf(user.id)) session.client.notice?.(text)
    }
  }

  /** Looks at what is told. `told` is the chat just before it. */
  watch({ event, at }: Happening, told: Chat): void {
    const deed = deedOf(event, told, at)
    if (!deed) return
    this.note(doerOf(event), deed, told)
  }
}

/** What was done to somebody is told as theirs. */
function doerOf(event: Event): Doer {
  if (event.type === 'left') return { source: event.endedBy ?? '', account: '' }
  return event.type === 'host-changed' && event.setBy !== undefined ? { source: event.setBy, account: '' } : event
}

function deedOf(event: Event, told: Chat, at: number): Deed | undefined {
  const user = told.user(event.user)
  switch (event.type) {
    case 'entered':
    case 'logged-in':
      return event.rights.length === 0 ? undefined : { what: 'oper', note: 'by account' }
    case 'rights-given':
      return { what: 'oper', note: `with ${event.rights.join(', ')}` }
    case 'left':
      return event.endedBy === undefined ? undefined : { what: 'kill', target: event.source, note: event.reason }
    case 'host-changed':
      return event.setBy === undefined ? undefined : { what: 'chghost', target: event.source, note: event.host }
    case 'server-ban-set': {
      const { does, kind, what, reason, until } = event.ban
      const end = until === null ? 'for ever' : `until ${new Date(until).toISOString()}`
      return { what: does, target: `${kind} ${what}`, note: `${end}${reason === '' ? '' : `: ${reason}`}` }
    }
    case 'server-ban-lifted': {
      const { does, kind, what } = event.ban
      return { what: isOver(event.ban, at) ? `${does}-expired` : `un${does}`, target: `${kind} ${what}` }
    }
    case 'spam-rule-set':
      return { what: event.rule ? 'spamfilter' : 'unspamfilter', target: event.pattern }
    case 'door-set':
      return { what: event.closed ? 'close-door' : 'open-door' }
    case 'announced':
      return { what: 'wallops' }
    case 'account-kept':
      return accountDeed(event, user)
    case 'kicked':
      return viaRight(user, told.channel(event.channel), {
        what: 'kick',
        target: `${event.channel} ${event.targetNick}`,
      })
    case 'redacted':
      // It reaches beyond the channel, whatever rank they have there.
      return event.takes?.withCopies
        ? { what: 'take-files', target: event.channel, note: event.takes.files.join(' ') }
        : undefined
    case 'modes-changed':
      return viaRight(user, told.channel(event.channel), { what: 'mode', target: event.channel })
    case 'topic-set': {
      const channel = told.channel(event.channel)
      return channel?.flags.has('t') ? viaRight(user, channel, { what: 'topic', target: event.channel }) : undefined
    }
    case 'registration-set':
    case 'channel-renamed': {
      const channel = told.channel(event.channel)
      const isOwn = !channel?.registration || isFounder(channel, event.account)
      const what = event.type === 'channel-renamed' ? 'rename' : 'channel-registration'
      return isOwn ? viaRight(user, channel, { what, target: event.channel }) : rightUsed(user, what, event.channel)
    }
    default:
      return undefined
  }
}

const OF_OPERATORS: ReadonlySet<AccountDeed> = new Set(['suspended', 'unsuspended', 'reset-allowed', 'host-changed'])

function accountDeed(event: Extract<Event, { type: 'account-kept' }>, user: User | undefined): Deed | undefined {
  if (event.did === 'rights-changed') return { what: 'claim', target: event.name, note: 'owns this server now' }
  const isOwn = event.account === event.name && !OF_OPERATORS.has(event.did)
  if (isOwn || !user?.rights.includes('accounts') || event.did === 'registered') return undefined
  const note = event.did === 'host-changed' ? event.record?.host : undefined
  return { what: `account-${event.did}`, target: event.name, note }
}

/** What only the right over all channels allowed: whoever has a rank there used that. */
function viaRight(user: User | undefined, channel: Channel | undefined, deed: Deed): Deed | undefined {
  if (!user?.rights.includes('channels') || !channel) return undefined
  return atLeast(channel.memberships.get(user.id)?.ranks ?? 0, HALFOP) ? undefined : deed
}

function rightUsed(user: User | undefined, what: string, target: string): Deed | undefined {
  return user?.rights.includes('channels') ? { what, target } : undefined
}
