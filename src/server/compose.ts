/** The one place that knows all the parts: makes them, joins them, and takes them apart again. */
import { createLoopbackSequencer } from '../adapters/loopback/loopback-sequencer.ts'
import { createAuthenticator } from '../adapters/node-crypto/authenticator.ts'
import { createSmtpMailer } from '../adapters/smtp/smtp-mailer.ts'
import { createSqliteExport } from '../adapters/sqlite/exporter.ts'
import { openSqliteLog } from '../adapters/sqlite/sqlite-log.ts'
import { respondToFault } from '../doors/http/answers.ts'
import { recogniseHttp } from '../doors/http/recognise.ts'
import { createHttpDoor, type Health } from '../doors/http/respond.ts'
import { openIrcDoor } from '../doors/irc/irc-door.ts'
import { openPlainDoor } from '../doors/plain/plain-door.ts'
import { AccountMail } from '../hub/account-mail.ts'
import { Exports } from '../hub/exports.ts'
import { Hub } from '../hub/hub.ts'
import { LogIns } from '../hub/log-ins.ts'
import { LoginThrottle } from '../hub/login-throttle.ts'
import { startRetention } from '../hub/retention.ts'
import { tidyChannels } from '../hub/tidy.ts'
import { createAddressList } from '../net/address-list.ts'
import { networkOf } from '../net/admission.ts'
import { type Entrance, lineEntrance } from '../net/entrance.ts'
import { createHandshakeLimit, type TakeHandshake } from '../net/handshake-limit.ts'
import { httpEntrance } from '../net/http-entrance.ts'
import { type OpenFrontDoor, openFrontDoor } from '../net/open-front-door.ts'
import { proxyEntrance } from '../net/proxy-entrance.ts'
import { refusalsByProtocol, refusalsOfTheRest } from '../net/refusals.ts'
import { tlsEntrance } from '../net/tls.ts'
import { createWebSockets } from '../net/web-sockets.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { MessageLog, Retention } from '../ports/message-log.ts'
import { type Certificates, openCertificates } from './certificates.ts'
import { createCloak, readCloakKey } from './cloak.ts'
import type { ServerConfig } from './config.ts'
import { ConfigError } from './config/config-error.ts'
import { createLiveConfig } from './live-config.ts'
import { openOwnerClaim } from './owner-claim.ts'
import { type Reload, createRehash } from './rehash.ts'
import type { RunningServer } from './running-server.ts'
import { readSecretKey } from './secret-key.ts'
import { version } from './version.ts'
import { readWebFiles } from './web-files.ts'

/** Time-outs and throttles are looked at this often. */
const SWEEP_EVERY_MS = 1000

export interface Surroundings {
  readonly log: Log
  readonly clock: Clock
  /** Reads the configuration again; absent where it cannot change. */
  readonly reload?: Reload
}

/**
 * Opens a server. Rejects with an error whose message is a sentence for people: an address that cannot be listened on, a data folder
 * that cannot be used; then nothing stays open.
 */
export async function openServer(config: ServerConfig, surroundings: Surroundings): Promise<RunningServer> {
  const { log, clock } = surroundings
  const messages = openSqliteLog({ folder: config.dataFolder })
  let certificates: Certificates | undefined
  try {
    const { tls = { mode: 'off' }, dataFolder, serverName } = config
    certificates = await openCertificates({ config: tls, dataFolder, serverName, clock, log })
    return await openOver(messages, certificates, config, surroundings)
  } catch (error) {
    certificates?.close()
    await messages.close()
    throw error
  }
}

