/** Finds the private conversations that went on while we were gone. https://ircv3.net/specs/extensions/chathistory#targets */
import type { MessageToFormat } from '../wire/irc/message.ts'
import type { Batch } from './batches.ts'
import type { ClientClock } from './client-clock.ts'
import type { ClientState } from './state/client-state.ts'
import { isChannelName } from './state/selectors.ts'

const MAX_CONVERSATIONS = 20

export interface Conversations {
  /** We were gone since then, milliseconds since 1970: asks with whom something was said. */
  missedSince(time: number): void
  /** The answer, where it is one to this. */
  targets(batch: Batch): void
}

export interface ConversationsOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly send: (message: MessageToFormat) => void
  /** Something was said with this nick, or may have been. */
  readonly found: (nick: string) => void
}

export function createConversations({ clock, state, send, found }: ConversationsOptions): Conversations {
  return {
    missedSince(time) {
      const { capabilities } = state()
      if (!capabilities.has('draft/chathistory') || !capabilities.has('batch')) return
      // Clocks differ.
      const from = new Date(time - 60_000).toISOString()
      const to = new Date(clock.now() + 60_000).toISOString()
      const params = ['TARGETS', `timestamp=${from}`, `timestamp=${to}`, String(MAX_CONVERSATIONS)]
      send({ verb: 'CHATHISTORY', params })
    },
    /** Each line is `CHATHISTORY TARGETS <target> <time>`. */
    targets({ messages }) {
      for (const { params } of messages.slice(0, MAX_CONVERSATIONS)) {
        const [, target = ''] = params
        if (target !== '' && !isChannelName(state(), target)) found(target)
      }
    },
  }
}
