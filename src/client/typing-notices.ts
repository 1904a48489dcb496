/** Tells others that the person is writing, as seldom as the specification asks. https://ircv3.net/specs/client-tags/typing */
import type { MessageToFormat } from '../wire/irc/message.ts'
import type { ClientClock } from './client-clock.ts'
import { passesTag } from './isupport.ts'
import type { ClientState } from './state/client-state.ts'

const ACTIVE_EVERY_MS = 3_000
const PAUSED_AFTER_MS = 5_000
/** Its answers are nobody's business: who may not speak somewhere is told so when they try to. */
export const TYPING_LABEL = 'typing'

export interface TypingNotices {
  /** The input for a buffer is now this. Commands are nobody's business. */
  typed(key: string, text: string): void
  /** It was sent, which says enough. */
  said(): void
}

export interface TypingNoticesOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly send: (message: MessageToFormat) => void
}

export function createTypingNotices({ clock, state, send }: TypingNoticesOptions): TypingNotices {
  let current: { key: string; text: string; activeAt: number; cancel: () => void } | undefined

  function tell(key: string, what: 'active' | 'paused' | 'done'): void {
    const { buffers, capabilities, isupport } = state()
    const buffer = buffers.get(key)
    if (!buffer || buffer.kind === 'server' || !buffer.isJoined || !capabilities.has('message-tags')) return
    if (!passesTag(isupport, 'typing')) return
    const tags = new Map<string, string>([['+typing', what]])
    if (capabilities.has('labeled-response')) tags.set('label', TYPING_LABEL)
    send({ tags, verb: 'TAGMSG', params: [buffer.name] })
  }

  function stop(): void {
    current?.cancel()
    current = undefined
  }

  return {
    typed(key, text) {
      const isWriting = text.trim() !== '' && !/^\/(?!\/)/.test(text)
      if (current && (current.key !== key || !isWriting)) {
        tell(current.key, 'done')
        stop()
      }
      if (!isWriting || current?.text === text) return
      current?.cancel()
      const now = clock.now()
      const isDue = !current || now - current.activeAt >= ACTIVE_EVERY_MS
      if (isDue) tell(key, 'active')
      current = {
        key,
        text,
        activeAt: isDue || !current ? now : current.activeAt,
        cancel: clock.after(PAUSED_AFTER_MS, () => {
          tell(key, 'paused')
          if (current) current.activeAt = Number.NEGATIVE_INFINITY
        }),
      }
    },
    said: stop,
  }
}
