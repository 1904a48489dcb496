/** Gets to know the people of the channels that one is in, and whether those are here with whom one talks in private. */
import type { MessageToFormat } from '../wire/irc/message.ts'
import type { ClientState } from './state/client-state.ts'
import { WHOX_TOKEN } from './state/people.ts'
import { bufferNamed } from './state/selectors.ts'

/** In larger channels who is away is seen as it comes. */
const MAX_ASKED = 300
/** What people say of themselves, as far as it is shown. */
export const PERSON_KEYS = ['display-name', 'pronouns', 'status'] as const

export interface Knowing {
  welcomed(): void
  /** The names in a channel are complete. */
  named(channel: string): void
  /** The buffers may be others than before. */
  look(): void
}

export interface KnowingOptions {
  readonly state: () => ClientState
  readonly send: (message: MessageToFormat) => void
}

export function createKnowing({ state, send }: KnowingOptions): Knowing {
  let watched: ReadonlyMap<string, string> = new Map()

  /** Whom one talks with is watched; https://ircv3.net/specs/extensions/monitor */
  function watch(): void {
    const { buffers, isupport, status } = state()
    if (isupport.monitorLimit === 0 || status.at !== 'online') return
    const queries = [...buffers.values()].filter(({ kind }) => kind === 'query').slice(-isupport.monitorLimit)
    const wanted = new Map(queries.map(({ key, name }) => [key, name]))
    const gone = [...watched].filter(([key]) => !wanted.has(key)).map(([, name]) => name)
    const come = [...wanted].filter(([key]) => !watched.has(key)).map(([, name]) => name)
    watched = wanted
    if (gone.length > 0) send({ verb: 'MONITOR', params: ['-', gone.join(',')] })
    for (let i = 0; i < come.length; i += 20) {
      send({ verb: 'MONITOR', params: ['+', come.slice(i, i + 20).join(',')] })
    }
  }

  return {
    welcomed() {
      watched = new Map()
      const { capabilities } = state()
      if (capabilities.has('draft/metadata-2') && capabilities.has('batch')) {
        send({ verb: 'METADATA', params: ['*', 'SUB', ...PERSON_KEYS] })
      }
      watch()
    },
    named(channel) {
      const buffer = bufferNamed(state(), channel)
      if (!buffer?.isJoined || !state().isupport.hasWhox || buffer.members.size > MAX_ASKED) return
      send({ verb: 'WHO', params: [buffer.name, `%tcnfar,${WHOX_TOKEN}`] })
    },
    look() {
      const { buffers } = state()
      let queries = 0
      let isNew = false
      for (const { key, kind } of buffers.values()) {
        if (kind !== 'query') continue
        queries++
        isNew ||= !watched.has(key)
      }
      if (isNew || queries !== watched.size) watch()
    },
  }
}
