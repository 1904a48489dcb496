/** What somebody is called who may not keep their nick: it belongs to an account that they are not logged in to any more. */
import type { Chat } from './chat.ts'
import type { Event } from './events.ts'
import { nickRejection } from './nick-rejection.ts'
import type { User } from './user.ts'

/** So many are tried; numbers have five digits. */
const NUMBERS = 100_000

/** What renames whoever has a nick that is not for `account`, which they have from now on; empty where they may keep it. */
export function givenUpNick(chat: Chat, user: User, account: string): Event[] {
  if (nickRejection(chat, user.nick, account, user)?.why !== 'nick-registered') return []
  const to = guestNick(chat, user)
  if (to === undefined) return []
  const { id, nick, source, modes, memberships } = user
  const isBot = modes.has('B')
  // The rights of the account are gone by then.
  const by = { user: id, nick, source, account, isBot, isOperator: false }
  return [{ type: 'renamed', ...by, to, timelines: [...memberships.keys()] }]
}

/** The first that is free, beginning somewhere: from 1 on there may be many who have one. The same on every node. */
function guestNick(chat: Chat, user: User): string | undefined {
  for (let i = 0; i < NUMBERS; i++) {
    const nick = `Guest${(chat.lastSeq * 7919 + i) % NUMBERS}`
    if (!nickRejection(chat, nick, '', user)) return nick
  }
  return undefined
}
