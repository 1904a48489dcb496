/** What the views are made from: the client's state as a signal, and what this browser remembers. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Client, createClient } from '../client/client.ts'
import type { Offline } from '../client/client-api.ts'
import { type ClientClock, systemClock } from '../client/client-clock.ts'
import type { OpenLink } from '../client/link.ts'
import type { Buffer, ClientState } from '../client/state/client-state.ts'
import { ownAccount } from '../client/state/people.ts'
import { activeBuffer } from '../client/state/selectors.ts'
import type { Device } from './device.ts'
import type { Leader } from './leader.ts'
import { guestKey } from './guest-key.ts'
import { type HiddenPeople, hiddenPeople } from './hidden-people.ts'
import { placeAt } from './addresses.ts'
import { channelPasswords } from './channel-passwords.ts'
import { foldName, type KeptNames, keptNames } from './kept-names.ts'
import { channelsToEnter, keepOwnChannels } from './own-channels.ts'
import { paced } from './pace.ts'
import { roomAddress, webSocketLink } from './link.ts'
import { endPush } from './notify/end-push.ts'
import { readNotices } from './notify/kept-notices.ts'
import { forgetMemory, type Memory, memoryOfTab, ownMemory, remembered } from './memory.ts'

export const LOBBY = '#lobby'
const HISTORY_ON_ENTERING = 100
/** As many as a server lets one be in, unless its operator says otherwise. */
const MAX_OWN_CHANNELS = 100
const MAX_PINNED = 100

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
  /** What this device keeps is being looked up: soon it is known what to show. */
  readonly isLoading: ReadonlySignal<boolean>
  /** Everything is being forgotten: the page is loaded anew in a moment, and what one did meanwhile would be gone. */
  readonly isForgetting: ReadonlySignal<boolean>
  /** Remembered: the nick to come in with, `''` at the first time. */
  readonly nick: ReadonlySignal<string>
  /** The channel where the address leads, when it is none of one's own: a link of anybody's, who would see one come. */
  readonly unknownChannel: string | undefined
  /** What the server wants of everybody, where it wants that; kept until the tab is closed, or everything is forgotten. */
  readonly serverPassword: Signal<string>
  readonly theme: Signal<Theme>
  readonly density: Signal<Density>
  /** Channels that stand first in the list. */
  readonly pinned: KeptNames
  /** People whose messages are hidden here. */
  readonly ignored: HiddenPeople
  /** This tab does what only one of a browser's tabs may do. */
  readonly isLeader: ReadonlySignal<boolean>
  /** The account that one is logged in to; empty for a guest. */
  readonly account: ReadonlySignal<string>
  /** Comes in as the last time, by the name that one had then. */
  comeBack(): void
  /** Comes in by this nick: at first, after a refusal, or again; as whom this browser is logged in, where it is. */
  enter(nick: string): void
  /** The same after this browser was logged in: on a new connection, which brings what it keeps. */
  enterLoggedIn(nick: string): void
  /** Tries again at once where the connection was lost and is waited for; otherwise nothing. */
  retry(): void
  /** Leaves; done when the link is closed. */
  leave(reason?: string): Promise<void>
  /** Leaves, and forgets everything on this device: what was said, what waits, drafts, the name. In all tabs of this browser. */
  forget(): Promise<void>
}

export interface StoreOptions {
  readonly openLink?: OpenLink
  readonly clock?: ClientClock
  readonly serverName?: string
  readonly memory?: Memory
  /** What a tab remembers until it is closed. */
  readonly tabMemory?: Memory
  /** The path of the address that the page was opened with. */
  readonly path?: string
  /** Alone, where it is absent. */
  readonly leader?: Pick<Leader, 'isLeader'>
  /** Nothing outlives the page where it is absent. */
  readonly device?: Device
}

