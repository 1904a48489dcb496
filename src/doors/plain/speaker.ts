/** What a command may do for the person who typed it. */
import type { Chat } from '../../chat/chat.ts'
import type { Intent } from '../../chat/intents/index.ts'
import type { User } from '../../chat/user.ts'
import type { AccountMail } from '../../hub/account-mail.ts'
import type { Exports } from '../../hub/exports.ts'
import type { Hub } from '../../hub/hub.ts'
import type { LogIns } from '../../hub/log-ins.ts'
import type { OwnerClaim } from '../../ports/owner-claim.ts'
import type { Pointed, Shown } from './shown.ts'

/** Where a page of history ended, to go on from there. */
export interface Bookmark {
  readonly timeline: number
  /** The oldest `seq` that was shown. */
  readonly before: number
}

export interface Speaker {
  readonly hub: Hub
  /** Undefined where there are no accounts. */
  readonly logIns: LogIns | undefined
  /** Undefined where no e-mail address is asked for. */
  readonly accountMail: AccountMail | undefined
  /** Undefined where the server has its owner. */
  readonly ownerClaim: OwnerClaim | undefined
  /** Undefined where nobody gets what they said as a file. */
  readonly exports: Exports | undefined
  /** The address of a message in a channel, to be handed on; undefined where nobody has said where people find this server. */
  linkTo(channel: string, msgid: string): string | undefined
  /** Where they come from. */
  readonly address: string
  /** The channel to which a line goes. */
  readonly channel: string
  /** Where `/history` goes on; forgotten when anything else is typed. */
  bookmark: Bookmark | undefined
  /** What they can call by a number. */
  readonly shown: Shown
  /** What they said last on this connection; with `seq` 0 where that was not recorded. Undefined where they have said nothing. */
  readonly lastOwn: Pointed | undefined
  /** They have typed something that is to be said, on this connection. */
  hasSpoken: boolean
  /** Who they are in a chat; undefined where they are not in it. */
  userIn(chat: Chat): User | undefined
  /** Whether this connection of theirs is away. */
  isAwayIn(chat: Chat): boolean
  ask(intent: Intent): void
  /**
   * Asks for what `find` gives as of what has been told when its place comes; where that is a sentence, complains with it. No more lines are taken
   * until then.
   */
  askWhatIsFound(find: (told: Chat) => Intent | string): void
  /** Says lines, without the last ending, behind everything that was decided before. */
  say(words: string): void
  /** The same for what goes wrong: one sentence without a capital or a full stop. */
  complain(sentence: string): void
  /** Says what `answer` gives, as of what has been told when its place comes. */
  answer(answer: (told: Chat) => string): void
  /** The same for what takes a while. No more lines are taken until it is there, so that answers keep the order of their questions. */
  lookUp(look: (told: Chat) => Promise<(told: Chat) => string>): void
  /** Does something else that takes a while, and then what that gives; unless they are gone by then. No more lines are taken meanwhile. */
  meanwhile(work: () => Promise<() => void>): void
  /** Says, once, that a password can be read on its way to the server, where it can. */
  warnOfListeners(): void
  /** Before what is asked for next: if that brings them there, and out of `from`, lines go to that channel. */
  moveTo(channel: string, from?: string): void
  /** Goes. The reason is what the others may read; empty for none. */
  leave(reason: string): void
}
