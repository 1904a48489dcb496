/**
 * What somebody missed while none of their clients was connected, for a client that cannot ask for it: the messages of their channels and
 * what they were told in private, as if it came now.
 */
import type { Chat } from '../../chat/chat.ts'
import { actionIn, formatAction, isCtcp } from '../../chat/ctcp.ts'
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import { type Readable, readable } from '../../chat/may-read.ts'
import type { User } from '../../chat/user.ts'
import { conversationsOf } from '../../hub/conversations-of.ts'
import type { Hit } from '../../hub/search.ts'
import { fold } from '../../text/fold.ts'
import { CHATHISTORY, SERVER_TIME } from './capabilities.ts'
import type { Door } from './door.ts'
import { readPage } from './history.ts'
import { formatHits } from './history-lines.ts'

/** Messages of one channel or conversation: the newest. */
const MAX_PER_TARGET = 200
/** Of all together: a hundred full ones would be more than a client may have waiting. */
const MAX_IN_ALL = 2000
/** … and bytes of their texts. */
const MAX_BYTES_IN_ALL = 512 * 1024
const MAX_CONVERSATIONS = 50

/** Whether a client that has just been attached gets what was missed: it is the first to come back, and cannot ask. */
function isPlayedTo({ sessions }: User, abilities: number): boolean {
  return sessions.length === 1 && (abilities & CHATHISTORY) === 0
}

/** For one channel after the other, then the conversations; the room that is left goes down with each. */
export class Playback {
  readonly #door: Door
  readonly #told: Chat
  readonly #user: User
  readonly #abilities: number
  #room = MAX_IN_ALL
  #roomBytes = MAX_BYTES_IN_ALL

  constructor(door: Door, told: Chat, user: User, abilities: number) {
    this.#door = door
    this.#told = told
    this.#user = user
    this.#abilities = abilities
    if (!isPlayedTo(user, abilities)) this.#room = 0
  }

  /** Whole lines; empty where nothing was said. */
  of(channel: { readonly name: string }): string {
    const where = readable(this.#told, this.#user, channel.name)
    return where ? this.#play(where) : ''
  }

  /** What others told them in private, the same way. */
  ofConversations(): string {
    if (this.#room === 0) return ''
    const range = { after: this.#user.lastSeen, before: this.#told.lastSeq + 1, limit: MAX_CONVERSATIONS }
    return this.#guarded(() =>
      conversationsOf(this.#door.hub.messages, this.#told, this.#user, range)
        .toReversed()
        .map((where) => this.#play(where))
        .join(''),
    )
  }

  #play(where: Readable): string {
    return this.#guarded(() => {
      const hits = this.#missed(where)
      if (hits.length === 0) return ''
      const shown = (this.#abilities & SERVER_TIME) === 0 ? hits.map(withTime) : hits
      const reader = { told: this.#told, user: this.#user, abilities: this.#abilities }
      return formatHits(this.#door, `chathistory ${where.name}`, shown, reader)
    })
  }

  #missed(where: Readable): readonly Hit[] {
    const limit = Math.min(MAX_PER_TARGET, this.#room)
    if (limit === 0 || this.#roomBytes <= 0) return []
    const reading = {
      messages: this.#door.hub.messages,
      told: this.#told,
      user: this.#user,
      kinds: MESSAGE_KINDS,
      limit,
    }
    const hits = readPage(reading, where, { from: 'newest', after: this.#user.lastSeen })
    this.#room -= hits.length
    for (const { entry } of hits) this.#roomBytes -= entry.text.length
    return where.channel ? hits : hits.filter(({ entry }) => fold(entry.account) !== fold(this.#user.account))
  }

  /** Somebody who cannot be told what was said can be here all the same. */
  #guarded(read: () => string): string {
    try {
      return read()
    } catch (error) {
      this.#door.hub.log.error({ error }, 'cannot look up what somebody missed')
      return ''
    }
  }
}

/** The time stands in the text where the client knows no other way; other CTCP stays as it is. */
function withTime({ entry, where }: Hit): Hit {
  return { entry: withTimeInText(entry), where }
}

function withTimeInText(entry: Entry): Entry {
  const time = `[${new Date(entry.at).toISOString().slice(0, 16).replace('T', ' ')}] `
  const { text } = entry
  const action = actionIn(text)
  if (action !== undefined) return { ...entry, text: formatAction(time + action) }
  return isCtcp(text) ? entry : { ...entry, text: time + text }
}
