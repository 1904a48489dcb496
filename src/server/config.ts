/** What a server is told when it starts: read from words (options, environment variables), checked, and given types. */
import { DEFAULT_THROTTLE, type ThrottleOptions } from '../hub/throttle.ts'
import type { ListenAddress } from '../net/listener.ts'
import { isHostname } from '../wire/irc/hostname.ts'
import { formatHostPort, parseHostPort } from './host-port.ts'

export const DEFAULT_PORT = 7684

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Where the certificates come from; `self-signed` makes one and keeps it in the data folder. */
export type TlsConfig =
  | { readonly mode: 'off' }
  | { readonly mode: 'self-signed' }
  /** PEM files. Who asks for a host that no certificate is for gets the first. */
  | { readonly mode: 'files'; readonly certificates: readonly { readonly cert: string; readonly key: string }[] }

export interface ServerConfig {
  /** Off where it is absent. */
  readonly tls?: TlsConfig
  /** Addresses and networks whose PROXY headers are believed. */
  readonly trustedProxies?: readonly string[]
  /** At least one; the first is the one that people are told of. */
  readonly listen: readonly ListenAddress[]
  readonly dataFolder: string
  /** The server's name in IRC: has a dot, so that it can never be mistaken for a nick. */
  readonly serverName: string
  /** The network's name, which clients show: one word. */
  readonly networkName: string
  /** Whether flood and connection limits hold. */
  readonly limits: boolean
  /** How fast a client may ask, where limits hold. */
  readonly flood: ThrottleOptions
  readonly logLevel: LogLevel
}

/** Settings as a person wrote them. What is absent has its default. */
export interface ServerSettings {
  readonly port?: string
  readonly host?: string
  readonly listen?: readonly string[]
  readonly data?: string
  readonly name?: string
  readonly network?: string
  readonly limits?: boolean
  readonly floodBurst?: string
  readonly floodRate?: string
  readonly logLevel?: string
}

/** What the defaults depend on. */
export interface Surroundings {
  readonly dataFolder: string
  readonly hostname: string
}

/** A setting that cannot be taken. The message says what is allowed, to follow the setting's name. */
export class ConfigError extends Error {
  readonly setting: keyof ServerSettings

  constructor(setting: keyof ServerSettings, message: string) {
    super(message)
    this.name = 'ConfigError'
    this.setting = setting
  }
}

/** Gives the configuration that the settings ask for. Throws a ConfigError for the first that cannot be taken. */
export function parseServerConfig(settings: ServerSettings, surroundings: Surroundings): ServerConfig {
  const port = settings.port === undefined ? DEFAULT_PORT : parsePort(settings.port)
  const host = settings.host === undefined ? undefined : parseHost(settings.host)
  const extra = (settings.listen ?? []).map(parseListen)
  return {
    listen: withoutRepeats([address(host, port), ...extra]),
    dataFolder: parseDataFolder(settings.data ?? surroundings.dataFolder),
    serverName: settings.name === undefined ? serverNameOf(surroundings.hostname) : parseServerName(settings.name),
    networkName: settings.network === undefined ? 'Snug' : parseNetworkName(settings.network),
    limits: settings.limits ?? true,
    flood: {
      burst: parseTokens('floodBurst', settings.floodBurst, DEFAULT_THROTTLE.burst),
      tokensPerSecond: parseTokens('floodRate', settings.floodRate, DEFAULT_THROTTLE.tokensPerSecond),
    },
    logLevel: settings.logLevel === undefined ? 'info' : parseLogLevel(settings.logLevel),
  }
}

/** A machine that was given a full name lends it to the server; a bare one (`laptop`) stays private. */
export function serverNameOf(hostname: string): string {
  const name = hostname.toLowerCase()
  return isServerName(name) && !name.startsWith('localhost.') ? name : 'snug.local'
}

/** At most 63 characters, which is what clients and other servers expect. */
function isServerName(name: string): boolean {
  return isHostname(name) && name.length <= 63 && !/^[\d.]+$/.test(name)
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new ConfigError('port', `must be a number from 0 to 65535 (0 takes a free port), not '${text}'`)
}

function parseTokens(setting: 'floodBurst' | 'floodRate', text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback
  const tokens = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (tokens >= 1) return tokens
  throw new ConfigError(setting, `must be a number from 1 to 999999, not '${text}'`)
}

function parseHost(text: string): string | undefined {
  const parsed = parseHostPort(text)
  if (parsed !== undefined && parsed.port === undefined) return parsed.host === '*' ? undefined : parsed.host
  throw new ConfigError(
    'host',
    `must be an address or a name of this machine, such as 127.0.0.1, ::1 or 0.0.0.0, not '${text}'`,
  )
}

function parseListen(text: string): ListenAddress {
  const parsed = parseHostPort(/^\d+$/.test(text) ? `:${text}` : text)
  if (parsed?.port === undefined) {
    throw new ConfigError('listen', `must be ADDRESS:PORT, such as 0.0.0.0:6667 or [::1]:6667, or :6667, not '${text}'`)
  }
  return address(parsed.host === '' || parsed.host === '*' ? undefined : parsed.host, parsed.port)
}

function parseDataFolder(text: string): string {
  if (text.trim() !== '' && !text.includes('\0')) return text
  throw new ConfigError('data', 'must be a folder')
}

function parseServerName(text: string): string {
  if (isServerName(text)) return text
  throw new ConfigError('name', `must be a host name with a dot, such as chat.example.org, not '${text}'`)
}

function parseNetworkName(text: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,29}$/u.test(text)) return text
  throw new ConfigError('network', `must be one word of at most 30 letters, digits, dots and dashes, not '${text}'`)
}

function parseLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((level) => level === text)
  if (level !== undefined) return level
  throw new ConfigError('logLevel', `must be one of ${LOG_LEVELS.join(', ')}, not '${text}'`)
}

function address(host: string | undefined, port: number): ListenAddress {
  return host === undefined ? { port } : { host, port }
}

/** Port 0 is a free port each time, so it is never a repeat. */
function withoutRepeats(addresses: readonly ListenAddress[]): ListenAddress[] {
  const text = ({ host = '', port }: ListenAddress) => formatHostPort({ host, port })
  return addresses.filter(
    (one, index) => one.port === 0 || addresses.findIndex((other) => text(other) === text(one)) === index,
  )
}
