/** Asks for the nick one wants while somebody else has it: most often our own connection that the server has not missed yet. */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import { parseSource } from '../wire/irc/source.ts'
import type { ClientClock } from './client-clock.ts'
import type { ClientState } from './state/client-state.ts'
import { isSameName } from './state/selectors.ts'
import { REGAIN_EVERY_MS } from './wanted-nick.ts'

export interface Regain {
  /** The nick to come in with next time. */
  readonly wanted: string
  want(nick: string): void
  /** We are welcome, under whichever nick. `asked`: the one that was asked for last; where it is another, the server knows who we are. */
  welcomed(asked: string): void
  /** Sees every message before the state does. True where it is the answer to what was asked here, and nobody else's business. */
  sees(message: Message): boolean
  stop(): void
}

export interface RegainOptions {
  readonly nick: string
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly send: (message: MessageToFormat) => void
}

const REFUSALS = new Set(['432', '433', '435', '436', '437'])

export function createRegain({ nick, clock, state, send }: RegainOptions): Regain {
  let wanted = nick
  let isAsked = false
  let cancel = (): void => undefined

  function ask(): void {
    cancel()
    if (isSameName(state(), state().nick, wanted)) return
    isAsked = true
    send({ verb: 'NICK', params: [wanted] })
    cancel = clock.after(REGAIN_EVERY_MS, ask)
  }

  return {
    get wanted() {
      return wanted
    },
    want(other) {
      wanted = other
    },
    welcomed(asked) {
      cancel()
      isAsked = false
      if (!isSameName(state(), state().nick, asked)) wanted = state().nick
      if (!isSameName(state(), state().nick, wanted)) cancel = clock.after(REGAIN_EVERY_MS, ask)
    },
    sees({ verb, source = '', params }) {
      const kind = verb.toUpperCase()
      if (isAsked && REFUSALS.has(kind) && isSameName(state(), params[1] ?? '', wanted)) {
        isAsked = false
        return true
      }
      if (kind !== 'NICK' && kind !== 'QUIT') return false
      const { nick: who } = parseSource(source)
      if (isSameName(state(), who, state().nick)) {
        if (kind === 'NICK') wanted = params[0] ?? wanted
      } else if (isSameName(state(), who, wanted)) ask()
      return false
    },
    stop() {
      cancel()
    },
  }
}
