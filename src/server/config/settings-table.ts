/** Every setting that a server has, once: the file, the options, the variables, their checks and all that is written about them come from these rows. */
import { OPERATOR_CLASSES } from '../../chat/rights.ts'
import { DEFAULT_THROTTLE } from '../../hub/throttle.ts'
import { DEFAULT_LIMITS } from '../../net/admission.ts'
import { type Kind, listOf, oneOf, secret, tablesOf, text, whole, yesOrNo } from './kinds.ts'
import {
  addressOrNetwork,
  filePath,
  folder,
  hash,
  host,
  line,
  listenAddress,
  networkName,
  serverName,
} from './words.ts'

export const DEFAULT_PORT = 7684

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

export interface Setting<T> {
  readonly kind: Kind<T>
  /** Of an option, where `--section-key` is not its name; null for none. What is secret has none: others see a command line. */
  readonly option?: string | null
  /** Of a variable, where `SNUG_SECTION_KEY` is not its name. */
  readonly variable?: string
  /** Absent where there is none. */
  readonly fallback?: T
  /** What holds where nothing is said, in words, where `fallback` does not say it. */
  readonly otherwise?: string
  /** The option and the variable say the opposite. */
  readonly inverted?: true
  /** Whether it can change while the server runs. */
  readonly live: boolean
  /** What it is, for the help and the example file. */
  readonly about: string
  /** As the example file shows it, where there is no fallback. */
  readonly example?: string
}

const password = secret('a text of at least one character, without line ends', (words) =>
  /^[^\r\n\0]{1,300}$/.test(words),
)

export const SETTINGS = {
  'server.port': {
    kind: whole(0, 65_535, ' (0 takes a free port)'),
    option: '--port',
    variable: 'SNUG_PORT',
    fallback: DEFAULT_PORT,
    live: false,
    about: 'the port to listen on; 0 takes a free one',
  },
  'server.host': {
    kind: host,
    option: '--host',
    variable: 'SNUG_HOST',
    otherwise: 'all, IPv4 and IPv6',
    live: false,
    about: 'the address to listen on',
    example: '"127.0.0.1"',
  },
  'server.listen': {
    kind: listOf(listenAddress),
    option: '--listen',
    variable: 'SNUG_LISTEN',
    fallback: [],
    live: false,
    about: 'listen there too',
  },
  'server.data': {
    kind: folder,
    option: '--data',
    variable: 'SNUG_DATA',
    otherwise: '$XDG_DATA_HOME/snug, else ~/.local/share/snug; npm start in a checkout: its snug-data',
    live: false,
    about: 'where the conversation is kept',
    example: '"/var/lib/snug"',
  },
  'server.name': {
    kind: serverName,
    option: '--name',
    variable: 'SNUG_NAME',
    otherwise: 'this machine’s full name, else snug.local',
    live: false,
    about: 'the name of the server in IRC, with a dot',
    example: '"chat.example.org"',
  },
  'server.network': {
    kind: networkName,
    option: '--network',
    variable: 'SNUG_NETWORK',
    fallback: 'Snug',
    live: false,
    about: 'the name of the chat, which clients show',
  },
  'server.password': {
    kind: password,
    option: null,
    otherwise: 'none is asked for',
    live: true,
    about: 'what everybody must give who comes in',
    example: '"a long sentence"',
  },
  'server.motd-file': {
    kind: filePath,
    option: '--motd-file',
    variable: 'SNUG_MOTD_FILE',
    otherwise: 'a welcome',
    live: true,
    about: 'a text file with the message of the day',
    example: '"motd.txt"',
  },
  'admin.location': {
    kind: line,
    otherwise: 'not said',
    live: true,
    about: 'where the server is, for ADMIN',
    example: '"Ulm, Germany"',
  },
  'admin.organisation': {
    kind: line,
    otherwise: 'not said',
    live: true,
    about: 'who runs the server, for ADMIN',
    example: '"Tea House"',
  },
  'admin.email': {
    kind: line,
    otherwise: 'not said',
    live: true,
    about: 'whom to write to, for ADMIN',
    example: '"admin@example.org"',
  },
  'log.level': {
    kind: oneOf(...LOG_LEVELS),
    variable: 'SNUG_LOG_LEVEL',
    fallback: 'info',
    live: true,
    about: 'what to log, on stderr',
  },
  'tls.mode': {
    kind: oneOf('off', 'self-signed', 'files'),
    option: '--tls',
    variable: 'SNUG_TLS',
    otherwise: 'files where there are certificates, else off',
    live: false,
    about: 'encrypt: with a certificate that is made here, or with your own',
    example: '"self-signed"',
  },
  'tls.certificates': {
    kind: tablesOf({ cert: { kind: filePath }, key: { kind: filePath } }),
    fallback: [],
    live: true,
    about: 'your certificates and their keys, as PEM files; the first is for whoever asks for another name',
    example: '[{ cert = "fullchain.pem", key = "privkey.pem" }]',
  },
  'tls.sts-duration-seconds': {
    kind: whole(0, 31_536_000 * 2),
    fallback: 0,
    live: true,
    about: 'for how long clients must come encrypted only (STS); 0 does not ask for it',
  },
  'tls.sts-port': {
    kind: whole(1, 65_535),
    otherwise: 'the port that is listened on',
    live: true,
    about: 'the port that STS sends clients to',
    example: '6697',
  },
  'tls.sts-preload': {
    kind: yesOrNo,
    fallback: false,
    live: true,
    about: 'whether lists of STS servers may have this one',
  },
  'proxy.trusted': {
    kind: listOf(addressOrNetwork),
    fallback: [],
    live: false,
    about: 'addresses and networks of proxies whose PROXY headers are believed',
  },
  webirc: {
    kind: tablesOf({ name: { kind: line }, password: { kind: password }, hosts: { kind: listOf(addressOrNetwork) } }),
    option: null,
    fallback: [],
    live: true,
    about: 'gateways that may say where their people come from (WEBIRC)',
    example: '[{ name = "lounge", password = "a long sentence", hosts = ["192.0.2.7"] }]',
  },
  'accounts.registration': {
    kind: oneOf('open', 'closed'),
    fallback: 'open',
    live: true,
    about: 'whether everybody may make an account',
  },
  'accounts.required': {
    kind: yesOrNo,
    fallback: false,
    live: true,
    about: 'whether only those with an account may come in',
  },
  'accounts.guest-nick-policy': {
    kind: oneOf('strict', 'off'),
    fallback: 'strict',
    live: true,
    about: 'strict: a registered nick is for its account alone',
  },
  'accounts.always-on': {
    kind: oneOf('off', 'opt-in', 'on'),
    fallback: 'opt-in',
    live: true,
    about: 'whether accounts stay in their channels with nobody connected',
  },
  'channels.registration': {
    kind: oneOf('open', 'operators'),
    fallback: 'open',
    live: true,
    about: 'who may register a channel',
  },
  'limits.enabled': {
    kind: yesOrNo,
    option: '--no-limits',
    variable: 'SNUG_NO_LIMITS',
    inverted: true,
    fallback: true,
    live: false,
    about: 'flood and connection limits (none for benchmarks, and behind your own)',
  },
  'limits.flood-burst': {
    kind: whole(1, 999_999),
    option: '--flood-burst',
    variable: 'SNUG_FLOOD_BURST',
    fallback: DEFAULT_THROTTLE.burst,
    live: true,
    about: 'what a rested client may ask for at once; most commands cost 1',
  },
  'limits.flood-rate': {
    kind: whole(1, 999_999),
    option: '--flood-rate',
    variable: 'SNUG_FLOOD_RATE',
    fallback: DEFAULT_THROTTLE.tokensPerSecond,
    live: true,
    about: 'and then each second, before it is made to wait',
  },
  'limits.connections': {
    kind: whole(1, 1_000_000),
    fallback: DEFAULT_LIMITS.maxConnections,
    live: true,
    about: 'connections in all',
  },
  'limits.per-address': {
    kind: whole(1, 1_000_000),
    fallback: DEFAULT_LIMITS.maxPerAddress,
    live: true,
    about: 'connections from one address, or IPv6 network of 64 bits',
  },
  'limits.registrations-per-address-per-hour': {
    kind: whole(1, 999_999),
    fallback: 5,
    live: true,
    about: 'accounts made from one address in an hour',
  },
  'limits.login-attempts-per-minute': {
    kind: whole(1, 999_999),
    fallback: 10,
    live: true,
    about: 'log-ins that may be tried in a minute, for one address and for one account',
  },
  'limits.exempt': {
    kind: listOf(addressOrNetwork),
    fallback: [],
    live: true,
    about: 'addresses and networks that have no limits',
  },
  operators: {
    kind: tablesOf({
      name: { kind: text('one word', 'word', (words) => (/^[^\s\p{C}:]{1,64}$/u.test(words) ? words : undefined)) },
      password: { kind: hash },
      class: { kind: oneOf(...(Object.keys(OPERATOR_CLASSES) as (keyof typeof OPERATOR_CLASSES)[])) },
    }),
    option: null,
    fallback: [],
    live: true,
    about: 'who may become operator with OPER; the password is what snug hash-password prints',
    example: '[{ name = "ann", password = "$argon2id$v=19$m=19456,t=2,p=1$…", class = "admin" }]',
  },
} as const satisfies Readonly<Record<string, Setting<never>>>

