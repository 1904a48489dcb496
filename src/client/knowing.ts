/** Gets to know the people of the channels that one is in, and whether those are here with whom one talks in private. */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import type { ClientState } from './state/client-state.ts'
import { WHOX_TOKEN } from './state/people.ts'
import { keyOf } from './state/selectors.ts'

/** In larger channels who is away is seen as it comes. */
const MAX_ASKED = 300
const END_OF_NAMES = '366'
const END_OF_WHO = '315'
/** What people say of themselves, as far as it is shown. */
export const PERSON_KEYS = ['display-name', 'pronouns', 'status'] as const

export interface Knowing {
  welcomed(): void
  /** Sees every message: where the names in a channel are complete, who they are is asked, of one channel after the other. */
  sees(message: Message): void
  /** The buffers may be others than before. */
  look(): void
}

export interface KnowingOptions {
  readonly state: () => ClientState
  readonly send: (message: MessageToFormat) => void
}

export function createKnowing({ state, send }: KnowingOptions): Knowing {
  let watched: ReadonlyMap<string, string> = new Map()
  /** By key. A server has each question paid for, and what the person says is not to wait behind a hundred: where they look is asked first. */
  const unasked = new Set<string>()
  let underWay: string | undefined

  function askNext(): void {
    const { buffers, active } = state()
    while (underWay === undefined && unasked.size > 0) {
      const [first = ''] = unasked
      const key = unasked.has(active) ? active : first
      unasked.delete(key)
      const buffer = buffers.get(key)
      if (!buffer?.isJoined || buffer.members.size > MAX_ASKED) continue
      underWay = key
      send({ verb: 'WHO', params: [buffer.name, `%tcnfar,${WHOX_TOKEN}`] })
    }
  }

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
      unasked.clear()
      underWay = undefined
      const { capabilities } = state()
      if (capabilities.has('draft/metadata-2') && capabilities.has('batch')) {
        send({ verb: 'METADATA', params: ['*', 'SUB', ...PERSON_KEYS] })
      }
      watch()
    },
    sees({ verb, params: [, channel = ''] }) {
      if (verb !== END_OF_NAMES && verb !== END_OF_WHO) return
      const key = keyOf(state(), channel)
      if (verb === END_OF_NAMES && state().isupport.hasWhox) unasked.add(key)
      if (verb === END_OF_WHO && key === underWay) underWay = undefined
      askNext()
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
