/** Finds the private conversations that went on while we were gone. https://ircv3.net/specs/extensions/chathistory#targets */
import type { MessageToFormat } from '../wire/irc/message.ts'
import type { Batch } from './batches.ts'
import type { ClientClock } from './client-clock.ts'
import type { Buffer, ClientState } from './state/client-state.ts'
import type { Action } from './state/reduce.ts'
import { bufferNamed, isChannelName, serverTime } from './state/selectors.ts'

const MAX_CONVERSATIONS = 20
/** Channels are in the list too, and mean nothing here. */
const MAX_LISTED = 100
const CLOCKS_DIFFER_MS = 60_000
const A_DAY_MS = 24 * 60 * 60_000

export interface Conversations {
  /** We were gone since then, milliseconds since 1970 by the clock of the server: asks with whom something was said. */
  missedSince(time: number): void
  /** The answer, where it is one to this. */
  targets(batch: Batch): void
}

export interface ConversationsOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly send: (message: MessageToFormat) => void
  readonly dispatch: (action: Action) => void
  /** Fills the gap in what was said there. */
  readonly fetch: (buffer: Buffer) => void
}

export function createConversations({ clock, state, dispatch, send, fetch }: ConversationsOptions): Conversations {
  /** Something was said with this nick, or may have been: what it was is fetched, and counted as new. */
  function found(nick: string): void {
    if (!bufferNamed(state(), nick)) dispatch({ type: 'open', name: nick, kind: 'query' })
    const buffer = bufferNamed(state(), nick)
    if (buffer && buffer.history !== 'asking') fetch(buffer)
  }

  return {
    missedSince(time) {
      const { capabilities } = state()
      if (!capabilities.has('draft/chathistory') || !capabilities.has('batch')) return
      // Clocks differ, and what is not known of that does no harm at the end.
      const from = new Date(time - CLOCKS_DIFFER_MS).toISOString()
      const to = new Date(serverTime(state(), clock.now()) + A_DAY_MS).toISOString()
      // Of more than the list has room for, ours gives those on the side of the first time; others may know but one order.
      const [first, second] = capabilities.has('snug.chat/timeline') ? [to, from] : [from, to]
      const params = ['TARGETS', `timestamp=${first}`, `timestamp=${second}`, String(MAX_LISTED)]
      send({ verb: 'CHATHISTORY', params })
    },
    /** Each line is `CHATHISTORY TARGETS <target> <time>`, the newest last. */
    targets({ messages }) {
      const targets = messages.map(({ params: [, target = ''] }) => target)
      const people = targets.filter((target) => target !== '' && !isChannelName(state(), target))
      for (const nick of people.slice(-MAX_CONVERSATIONS)) found(nick)
    },
  }
}
