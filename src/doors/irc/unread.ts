/** How much is unread: UNREAD <target> <count> <mentions>, for clients with snug.chat/timeline. docs/protocols/timeline.md */
import type { Chat } from '../../chat/chat.ts'
import { MESSAGE_KINDS } from '../../chat/entry.ts'
import { type Readable, readable } from '../../chat/may-read.ts'
import { fold } from '../../text/fold.ts'
import { noticesOf } from '../../chat/notices.ts'
import { markerOf } from '../../chat/read-markers.ts'
import type { User } from '../../chat/user.ts'
import { conversationsOf } from '../../hub/conversations-of.ts'
import type { Hit } from '../../hub/search.ts'
import { hasWord } from '../../text/words-in.ts'
import { TIMELINE } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import { readPage } from './history.ts'
import { withEnding } from './reply.ts'

/** It is counted no further. */
export const MAX_UNREAD = 1000
/** Texts in which is looked for one's nick: of one target, and of all that are told of at once. */
const MAX_TEXTS = 200
const MAX_TEXTS_IN_ALL = 2000
/** Conversations that are told of at once: those with the newest messages. */
const MAX_CONVERSATIONS = 50

interface Counts {
  readonly count: number
  readonly mentions: number
}

/** For one client at one place in the timeline; the room that is left goes down with each target. Everything is empty for who has not asked for it. */
export class Unread {
  readonly #client: IrcClient
  readonly #told: Chat
  readonly #user: User | undefined
  #room = MAX_TEXTS_IN_ALL

  constructor(client: IrcClient, told: Chat) {
    this.#client = client
    this.#told = told
    this.#user = (client.session.abilities & TIMELINE) === 0 ? undefined : told.userOf(client.session.id)
  }

  /** Of a channel or nick; a whole line. */
  of(target: string): string {
    const user = this.#user
    const where = user && readable(this.#told, user, target)
    return where ? this.#guarded(() => this.#format(where, this.#count(user, where))) : ''
  }

  /** Of the conversations in which there is something unread. */
  ofConversations(): string {
    const user = this.#user
    if (!user) return ''
    const { messages } = this.#client.hub
    return this.#guarded(() =>
      conversationsOf(messages, this.#told, user, { before: this.#told.lastSeq + 1, limit: MAX_CONVERSATIONS })
        .filter(({ at, name }) => at > markerOf(this.#told, user, name))
        .map((where) => ({ where, unread: this.#count(user, where) }))
        .filter(({ unread }) => unread.count > 0)
        .map(({ where, unread }) => this.#format(where, unread))
        .join(''),
    )
  }

  #count(user: User, where: Readable): Counts {
    const { messages } = this.#client.hub
    const after = this.#readUpTo(user, where)
    const all = messages.countMessages(where.timeline, after, MAX_UNREAD)
    const limit = Math.min(MAX_TEXTS, this.#room, all)
    const reading = { messages, told: this.#told, user, kinds: MESSAGE_KINDS, limit }
    const page = limit === 0 ? [] : readPage(reading, where, { from: 'newest', after })
    this.#room -= page.length
    const others = page.filter(({ entry }) => !isOwn(entry, user))
    const count = all - (page.length - others.length)
    // What is said to one person is meant for them, all of it.
    if (!where.channel) return { count, mentions: count }
    const words = [user.nick, ...noticesOf(this.#told, user.account).words]
    return { count, mentions: others.filter(mentionsOf(words)).length }
  }

  #format({ name }: Readable, { count, mentions }: Counts): string {
    return withEnding(`:${this.#client.door.serverName} UNREAD ${name} ${count} ${mentions}`)
  }

  /** Where no marker was set: in a channel what came while they were away, in a conversation everything. */
  #readUpTo(user: User, { name, channel }: Readable): number {
    const { messages } = this.#client.hub
    const marker = markerOf(this.#told, user, name)
    const upTo = marker > 0 ? messages.seqAt(marker + 1) - 1 : undefined
    if (channel) return upTo ?? (user.lastSeen || this.#told.lastSeq)
    // What was said to an account before of the same name is not even counted.
    const { createdAt } = this.#told.account(user.account) ?? { createdAt: Infinity }
    return Math.max(upTo ?? 0, messages.seqAt(createdAt) - 1)
  }

  #guarded(read: () => string): string {
    try {
      return read()
    } catch (error) {
      this.#client.hub.log.error({ error }, 'cannot count what is unread')
      return ''
    }
  }
}

function isOwn({ source, account }: Hit['entry'], user: User): boolean {
  return account === '' ? source === user.source : fold(account) === fold(user.account)
}

/** Whether one of these, a nick and what counts as it, is in a text as a word. */
export function mentionsOf(words: readonly string[]): (hit: Pick<Hit, 'entry'>) => boolean {
  return ({ entry }) => hasWord(entry.text.toLowerCase(), words)
}
