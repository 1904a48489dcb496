/** A whole server in memory, but for the network: the real hub and doors over a log that can fail and a clock that tests move. */
import { createLoopbackSequencer } from '../../src/adapters/loopback/loopback-sequencer.ts'
import { createMemoryFileStore } from '../../src/adapters/memory/memory-file-store.ts'
import { createMemoryLog } from '../../src/adapters/memory/memory-log.ts'
import { OPERATOR_CLASSES } from '../../src/chat/rights.ts'
import { openIrcDoor } from '../../src/doors/irc/irc-door.ts'
import { openPlainDoor } from '../../src/doors/plain/plain-door.ts'
import { Files } from '../../src/hub/files.ts'
import { Hub } from '../../src/hub/hub.ts'
import { LogIns } from '../../src/hub/log-ins.ts'
import { LoginThrottle } from '../../src/hub/login-throttle.ts'
import type { Operator } from '../../src/hub/operators.ts'
import { Pushes } from '../../src/hub/pushes.ts'
import { DEFAULT_THROTTLE } from '../../src/hub/throttle.ts'
import { tidyChannels } from '../../src/hub/tidy.ts'
import type { Connection, Peer } from '../../src/ports/connection.ts'
import type { Log } from '../../src/ports/log.ts'
import { fakeAuthenticator } from './fake-authenticator.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { fakePushSender } from './fake-push-sender.ts'
import { createFaultyLog, type FaultyLog } from './faulty-log.ts'

const SWEEP_EVERY_MS = 1000
const OWNER_TOKEN = 'the-token'
/** The passwords are as they stand there: see the fake authenticator. */
const OPERATORS: readonly Operator[] = [
  { name: 'boss', passwordHash: 'the password', rights: OPERATOR_CLASSES.admin },
  { name: 'mod', passwordHash: 'another password', rights: OPERATOR_CLASSES.moderator },
]

/** Everybody comes from there; whose password is right may say from where really. */
const GATEWAYS = [{ password: 'the-gate', hosts: ['192.0.2.1'] }]
const ADMINISTRATOR = ['Nowhere', 'The tea drinkers', 'tea@snug.test'] as const
const UPLOADS = { isOn: true, maxBytes: 1000, perHourBytes: 900, totalBytes: 800 }
const STS = { port: 6697, durationSeconds: 2_592_000, preload: false }

export interface PlayServerOptions {
  readonly hasLimits?: boolean
  readonly hasAdministrator?: boolean
  readonly hasNoMotd?: boolean
  /** Whether it tells clients to use TLS and nothing else. */
  readonly keepsToTls?: boolean
  /** What everybody must give who comes in. */
  readonly serverPassword?: string
  /** Gives links to messages; it has no address that people know where this is absent. */
  readonly linkTo?: (channel: string, msgid: string) => string
}

export interface PlayServer {
  readonly clock: FakeClock
  readonly disk: FaultyLog
  /** What was logged as a warning or an error. */
  readonly complaints: string[]
  readonly hub: Hub
  open(door: 'plain' | 'irc', connection: Connection, greeted: boolean): Peer
  /** Returns when everything that was asked for has been told. */
  settle(): Promise<void>
  /** Begins anew with what was written. The one before is not used any more. */
  restart(): void
}

export function createPlayServer({
  hasLimits = false,
  hasAdministrator = false,
  hasNoMotd = false,
  keepsToTls = false,
  serverPassword,
  linkTo,
}: PlayServerOptions = {}): PlayServer {
  const clock = createFakeClock()
  const disk = createFaultyLog(createMemoryLog())
  const complaints: string[] = []
  const log: Log = {
    debug() {},
    info() {},
    warn: (_about, message) => void complaints.push(message),
    error: (_about, message) => void complaints.push(message),
  }
  const throttle = hasLimits ? DEFAULT_THROTTLE : undefined

  function start() {
    const sequencer = createLoopbackSequencer(clock, disk.restore().lastAt)
    const hub = new Hub({ clock, log, messages: disk, sequencer, node: '' })
    const cloak = (): string => 'chat'
    const networkOf = (address: string): string => address
    const logIns = new LogIns({ hub, authenticator: fakeAuthenticator, throttle: new LoginThrottle(), networkOf })
    const files = new Files({ hub, networkOf, store: createMemoryFileStore(), settings: () => UPLOADS })
    let isClaimed = false
    const ownerClaim = { take: (token: string) => token === OWNER_TOKEN && !isClaimed && (isClaimed = true) }
    const plain = openPlainDoor({
      linkTo,
      hub,
      throttle,
      cloak,
      logIns,
      ownerClaim,
      serverPassword: () => serverPassword,
    })
    const pushes = new Pushes({
      hub,
      sender: fakePushSender(),
      isOn: () => true,
      phrase: (happening, abilities) => irc.formatPush(happening, abilities),
    })
    const irc = openIrcDoor({
      hub,
      serverName: 'snug.test',
      networkName: 'Snug',
      version: 'snug-0',
      startedAt: clock.now(),
      motd: hasNoMotd ? [] : ['Be kind.'],
      admin: () => (hasAdministrator ? ADMINISTRATOR : undefined),
      throttle,
      cloak,
      logIns,
      ownerClaim,
      files,
      operators: () => OPERATORS,
      pushes,
      gateways: () => GATEWAYS,
      sts: () => (keepsToTls ? STS : undefined),
      rehash: () => Promise.resolve({ applied: ['server.motd-file'], needRestart: ['server.port'] }),
    })
    const endSweeps = clock.every(SWEEP_EVERY_MS, () => {
      plain.sweep(clock.now())
      irc.sweep(clock.now())
      tidyChannels(hub, 'snug.test')
    })
    return { hub, plain, irc, endSweeps }
  }

  let running = start()
  return {
    clock,
    disk,
    complaints,
    get hub() {
      return running.hub
    },
    open: (door, connection, greeted) =>
      door === 'plain' ? running.plain.open(connection, greeted) : running.irc.open(connection),
    async settle() {
      let isTold = false
      running.hub.answer(() => {
        isTold = true
      })
      await clock.settle(() => isTold)
    },
    restart() {
      running.endSweeps()
      running = start()
    },
  }
}
