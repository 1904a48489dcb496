/** Asks the server something whose answer nobody but the asker should see: it is told to them as messages, and stands in no buffer. https://ircv3.net/specs/extensions/labeled-response */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import type { ClientClock } from './client-clock.ts'
import { modesIn } from './state/channel-changes.ts'
import type { ClientState } from './state/client-state.ts'
import type { Action } from './state/reduce.ts'

const PATIENCE_MS = 20_000
const MAX_OPEN = 50
const REPLIES = new Set(['ACK', 'FAIL', 'WARN', 'NOTE', 'NOTICE', 'PRIVMSG'])
/** What we set ourselves is told to us in these. https://ircv3.net/specs/extensions/metadata */
const OWN_METADATA = new Set(['761', '766'])

export interface Questions {
  /** Resolves with the whole answer; undefined where nobody answers: no connection, no labels, too long a silence, or nothing that can be said. */
  ask(message: MessageToFormat): Promise<readonly Message[] | undefined>
  /** Learns which modes the channel has that this buffer is of. */
  askModes(key: string): Promise<readonly Message[] | undefined>
  isAsked(label: string | undefined): boolean
  answered(label: string | undefined, messages: readonly Message[]): void
  /** Whether it tells what has happened, which is for everybody to know, and no reply to the asker alone. */
  isEvent(message: Message): boolean
  /** Nobody will answer any more. */
  reset(): void
}

export interface QuestionsOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly dispatch: (action: Action) => void
  /** False where nobody is connected. */
  readonly send: (message: MessageToFormat) => boolean
}

export function createQuestions({ clock, state, dispatch, send }: QuestionsOptions): Questions {
  const open = new Map<string, (messages: readonly Message[] | undefined) => void>()
  let asked = 0

  function canAsk(): boolean {
    const { capabilities } = state()
    return capabilities.has('labeled-response') && capabilities.has('batch') && open.size < MAX_OPEN
  }

  /** False also for what no line can say, like a nick with a space in it: people type such things into forms. */
  function isSent(message: MessageToFormat): boolean {
    try {
      return send(message)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      return false
    }
  }

  function ask(message: MessageToFormat): Promise<readonly Message[] | undefined> {
    const label = `q${++asked}`
    const tags = new Map(message.tags).set('label', label)
    if (!canAsk() || !isSent({ ...message, tags })) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const cancel = clock.after(PATIENCE_MS, () => settle(undefined))
      function settle(messages: readonly Message[] | undefined): void {
        cancel()
        open.delete(label)
        resolve(messages)
      }
      open.set(label, settle)
    })
  }

  return {
    ask,
    async askModes(key) {
      const buffer = state().buffers.get(key)
      const answer = buffer && (await ask({ verb: 'MODE', params: [buffer.name] }))
      const reply = answer?.find(({ verb }) => verb === '324')
      if (reply) {
        const { key: known, modes } = modesIn(state(), reply)
        dispatch({ type: 'modes', buffer: known, modes })
      }
      return answer
    },
    isAsked: (label) => label !== undefined && open.has(label),
    answered(label, messages) {
      if (label !== undefined) open.get(label)?.(messages.filter(({ verb }) => verb.toUpperCase() !== 'ACK'))
    },
    isEvent: ({ verb }) => OWN_METADATA.has(verb) || (/^[a-z]+$/i.test(verb) && !REPLIES.has(verb.toUpperCase())),
    reset() {
      for (const settle of open.values()) settle(undefined)
    },
  }
}
