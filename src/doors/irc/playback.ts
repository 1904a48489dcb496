/**
 * What somebody missed while none of their clients was connected, for a client that cannot ask for it: the messages of their channels, as
 * if they came now. Private messages are not played: the log has them on a timeline that nobody reads.
 */
import type { Chat } from '../../chat/chat.ts'
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import type { User } from '../../chat/user.ts'
import { CHATHISTORY, SERVER_TIME } from './capabilities.ts'
import type { Door } from './door.ts'
import { formatEntries } from './history.ts'

/** Messages of one channel: the newest. */
const MAX_PER_CHANNEL = 200
/** Of all channels together: a hundred full ones would be more than a client may have waiting. */
const MAX_IN_ALL = 2000

/** Whether a client that has just been attached gets what was missed: it is the first to come back, and cannot ask. */
function isPlayedTo({ sessions }: User, abilities: number): boolean {
  return sessions.length === 1 && (abilities & CHATHISTORY) === 0
}

/** For one channel after the other; the room that is left goes down with each. */
export class Playback {
  readonly #door: Door
  readonly #told: Chat
  readonly #user: User
  readonly #abilities: number
  #room = MAX_IN_ALL

  constructor(door: Door, told: Chat, user: User, abilities: number) {
    this.#door = door
    this.#told = told
    this.#user = user
    this.#abilities = abilities
  }

  /** Whole lines; empty where nothing was said. */
  of(channel: { readonly id: number; readonly name: string }): string {
    const limit = Math.min(MAX_PER_CHANNEL, this.#room)
    if (!isPlayedTo(this.#user, this.#abilities) || limit === 0) return ''
    const { hub } = this.#door
    try {
      const entries = hub.messages.page({
        timeline: channel.id,
        after: this.#user.lastSeen,
        before: this.#told.lastSeq + 1,
        from: 'newest',
        kinds: MESSAGE_KINDS,
        limit,
      })
      this.#room -= entries.length
      if (entries.length === 0) return ''
      const shown = (this.#abilities & SERVER_TIME) === 0 ? entries.map(withTime) : entries
      return formatEntries(this.#door, channel.name, shown, this.#abilities)
    } catch (error) {
      hub.log.error({ error }, 'cannot look up what somebody missed')
      return ''
    }
  }
}

const ACTION = '\u0001ACTION '

/** The time stands in the text where the client knows no other way; other CTCP stays as it is. */
function withTime(entry: Entry): Entry {
  const time = `[${new Date(entry.at).toISOString().slice(0, 16).replace('T', ' ')}] `
  const { text } = entry
  if (text.startsWith(ACTION)) return { ...entry, text: ACTION + time + text.slice(ACTION.length) }
  return text.startsWith('\u0001') ? entry : { ...entry, text: time + text }
}
