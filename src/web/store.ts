/** What the views are made from: the client's state as a signal, and what this browser remembers. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Client, createClient } from '../client/client.ts'
import { type ClientClock, systemClock } from '../client/client-clock.ts'
import type { OpenLink } from '../client/link.ts'
import type { Buffer, ClientState } from '../client/state/client-state.ts'
import { activeBuffer } from '../client/state/selectors.ts'
import { roomAddress, webSocketLink, withPass } from './link.ts'
import { type Memory, ownMemory, remembered } from './memory.ts'

const LOBBY = '#lobby'
const HISTORY_ON_ENTERING = 100
/** Bursts are shown at most this often: about once a frame. Timers, unlike frames, also come where nobody looks. */
const TELL_EVERY_MS = 16

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

export interface Store {
  /** The one that is in now, or was last. Another one after `enter`, so do not keep it. */
  readonly client: Client
  readonly state: ReadonlySignal<ClientState>
  /** The buffer that the person looks at. */
  readonly active: ReadonlySignal<Buffer>
  /** Were welcomed, and have not left: the room can be shown, also while the connection is lost. */
  readonly isIn: ReadonlySignal<boolean>
  /** Remembered: the nick to come in with, `''` at the first time. */
  readonly nick: ReadonlySignal<string>
  readonly theme: Signal<Theme>
  readonly density: Signal<Density>
  /** Comes in by this nick: at first, after a refusal, or again. `password`: of the account with that name; kept while the page is there. */
  enter(nick: string, password?: string): void
  /** Tries again at once where the connection was lost and is waited for; otherwise nothing. */
  retry(): void
  /** Leaves; done when the link is closed. */
  leave(reason?: string): Promise<void>
}

export interface StoreOptions {
  readonly openLink?: OpenLink
  readonly clock?: ClientClock
  readonly serverName?: string
  readonly memory?: Memory
}

export function createStore(options: StoreOptions = {}): Store {
  const { clock = systemClock, memory = ownMemory() } = options
  const { openLink = webSocketLink(roomAddress(location)), serverName = location.hostname } = options
  const nick = remembered(memory, 'snug.nick', (text): text is string => text.length <= 64, '')
  let client = createFor(nick.value)
  const state = signal(client.state)
  let endSubscription = follow()
  let cancelTelling: (() => void) | undefined

  function createFor(wanted: string, password?: string): Client {
    return createClient({
      openLink: password === undefined ? openLink : withPass(openLink, `${wanted}:${password}`),
      clock,
      nick: wanted,
      serverName,
      channels: [LOBBY],
      historyOnEntering: HISTORY_ON_ENTERING,
    })
  }

  /** The first change is told at once, what follows closely upon it together. */
  function follow(): () => void {
    return client.subscribe((now) => {
      if (cancelTelling) return
      state.value = now
      cancelTelling = clock.after(TELL_EVERY_MS, () => {
        cancelTelling = undefined
        state.value = client.state
      })
    })
  }

  return {
    get client() {
      return client
    },
    state,
    active: computed(() => activeBuffer(state.value)),
    isIn: computed(() => state.value.connection > 0 && state.value.status.at !== 'stopped'),
    nick,
    theme: remembered(memory, 'snug.theme', isOneOf(THEMES), 'system'),
    density: remembered(memory, 'snug.density', isOneOf(DENSITIES), 'comfortable'),
    enter(wanted, password) {
      nick.value = wanted
      const isRefused = client.state.status.at === 'nick-refused'
      if (isRefused && password === undefined) return client.tryNick(wanted)
      // Twice pressed is once meant.
      if (client.state.status.at !== 'stopped' && !isRefused) return
      endSubscription()
      // A password comes before the nick: on a new connection.
      if (isRefused) void client.quit('')
      client = createFor(wanted, password)
      endSubscription = follow()
      state.value = client.state
      client.start()
    },
    retry() {
      if (client.state.status.at === 'waiting') client.start()
    },
    leave: (reason = '') => client.quit(reason),
  }
}

function isOneOf<T extends string>(words: readonly T[]): (text: string) => text is T {
  return (text): text is T => (words as readonly string[]).includes(text)
}
