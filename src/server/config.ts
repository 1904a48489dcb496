/** What a server is told when it starts, with types: made from the values of the settings (config/settings-table.ts). */
import type { SmtpSettings } from '../adapters/smtp/smtp-mailer.ts'
import { OPERATOR_CLASSES, type Right } from '../chat/rights.ts'
import type { RegistrationLimits } from '../hub/registration-limit.ts'
import type { ThrottleOptions } from '../hub/throttle.ts'
import type { ListenAddress } from '../net/listener.ts'
import type { UploadSettings } from '../hub/files.ts'
import { sizeInBytes } from './config/byte-size.ts'
import { durationMs } from './config/duration.ts'
import type { Values } from './config/load-config.ts'
import type { LOG_LEVELS } from './config/server-settings.ts'
import type { ValueOf } from './config/settings-table.ts'
import { formatHostPort, parseHostPort } from './host-port.ts'

export { DEFAULT_PORT } from './config/server-settings.ts'

export type LogLevel = (typeof LOG_LEVELS)[number]

/** Where the certificates come from; `self-signed` makes one and keeps it in the data folder. */
export type TlsConfig =
  | { readonly mode: 'off' }
  | { readonly mode: 'self-signed' }
  /** PEM files. Who asks for a host that no certificate is for gets the first. */
  | { readonly mode: 'files'; readonly certificates: readonly { readonly cert: string; readonly key: string }[] }

/** What clients are told of encryption that they must keep to. https://ircv3.net/specs/extensions/sts */
export interface StsConfig {
  readonly durationSeconds: number
  readonly port: number
  readonly preload: boolean
}

/** A gateway that may say where its people come from. https://ircv3.net/specs/extensions/webirc */
export interface WebircGateway {
  readonly name: string
  /** Secret. */
  readonly password: string
  /** Addresses and networks that it comes from. */
  readonly hosts: readonly string[]
}

export interface OperatorConfig {
  readonly name: string
  /** A PHC string of argon2; secret all the same. */
  readonly passwordHash: string
  readonly rights: readonly Right[]
}

export interface EmailConfig {
  /** Undefined where no mail is sent. */
  readonly smtp: SmtpSettings | undefined
  /** Whether an account needs an e-mail address. */
  readonly isRequired: boolean
  readonly refusedDomains: readonly string[]
  readonly perHour: number
}

/** What is kept, and how long people may change it. */
export interface HistoryConfig {
  /** Infinity for ever. */
  readonly keepForMs: number
  /** Of each timeline; 0 for all. */
  readonly keepMessages: number
  readonly editWithinMs: number
  readonly redactWithinMs: number
}

export interface ServerConfig {
  /** Absent is `off`. */
  readonly tls?: TlsConfig
  readonly sts: StsConfig | undefined
  /** Addresses and networks whose PROXY headers are believed. */
  readonly trustedProxies?: readonly string[]
  readonly webirc: readonly WebircGateway[]
  /** At least one; the first is the one that people are told of. */
  readonly listen: readonly ListenAddress[]
  readonly dataFolder: string
  /** The server's name in IRC: has a dot, so that it can never be mistaken for a nick. */
  readonly serverName: string
  /** More names by which browsers may know it. */
  readonly hosts: readonly string[]
  /** How people reach it from outside: `https://chat.example.org`. Absent where that is its name and port. */
  readonly url?: string
  /** The network's name, which clients show: one word. */
  readonly networkName: string
  /** What everybody must give who comes in; secret. */
  readonly serverPassword?: string
  readonly motdFile?: string
  /** A URL. */
  readonly icon?: string
  /** Names of client-only tags without their `+`; with `*` those with a dash before them are the exceptions. */
  readonly deniedTags: readonly string[]
  /** The lines of that file. */
  readonly motd?: readonly string[]
  readonly admin: { readonly location?: string; readonly organisation?: string; readonly email?: string }
  /** Whether flood and connection limits hold. */
  readonly limits: boolean
  /** How fast a client may ask, where limits hold. */
  readonly flood: ThrottleOptions
  /** How many connections there may be, in all and from one address, where limits hold. */
  readonly connections: { readonly inAll: number; readonly perAddress: number; readonly handshakesPerSecond: number }
  /** Addresses and networks that have no limits. */
  readonly exempt: readonly string[]
  readonly loginAttemptsPerMinute: number
  readonly accounts: {
    readonly registration: ValueOf<'accounts.registration'>
    readonly beforeConnect: boolean
    readonly required: boolean
    /** `strict`: guests never hold a registered nick. */
    readonly guestNickPolicy: ValueOf<'accounts.guest-nick-policy'>
    readonly alwaysOn: ValueOf<'accounts.always-on'>
    /** How many are made, where limits hold. */
    readonly limits: RegistrationLimits
  }
  readonly email: EmailConfig
  readonly channels: { readonly registration: ValueOf<'channels.registration'> }
  readonly history: HistoryConfig
  readonly push: {
    readonly enabled: boolean
    /** `host:port` of push services that may be where others may not: anywhere, at any port. */
    readonly privateServices: readonly string[]
  }
  readonly uploads: UploadSettings
  readonly operators: readonly OperatorConfig[]
  readonly logLevel: LogLevel
}