async function openOver(
  messages: MessageLog,
  certificates: Certificates,
  config: ServerConfig,
  { log, clock, reload }: Surroundings,
): Promise<RunningServer> {
  const sequencer = createLoopbackSequencer(clock, messages.restore().lastAt)
  const live = createLiveConfig(config)
  const hub = new Hub({ clock, log, messages, sequencer, policy: live.policy, node: '' })
  const throttle = config.limits ? live.flood : undefined
  const { motd } = live
  const cloak = createCloak(readCloakKey(config.dataFolder), 'guest')
  const logIns = new LogIns({
    hub,
    authenticator: createAuthenticator({ key: readSecretKey(config.dataFolder, 'login.key', 'that is all') }),
    throttle: new LoginThrottle(live.logins),
    networkOf,
    registrationsPerHour: () => registrationsPerHour(live.current),
  })
  const { serverName, networkName } = config
  const accountMail = new AccountMail({
    hub,
    mailer: createSmtpMailer({ settings: () => live.current.email.smtp, log }),
    logIns,
    networkOf,
    serverName,
    networkName,
    settings: () => live.current.email,
  })
  const exports = new Exports({
    hub,
    source: createSqliteExport({ folder: config.dataFolder }),
    origin: () => originOf(config, frontDoor?.addresses[0]?.port ?? 0),
  })
  const startedAt = clock.now()
  const ownerClaim = openOwnerClaim(config.dataFolder, hub)
  const apply = async (fresh: ServerConfig): Promise<void> => {
    // First what can fail: then all stays as it was.
    await certificates.change(fresh.tls ?? { mode: 'off' }).catch((error: unknown) => {
      throw new ConfigError(error instanceof Error ? error.message : String(error), { setting: 'tls.certificates' })
    })
    live.take(fresh)
    await certificates.refresh()
    irc.tellChanges()
  }
  const rehash = createRehash(reload, apply, log)
  const irc = openIrcDoor({
    hub,
    serverName,
    networkName,
    version,
    startedAt,
    motd,
    throttle,
    cloak,
    logIns,
    accountMail,
    registersBeforeConnect: () => live.current.accounts.beforeConnect,
    serverPassword: () => live.current.serverPassword,
    sts: () => live.current.sts,
    isExempt: live.isExempt,
    gateways: () => live.current.webirc,
    icon: () => live.current.icon,
    deniedTags: () => live.current.deniedTags,
    admin: () => adminOf(live.current),
    ownerClaim,
    operators: () => live.current.operators,
    exports,
    rehash,
  })
  const plain = openPlainDoor({
    hub,
    throttle,
    cloak,
    logIns,
    accountMail,
    isExempt: live.isExempt,
    ownerClaim,
    exports,
  })

  let frontDoor: OpenFrontDoor | undefined
  const health = (): Health => {
    const counts = frontDoor?.counts()
    return hub.canWrite
      ? { ready: true, counts }
      : { ready: false, why: 'What is said cannot be written to disk; look at the log.', counts }
  }
  const entrances: Entrance[] = [
    ...refusalsByProtocol,
    httpEntrance({
      recognise: recogniseHttp,
      respond: createHttpDoor({ health, exports, web: readWebFiles() }),
      respondToFault,
      webSockets: createWebSockets({ clock, open: (connection) => irc.open(connection) }),
    }),
    lineEntrance({ name: 'irc', recognise: irc.recognise, open: (connection) => irc.open(connection) }),
    ...refusalsOfTheRest,
    lineEntrance({
      name: 'plain',
      recognise: plain.recognise,
      greeting: plain.greeting,
      open: (connection, greeted) => plain.open(connection, greeted),
    }),
  ]
  const { tls } = certificates
  const takeOne = createHandshakeLimit(clock, () => ({
    burst: live.admission.maxPerAddress,
    burstFromLoopback: live.admission.maxFromLoopback,
    perSecond: live.current.connections.handshakesPerSecond,
  }))
  const takeHandshake: TakeHandshake = (address) => !live.current.limits || live.isExempt(address) || takeOne(address)
  const isProxy = createAddressList(config.trustedProxies ?? [])
  frontDoor = await openFrontDoor({
    listen: config.listen,
    wrappings: (threshold) => [
      ...(tls ? [tlsEntrance({ clock, tls, threshold, takeHandshake })] : []),
      proxyEntrance({ clock, isProxy, threshold }),
    ],
    isUncounted: (address) => isProxy(address) || live.isExempt(address),
    entrances,
    clock,
    limits: live.admission,
    whyBanned: (address) => hub.chat.bans.find('ban', { source: '', account: '', address }, clock.now())?.reason,
    // Somebody at nc may have to think of a name.
    decideWithinMs: 60_000,
    onRefused: (why, address) => log.debug({ why, address }, 'A connection was turned away'),
  })
  const door = frontDoor
  const endSweeps = clock.every(SWEEP_EVERY_MS, () => {
    const now = clock.now()
    irc.sweep(now)
    plain.sweep(now)
    tidyChannels(hub, serverName)
    accountMail.sweep(now)
  })
  const retaining = startRetention(hub, serverName, () => retentionOf(live.current))
  return {
    addresses: door.addresses,
    tls: tls && { fingerprint: certificates.fingerprint },
    ownerToken: ownerClaim?.token,
    rehash,
    async stop(reason) {
      endSweeps()
      retaining.end()
      certificates.close()
      hub.goodbye(reason)
      await door.stop()
      await hub.settled()
      await messages.close()
    },
  }
}

/** Undefined where the operators say nothing of themselves. */
function adminOf({
  admin: { location = '', organisation = '', email = '' },
}: ServerConfig): [string, string, string] | undefined {
  return location + organisation + email === '' ? undefined : [location, organisation, email]
}

/** As far as the server knows; who came by another name or port has to put that there. */
function originOf({ tls = { mode: 'off' }, serverName }: ServerConfig, port: number): string {
  return `${tls.mode === 'off' ? 'http' : 'https'}://${serverName}:${port}`
}

function retentionOf({ history: { keepForMs, keepMessages } }: ServerConfig): Retention {
  return { maxAgeMs: Number.isFinite(keepForMs) ? keepForMs : 0, maxMessages: keepMessages }
}

/** How many accounts may be made from one network; none where only operators make them. */
function registrationsPerHour({ accounts, limits }: ServerConfig): number {
  if (accounts.registration !== 'open') return 0
  return limits ? accounts.registrationsPerAddressPerHour : Number.POSITIVE_INFINITY
}
