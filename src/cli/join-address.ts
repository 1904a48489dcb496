/** Where `snug join` goes: `[name@]host[:port]`, as a person writes it or pastes it from somewhere. */
import { DEFAULT_PORT } from '../server/config.ts'
import { parseHostPort } from '../server/host-port.ts'
import { UsageError } from './usage-error.ts'

export interface JoinAddress {
  readonly host: string
  readonly port: number
  /** From a scheme that says so, such as `tls://` or `ircs://`. */
  readonly tls?: true
  readonly name?: string
  /** From an address such as `irc://host/tea`: a channel, with its `#`. */
  readonly channel?: string
}

const EXAMPLES = "such as chat.example.org, alice@chat.example.org:7684 or '[::1]:7684'"

const ENCRYPTED: ReadonlySet<string> = new Set(['tls', 'ircs', 'https', 'wss'])
const WITH_CHANNEL: ReadonlySet<string> = new Set(['irc', 'ircs', 'snug', 'tls'])

/** Reads an address. Throws a UsageError. */
export function parseJoinAddress(text: string): JoinAddress {
  const { scheme, rest, path } = withoutScheme(text.trim())
  const at = rest.lastIndexOf('@')
  const name = at < 0 ? undefined : rest.slice(0, at)
  const place = rest.slice(at + 1)
  if (name !== undefined && !/^[^\s@:/]+$/.test(name)) {
    throw new UsageError(`there is no name in front of the @ in '${text}'`)
  }
  if (/^:?\d+$/.test(place)) {
    const port = place.replace(':', '')
    throw new UsageError(`'${text}' is a port without a host: did you mean localhost:${port}?`)
  }
  const parsed = parseHostPort(place)
  if (parsed === undefined || parsed.port === 0) throw new UsageError(`'${text}' is not an address, ${EXAMPLES}`)
  const channel = scheme !== undefined && WITH_CHANNEL.has(scheme) ? channelIn(path) : undefined
  return {
    host: parsed.host,
    port: parsed.port ?? DEFAULT_PORT,
    ...(scheme !== undefined && ENCRYPTED.has(scheme) && { tls: true }),
    ...(name !== undefined && { name }),
    ...(channel !== undefined && { channel }),
  }
}

/** Reads a SHA-256 fingerprint, as anybody writes it: with or without colons. Gives lower-case hex. Throws a UsageError. */
export function parseFingerprint(text: string): string {
  const hex = text
    .replace(/^sha-?256[:/]/i, '')
    .replaceAll(/[:\s]/g, '')
    .toLowerCase()
  if (/^[\da-f]{64}$/.test(hex)) return hex
  throw new UsageError(`'${text}' is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons`)
}

/** People leave the `#` out, since a shell takes it for a comment. */
export function withHash(channel: string): string {
  return /^[#&]/.test(channel) ? channel : `#${channel}`
}

function withoutScheme(text: string): { scheme?: string; rest: string; path: string } {
  const [, scheme, rest = '', path = ''] = /^([a-z]+):\/\/([^/?#]*)(.*)$/i.exec(text) ?? []
  return scheme === undefined ? { rest: text, path: '' } : { scheme: scheme.toLowerCase(), rest, path }
}

function channelIn(path: string): string | undefined {
  const [, name] = /^\/?(#?[^\s,/?]+)/.exec(path) ?? []
  if (name === undefined || name === '#') return undefined
  try {
    return withHash(decodeURIComponent(name))
  } catch {
    throw new UsageError(`'${name}' is not the name of a channel`)
  }
}
