/** The one place that knows all the parts: makes them, joins them, and takes them apart again. */
import { hostname } from 'node:os'
import { createLoopbackSequencer } from '../adapters/loopback/loopback-sequencer.ts'
import { createAuthenticator } from '../adapters/node-crypto/authenticator.ts'
import { createSmtpMailer } from '../adapters/smtp/smtp-mailer.ts'
import { createSqliteExport } from '../adapters/sqlite/exporter.ts'
import { openSqliteLog } from '../adapters/sqlite/sqlite-log.ts'
import { respondToFault } from '../doors/http/answers.ts'
import { type Host, parseHost } from '../doors/http/host.ts'
import { recogniseHttp } from '../doors/http/recognise.ts'
import { createHttpDoor, type Health } from '../doors/http/respond.ts'
import { isWelcomeHost } from '../doors/http/welcome-hosts.ts'
import { openIrcDoor } from '../doors/irc/irc-door.ts'
import { openPlainDoor } from '../doors/plain/plain-door.ts'
import { AccountMail } from '../hub/account-mail.ts'
import { Devices } from '../hub/devices.ts'
import { Exports } from '../hub/exports.ts'
import { Hub } from '../hub/hub.ts'
import { LogIns } from '../hub/log-ins.ts'
import { LoginThrottle } from '../hub/login-throttle.ts'
import { NO_REGISTRATION_LIMITS } from '../hub/registration-limit.ts'
import { startRetention } from '../hub/retention.ts'
import { tidyChannels } from '../hub/tidy.ts'
import { createAddressList } from '../net/address-list.ts'
import { networkOf } from '../net/admission.ts'
import { type Entrance, lineEntrance } from '../net/entrance.ts'
import { httpEntrance } from '../net/http-entrance.ts'
import { type OpenFrontDoor, openFrontDoor } from '../net/open-front-door.ts'
import { proxyEntrance } from '../net/proxy-entrance.ts'
import { refusalsByProtocol, refusalsOfTheRest } from '../net/refusals.ts'
import { tlsEntrance } from '../net/tls.ts'
import { createWebSockets } from '../net/web-sockets.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { MessageLog, Retention } from '../ports/message-log.ts'
import { openArrivalLimits } from './arrival-limits.ts'
import { type Certificates, openCertificates } from './certificates.ts'
import { createCloak, readCloakKey } from './cloak.ts'
import type { ServerConfig } from './config.ts'
import { ConfigError } from './config/config-error.ts'
import { openFiles } from './files.ts'
import { knownNames, permalink, saidOrigin, serverOrigin } from './server-origin.ts'
import { createLiveConfig } from './live-config.ts'
import { isReadingOpen, openReading } from './open-reading.ts'
import { openOwnerClaim } from './owner-claim.ts'
import { type Reload, createRehash } from './rehash.ts'
import { openRequestPace } from './request-pace.ts'
import type { RunningServer } from './running-server.ts'
import { readSecretKey } from './secret-key.ts'
import { openSessionRoutes } from './session-door.ts'
import { version } from './version.ts'
import { openWebPush } from './web-push.ts'
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
  let frontDoor: OpenFrontDoor | undefined
  const origin = (): string => serverOrigin(live.current, frontDoor?.addresses)
  const linkTo = (channel: string, msgid: string): string | undefined =>
    permalink(live.current, frontDoor?.addresses, channel, msgid)
  const hub = new Hub({ clock, log, messages, sequencer, policy: live.policy, node: '' })
  const throttle = config.limits ? live.flood : undefined
  const { motd } = live
  const cloak = createCloak(readCloakKey(config.dataFolder), 'guest')
  const isRegistrationOpen = (): boolean => live.current.accounts.registration === 'open'
  const logIns = new LogIns({
    hub,
    authenticator: createAuthenticator({ key: readSecretKey(config.dataFolder, 'login.key', 'that is all') }),
    throttle: new LoginThrottle(live.logins),
    networkOf,
    isExempt: live.isExempt,
    isRegistrationOpen,
    registrations: () => (live.current.limits ? live.current.accounts.limits : NO_REGISTRATION_LIMITS),
  })
  const { serverName, networkName } = config
  const accountMail = new AccountMail({
    hub,
    mailer: createSmtpMailer({ settings: () => live.current.email.smtp, log }),
    logIns,
    networkOf,
    serverName,
    networkName,
    origin: () => saidOrigin(live.current, frontDoor?.addresses),
    settings: () => live.current.email,
    isExempt: live.isExempt,
    perAddress: () => live.current.accounts.limits,
  })
  const devices = new Devices(hub)
  const exports = new Exports({
    hub,
    source: createSqliteExport({ folder: config.dataFolder }),
    origin,
  })
  const { files, fileHost, fileRoutes } = openFiles({
    hub,
    live,
    logIns,
    origin,
    addresses: () => frontDoor?.addresses,
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
  const pushes = openWebPush(hub, live, (happening, abilities) => irc.formatPush(happening, abilities))
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
    devices,
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
    linkTo,
    pushes,
    files,
    fileHost,
    rehash,
  })
  const plain = openPlainDoor({
    hub,
    throttle,
    cloak,
    logIns,
    accountMail,
    serverPassword: () => live.current.serverPassword,
    isExempt: live.isExempt,
    ownerClaim,
    exports,
    linkTo,
  })

  const health = (): Health => {
    const counts = frontDoor?.counts()
    return hub.canWrite
      ? { ready: true, counts }
      : { ready: false, why: 'What is said cannot be written to disk; look at the log.', counts }
  }
  const isHostWelcome = (host: Host, isSecure: boolean): boolean =>
    isWelcomeHost(host, isSecure, [hostname(), ...knownNames(live.current)])
  const routes = openSessionRoutes({
    hub,
    logIns,
    devices,
    accountMail,
    clock,
    isRegistrationOpen,
    addresses: () => frontDoor?.addresses,
  })
  const entrances: Entrance[] = [
    ...refusalsByProtocol,
    httpEntrance({
      recognise: recogniseHttp,
      respond: createHttpDoor({
        health,
        isHostWelcome,
        exports,
        web: readWebFiles(),
        routes: [...routes, ...openReading(hub, clock, live), ...fileRoutes],
      }),
      respondToFault,
      pace: openRequestPace(clock, live),
      onError: (error) => log.error({ error }, 'A request could not be answered'),
      webSockets: createWebSockets({
        clock,
        isHostWelcome(header, isSecure) {
          const host = parseHost(header)
          return host !== undefined && isHostWelcome(host, isSecure)
        },
        open: (connection) => irc.open(connection),
      }),
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
  const { takeArrival, takePart, takeHandshake } = openArrivalLimits(clock, live)
  const isProxy = createAddressList(config.trustedProxies ?? [])
  frontDoor = await openFrontDoor({
    listen: config.listen,
    wrappings: (threshold) => [
      ...(tls ? [tlsEntrance({ clock, tls, threshold, takeHandshake })] : []),
      proxyEntrance({ clock, isProxy, threshold }),
    ],
    isUncounted: (address) => isProxy(address) || live.isExempt(address),
    takeArrival,
    takePart,
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
    tidyChannels(hub, serverName, !isReadingOpen(live))
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
      const toldDevices = pushes.finish()
      certificates.close()
      hub.goodbye(reason)
      await Promise.all([door.stop(), toldDevices])
      await hub.settled()
      await files.close()
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

function retentionOf({ history: { keepForMs, keepMessages } }: ServerConfig): Retention {
  return { maxAgeMs: Number.isFinite(keepForMs) ? keepForMs : 0, maxMessages: keepMessages }
}
