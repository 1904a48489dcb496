/** A message that something is about: replied to, reacted to, mended, pinned. A door finds it in the log, and says in the intent what it found. */
import { fold } from '../text/fold.ts'
import { actionIn } from './ctcp.ts'
import type { EntryKind } from './entry.ts'
import type { Chat } from './chat.ts'
import type { User } from './user.ts'

export interface About {
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly timeline: number
  readonly kind: EntryKind
  /** `nick!username@host` of its author, as it was. */
  readonly source: string
  /** Empty for a guest. */
  readonly account: string
  /** In a conversation, the nick of the other person, as it was; else empty. */
  readonly target: string
  /** Their account; absent for a guest. */
  readonly targetAccount?: string
  /** How it begins, for people to know it by. */
  readonly excerpt: string
}

const EXCERPT_CHARACTERS = 40

/** The beginning of a message, in one line; of an action its words. */
export function excerptOf(message: string): string {
  const text = actionIn(message) ?? message
  const [line = ''] = text.trim().split('\n', 1)
  const characters = Array.from(line.slice(0, 2 * EXCERPT_CHARACTERS + 2))
  const isWhole = line === text.trim() && characters.length <= EXCERPT_CHARACTERS
  return isWhole ? line : `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…`
}

/**
 * Whether somebody wrote a message. What an account wrote is its own, but not that of an account made anew under the same name. What a guest
 * wrote is theirs who has had that nick without a break since before.
 */
export function isAuthor(
  chat: Chat,
  user: User,
  { source, account, at }: Pick<About, 'source' | 'account' | 'at'>,
): boolean {
  if (account === '') return source === user.source && at > user.namedAt
  if (fold(account) !== fold(user.account)) return false
  const { createdAt } = chat.account(user.account) ?? { createdAt: Infinity }
  return at >= createdAt
}

/** Whether a reaction is somebody's, so that they can take it back: an account's on each of its connections, a guest's by its source. */
export function isReactionOf(user: User, { source, account }: Pick<About, 'source' | 'account'>): boolean {
  return account === '' ? user.account === '' && source === user.source : fold(account) === fold(user.account)
}