/** Values that were checked, as a configuration. `motd` has the lines of the file that is named. */
export function configOf(values: Values, motd: readonly string[] | undefined): ServerConfig {
  const password = values['server.password']
  const motdFile = values['server.motd-file']
  const url = values['server.url']
  const icon = values['server.icon']
  const location = values['admin.location']
  const organisation = values['admin.organisation']
  const email = values['admin.email']
  return {
    tls: tlsOf(values),
    sts: stsOf(values),
    trustedProxies: given(values, 'proxy.trusted'),
    webirc: given(values, 'webirc'),
    listen: listenOf(values),
    dataFolder: given(values, 'server.data'),
    serverName: given(values, 'server.name'),
    hosts: given(values, 'server.hosts'),
    networkName: given(values, 'server.network'),
    ...(password !== undefined && { serverPassword: password }),
    ...(motdFile !== undefined && { motdFile }),
    ...(url !== undefined && { url }),
    ...(icon !== undefined && { icon }),
    ...(motd !== undefined && { motd }),
    deniedTags: given(values, 'server.denied-tags'),
    admin: {
      ...(location !== undefined && { location }),
      ...(organisation !== undefined && { organisation }),
      ...(email !== undefined && { email }),
    },
    limits: given(values, 'limits.enabled'),
    flood: { burst: given(values, 'limits.flood-burst'), tokensPerSecond: given(values, 'limits.flood-rate') },
    connections: {
      inAll: given(values, 'limits.connections'),
      perAddress: given(values, 'limits.per-address'),
      handshakesPerSecond: given(values, 'limits.tls-handshakes-per-second'),
    },
    exempt: given(values, 'limits.exempt'),
    loginAttemptsPerMinute: given(values, 'limits.login-attempts-per-minute'),
    accounts: {
      registration: given(values, 'accounts.registration'),
      beforeConnect: given(values, 'accounts.register-before-connect'),
      required: given(values, 'accounts.required'),
      guestNickPolicy: given(values, 'accounts.guest-nick-policy'),
      alwaysOn: given(values, 'accounts.always-on'),
      limits: {
        atOnce: given(values, 'limits.registrations-at-once'),
        perHour: given(values, 'limits.registrations-per-address-per-hour'),
        inAllPerHour: given(values, 'limits.registrations-per-hour'),
      },
    },
    email: emailOf(values),
    channels: { registration: given(values, 'channels.registration') },
    history: {
      keepForMs: durationMs(given(values, 'history.keep-for')) ?? Infinity,
      keepMessages: given(values, 'history.keep-messages'),
      editWithinMs: durationMs(given(values, 'history.edit-within')) ?? 0,
      redactWithinMs: durationMs(given(values, 'history.redact-within')) ?? 0,
    },
    push: { enabled: given(values, 'push.enabled'), privateServices: given(values, 'push.private-services') },
    uploads: {
      isOn: given(values, 'uploads.enabled'),
      maxBytes: sizeInBytes(given(values, 'uploads.max-size')) ?? 0,
      totalBytes: sizeInBytes(given(values, 'uploads.total')) ?? 0,
      perHourBytes: given(values, 'limits.enabled') ? (sizeInBytes(given(values, 'uploads.per-hour')) ?? 0) : Infinity,
    },
    operators: given(values, 'operators').map(({ name, password: passwordHash, class: rights }) => ({
      name,
      passwordHash,
      rights: OPERATOR_CLASSES[rights],
    })),
    logLevel: given(values, 'log.level'),
  }
}

/** The value of a setting that always has one. */
function given<N extends keyof Values>(values: Values, name: N): NonNullable<Values[N]> {
  const value = values[name]
  if (value === undefined || value === null) throw new Error(`${name} has no value`)
  return value
}

function tlsOf(values: Values): TlsConfig {
  const mode = given(values, 'tls.mode')
  return mode === 'files' ? { mode, certificates: given(values, 'tls.certificates') } : { mode }
}

function emailOf(values: Values): EmailConfig {
  const host = values['email.smtp-host']
  const from = values['email.from']
  const user = values['email.user']
  const password = values['email.password']
  const smtp = host !== undefined &&
    from !== undefined && {
      host,
      port: given(values, 'email.smtp-port'),
      tls: given(values, 'email.tls'),
      from,
      ...(user !== undefined && { user }),
      ...(password !== undefined && { password }),
    }
  return {
    smtp: smtp || undefined,
    isRequired: given(values, 'email.verification') === 'required',
    refusedDomains: given(values, 'email.refused-domains'),
    perHour: given(values, 'email.mails-per-hour'),
  }
}

function stsOf(values: Values): StsConfig | undefined {
  const durationSeconds = given(values, 'tls.sts-duration-seconds')
  const port = values['tls.sts-port']
  if (durationSeconds === 0 || port === undefined) return undefined
  return { durationSeconds, port, preload: given(values, 'tls.sts-preload') }
}

function listenOf(values: Values): ListenAddress[] {
  const first = address(values['server.host'], given(values, 'server.port'))
  const others = given(values, 'server.listen').map((text) => {
    const { host, port = 0 } = parseHostPort(text) ?? {}
    return address(host, port)
  })
  return withoutRepeats([first, ...others])
}

function address(host: string | undefined, port: number): ListenAddress {
  return host === undefined || host === '' || host === '*' ? { port } : { host, port }
}

/** Port 0 is a free port each time, so it is never a repeat. */
function withoutRepeats(addresses: readonly ListenAddress[]): ListenAddress[] {
  const text = ({ host = '', port }: ListenAddress) => formatHostPort({ host, port })
  return addresses.filter(
    (one, index) => one.port === 0 || addresses.findIndex((other) => text(other) === text(one)) === index,
  )
}
