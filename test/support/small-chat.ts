/** A chat for tests of what follows from intents: asks, and tells what happened in few words. */
import { type ProvedAccount, provedBy } from '../../src/chat/accounts.ts'
import { apply } from '../../src/chat/apply.ts'
import { type Chat, createChat } from '../../src/chat/chat.ts'
import { decide } from '../../src/chat/decide.ts'
import { countEntries } from '../../src/chat/entries-of.ts'
import type { Intent } from '../../src/chat/intents/index.ts'
import { DEFAULT_LIMITS, type Limits } from '../../src/chat/limits.ts'
import { RIGHTS, type Right } from '../../src/chat/rights.ts'

const NO_CREDENTIALS = { argon2: null, scram: null }

/** What somebody has who proved just now that an account is theirs. */
export function proofOf(chat: Chat, name: string): ProvedAccount {
  const account = chat.account(name)
  return account ? provedBy(account) : { name, createdAt: 0, generation: 0 }
}

export class SmallChat {
  readonly chat: Chat
  /** Milliseconds since 1970 of what is asked next. */
  at = 1000

  constructor(limits: Partial<Limits> = {}, chat: Chat = createChat(undefined, { ...DEFAULT_LIMITS, ...limits })) {
    this.chat = chat
  }

  /** Gives the types of what happened, and after `!` why the rest did not. */
  ask(by: string, intent: Intent): string[] {
    const { events, rejections } = decide(this.chat, { by, request: 1, at: this.at, intent })
    for (const event of events) {
      apply(this.chat, { event, seq: countEntries(event) > 0 ? this.chat.lastSeq + 1 : 0, at: this.at })
    }
    return [...events.map(({ type }) => type), ...rejections.map(({ why }) => `!${why}`)]
  }

  /** Comes in with a session of the same name as the nick. */
  enter(nick: string, account?: string, session = nick): string[] {
    const who = { nick, username: 'u', host: 'h', address: '192.0.2.1', realname: '' }
    return this.ask(session, { do: 'enter', ...who, ...(account !== undefined && { account: this.proof(account) }) })
  }

  logIn(by: string, account: string): string[] {
    return this.ask(by, { do: 'log-in', account: this.proof(account) })
  }

  /** As if they had just proved it. */
  proof(account: string): ProvedAccount {
    return proofOf(this.chat, account)
  }

  /** Comes in and makes an account of the same name. */
  register(nick: string): void {
    this.enter(nick)
    this.ask(nick, { do: 'register-account', account: nick, credentials: NO_CREDENTIALS })
  }

  /** Comes in as a server operator, with all rights where none are named. */
  operator(nick: string, rights: readonly Right[] = RIGHTS): void {
    this.enter(nick)
    this.ask(nick, { do: 'take-rights', rights, keep: false })
  }

  settings(account: string, settings: { alwaysOn?: boolean; autoAway?: boolean }): string[] {
    return this.ask(account, { do: 'change-account', account, change: { set: 'settings', settings } })
  }

  mode(by: string, channel: string, modes: string, ...params: string[]): string[] {
    const on = modes.startsWith('+')
    const changes = Array.from(modes.slice(1), (letter, i) => {
      const param = params[i]
      return param === undefined ? { on, letter } : { on, letter, param }
    })
    return this.ask(by, { do: 'change-modes', channel, changes })
  }

  join(by: string, channel: string): string[] {
    return this.ask(by, { do: 'join', channel })
  }

  ranks(nick: string, channel: string): number | undefined {
    const user = this.chat.userByNick(nick)
    return user && this.chat.channel(channel)?.memberships.get(user.id)?.ranks
  }
}