export function createStore(options: StoreOptions = {}): Store {
  const { clock = systemClock, memory = ownMemory(), tabMemory = memoryOfTab(), device } = options
  const { openLink = webSocketLink(roomAddress(location)), serverName = location.hostname } = options
  const nick = remembered(memory, 'snug.nick', (text): text is string => text.length <= 64, '')
  /** What one was called last, where that is another name than the one that one came in by. */
  const called = remembered(memory, 'snug.called', (text): text is string => text.length <= 64, '')
  const serverPassword = remembered(tabMemory, 'snug.server-password', (text): text is string => text !== '', '')
  const passwords = channelPasswords(tabMemory)
  const addressed = placeAt(options.path ?? '/')
  const ignored = hiddenPeople(memory)
  const ownChannels = keptNames(memory, 'snug.channels', MAX_OWN_CHANNELS)
  const isOwn = (name: string): boolean => foldName(name) === LOBBY || ownChannels.has(name)
  const isUnknown = addressed?.isChannel === true && !isOwn(addressed.name)
  let client = createFor(nick.value)
  const state = signal(client.state)
  const tell = paced(clock, () => (state.value = client.state))
  let endSubscription = follow()
  ignored.all.subscribe((nicks) => client.setIgnored(nicks))
  const isLoading = signal(false)
  const isForgetting = signal(false)
  /** How often somebody came in: while one is looked for on the device, another may have, or all be forgotten. */
  let entries = 0

  function createFor(wanted: string, offline?: Offline): Client {
    return createClient({
      openLink,
      logsIn: true,
      serverPassword: serverPassword.value,
      channelPasswords: passwords,
      clock,
      nick: called.value === '' ? wanted : called.value,
      serverName,
      guestKey: guestKey(memory),
      notices: readNotices(memory),
      ignored: ignored.all.peek(),
      channels: channelsToEnter(ownChannels.all.value, addressed?.isChannel ? addressed.name : undefined, LOBBY),
      historyOnEntering: HISTORY_ON_ENTERING,
      knowsPeople: true,
      ...(offline && { offline }),
    })
  }

  function begin(wanted: string, offline?: Offline): void {
    endSubscription()
    client = createFor(wanted, offline)
    endSubscription = follow()
    state.value = client.state
    device?.follow(client, wanted)
    client.start()
  }

  async function beginFrom(device: Device, wanted: string): Promise<void> {
    const mine = ++entries
    isLoading.value = true
    const offline = await device.load(wanted)
    if (mine !== entries) return
    isLoading.value = false
    begin(wanted, offline)
  }

  function comeIn(wanted: string): void {
    if (device) void beginFrom(device, wanted)
    else begin(wanted)
  }

  function follow(): () => void {
    const keep = keepOwnChannels(ownChannels)
    return client.subscribe((now, before) => {
      keep(now)
      // By /nick, and not as the server welcomed us.
      const isSame = now.connection === before.connection && !before.isWelcoming && now.status.at === 'online'
      if (isSame && now.nick !== before.nick) called.value = now.nick
      tell()
    })
  }

  return {
    get client() {
      return client
    },
    state,
    active: computed(() => activeBuffer(state.value)),
    isIn: computed(() => {
      const { connection, isRestored, status } = state.value
      return (connection > 0 || (isRestored && status.at !== 'nick-refused')) && status.at !== 'stopped'
    }),
    isLoading,
    isForgetting,
    nick,
    unknownChannel: isUnknown ? addressed.name : undefined,
    serverPassword,
    theme: remembered(memory, 'snug.theme', isOneOf(THEMES), 'system'),
    density: remembered(memory, 'snug.density', isOneOf(DENSITIES), 'comfortable'),
    pinned: keptNames(memory, 'snug.pinned', MAX_PINNED),
    ignored,
    isLeader: options.leader?.isLeader ?? signal(true),
    account: computed(() => ownAccount(state.value)),
    comeBack() {
      if (nick.value !== '') comeIn(nick.value)
    },
    enter(wanted) {
      nick.value = wanted
      called.value = ''
      if (client.state.status.at === 'nick-refused') return client.tryNick(wanted)
      // Twice pressed is once meant.
      if (client.state.status.at === 'stopped' && !isLoading.value) comeIn(wanted)
    },
    enterLoggedIn(wanted) {
      nick.value = wanted
      called.value = ''
      void client.quit('')
      comeIn(wanted)
    },
    retry() {
      if (client.state.status.at === 'waiting') client.start()
    },
    leave: (reason = '') => client.quit(reason),
    async forget() {
      entries++
      isLoading.value = false
      // Without a device the page stays.
      isForgetting.value = device !== undefined
      nick.value = called.value = ''
      serverPassword.value = ''
      passwords.keep(new Map())
      forgetMemory(memory)
      // Before the device is done with it: then the page goes, and what was begun would be cut off.
      await Promise.all([endPush(), client.quit('')])
      await device?.forget()
    },
  }
}

function isOneOf<T extends string>(words: readonly T[]): (text: string) => text is T {
  return (text): text is T => (words as readonly string[]).includes(text)
}