export type SettingName = keyof typeof SETTINGS

/** The type of a setting's value. */
export type ValueOf<N extends SettingName> = (typeof SETTINGS)[N] extends { readonly kind: Kind<infer T> } ? T : never

/** A row with everything filled in. */
export interface Row {
  readonly name: SettingName
  readonly section: string
  readonly key: string
  readonly option: string | undefined
  readonly variable: string
  readonly kind: Kind<unknown>
  readonly fallback: unknown
  readonly otherwise: string | undefined
  readonly inverted: boolean
  readonly live: boolean
  readonly about: string
  readonly example: string | undefined
}

export const ROWS: readonly Row[] = Object.entries(
  SETTINGS as unknown as Readonly<Record<SettingName, Setting<unknown>>>,
).map(([name, setting]) => {
  const [section = '', key = ''] = name.split('.')
  const dashed = name.replace('.', '-')
  return {
    name: name as SettingName,
    section: key === '' ? '' : section,
    key: key === '' ? section : key,
    option: setting.option === null ? undefined : (setting.option ?? `--${dashed}`),
    variable: setting.variable ?? `SNUG_${dashed.toUpperCase().replaceAll('-', '_')}`,
    kind: setting.kind,
    fallback: setting.fallback,
    otherwise: setting.otherwise,
    inverted: setting.inverted ?? false,
    live: setting.live,
    about: setting.about,
    example: setting.example,
  }
})

/** What holds where nothing is said, for people. */
export function defaultOf({ kind, fallback, otherwise }: Row): string {
  if (otherwise !== undefined) return otherwise
  if (Array.isArray(fallback) && fallback.length === 0) return 'none'
  return kind.toToml(fallback).replaceAll('"', '')
}
