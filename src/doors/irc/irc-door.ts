/** The IRC door: from a connection that speaks IRC to its place in the hub. */
import type { Happening } from '../../chat/events.ts'
import type { Connection, Peer } from '../../ports/connection.ts'
import { Offers } from './offers.ts'
import { IrcClient } from './client.ts'
import { DEFAULT_TIMEOUTS, type Door, type IrcDoorOptions } from './door.ts'
import { gatherReactions } from './gathered-reactions.ts'
import { changedTokens } from './isupport.ts'
import { AllSubscriptions } from './metadata.ts'
import { Monitors, tellMonitoring } from './monitor.ts'
import { formatPush } from './push-payload.ts'
import { recogniseIrc } from './recognise.ts'
import { Rosters } from './roster.ts'
import { checkSilence } from './silence.ts'
import { IrcVoice } from './voice.ts'
import { formatIsupport, tokensOf } from './welcome.ts'

export interface IrcDoor {
  readonly recognise: typeof recogniseIrc
  open(connection: Connection): Peer
  /** To be called about once a second: sees to those who have been silent for too long. Milliseconds since 1970. */
  sweep(now: number): void
  /** To be called when the configuration has changed: who is here hears which capabilities and tokens of RPL_ISUPPORT are others now. */
  tellChanges(): void
  /** A message as it is pushed to a device whose client has these abilities. */
  formatPush(happening: Happening, abilities: number): string
  readonly connectionCount: number
}

export function openIrcDoor({ timeouts, ...options }: IrcDoorOptions): IrcDoor {
  const clients = new Set<IrcClient>()
  const forget = (client: IrcClient): void => {
    clients.delete(client)
    door.monitors.forget(client)
  }
  let lastBatch = 0
  const door: Door = {
    ...options,
    timeouts: { ...DEFAULT_TIMEOUTS, ...timeouts },
    voice: new IrcVoice(options.hub.messages.identity, options.serverName),
    rosters: new Rosters(options.serverName),
    monitors: new Monitors(),
    subscriptions: new AllSubscriptions(),
    now: options.hub.clock.now(),
    commandCounts: new Map(),
    mostUsers: 0,
    get connectionCount() {
      return clients.size
    },
    nextBatchId: () => (++lastBatch).toString(36),
  }
  let tokens = tokensOf(door)
  const offers = new Offers(door)
  gatherReactions(door)
  options.hub.watch((happening, told) => tellMonitoring(door, happening, told))
  return {
    recognise: recogniseIrc,
    open(connection) {
      const client = new IrcClient(door, connection, forget)
      clients.add(client)
      return client
    },
    sweep(now) {
      door.now = now
      for (const client of clients) checkSilence(client, now)
    },
    tellChanges() {
      offers.tell(clients)
      const fresh = tokensOf(door)
      const changed = changedTokens(tokens, fresh)
      tokens = fresh
      if (changed.length === 0) return
      for (const client of clients) {
        if (client.isRegistered)
          client.answer((told) => formatIsupport(door, client.nickIn(told), client.session.abilities, changed))
      }
    },
    formatPush: (happening, abilities) => formatPush(happening, abilities, options.hub.messages.identity),
    get connectionCount() {
      return clients.size
    },
  }
}
