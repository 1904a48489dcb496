/**
 * The PROXY protocol, versions 1 and 2 (https://www.haproxy.org/download/3.2/doc/proxy-protocol.txt): the header by which a
 * proxy says, before anything else, for whom it speaks.
 */
import { formatIpAddress, parseIpAddress } from './ip-address.ts'

/** With its CR LF (§2.1). */
export const MAX_V1_BYTES = 107
/** What a receiver must at least take (§2.2): 16 bytes and 520 behind them. More would only be extras that nobody reads here. */
export const MAX_V2_BYTES = 536

/** What the first bytes of a connection are, as a PROXY header. */
export type ProxyHeader =
  | { readonly is: 'more' }
  | { readonly is: 'bad' }
  | {
      readonly is: 'whole'
      /** Bytes of the header: the protocol begins behind them. */
      readonly length: number
      /** The address that the proxy speaks for, IPv4 or IPv6; undefined where it speaks for itself or does not know. */
      readonly address: string | undefined
    }

const MORE: ProxyHeader = { is: 'more' }
const BAD: ProxyHeader = { is: 'bad' }

const V1_BEGINNING = ascii('PROXY ')
const V2_SIGNATURE = ascii('\r\n\r\n\0\r\nQUIT\n')
const V2_FIXED_BYTES = 16
const LF = 10
const LOCAL = 0x20
const PROXY = 0x21
/** Address family and transport in one byte, and how many bytes its addresses and ports take at least. */
const TCP4 = 0x11
const TCP6 = 0x21
const NEEDED: ReadonlyMap<number, number> = new Map([
  [TCP4, 12],
  [TCP6, 36],
])
const KNOWN_FAMILIES: ReadonlySet<number> = new Set([0x00, TCP4, 0x12, TCP6, 0x22, 0x31, 0x32])

/** Reads a header from the first bytes of a connection. Takes nothing longer than the limits, and nothing in part. */
export function parseProxyHeader(bytes: Uint8Array): ProxyHeader {
  if (beginsLike(bytes, V2_SIGNATURE)) return bytes.length < V2_FIXED_BYTES ? MORE : parseV2(bytes)
  if (beginsLike(bytes, V1_BEGINNING)) return parseV1(bytes)
  return BAD
}

function parseV1(bytes: Uint8Array): ProxyHeader {
  const end = bytes.subarray(0, MAX_V1_BYTES).indexOf(LF)
  if (end < 0) return bytes.length < MAX_V1_BYTES ? MORE : BAD
  let line = ''
  for (const byte of bytes.subarray(0, end)) line += String.fromCharCode(byte)
  if (!line.endsWith('\r')) return BAD
  const words = line.slice(0, -1).split(' ')
  const length = end + 1
  if (words[0] !== 'PROXY') return BAD
  // What stands behind UNKNOWN is to be ignored.
  if (words[1] === 'UNKNOWN') return { is: 'whole', length, address: undefined }
  const [, family, source = '', destination = '', ...ports] = words
  const [from, to] = [parseIpAddress(source), parseIpAddress(destination)]
  const size = family === 'TCP4' ? 4 : family === 'TCP6' ? 16 : undefined
  if (from === undefined || from.length !== size || to?.length !== size) return BAD
  if (ports.length !== 2 || !ports.every(isPort)) return BAD
  return { is: 'whole', length, address: formatIpAddress(from) }
}

function parseV2(bytes: Uint8Array): ProxyHeader {
  const [command = 0, family = 0, high = 0, low = 0] = bytes.subarray(V2_SIGNATURE.length, V2_FIXED_BYTES)
  const rest = (high << 8) | low
  const length = V2_FIXED_BYTES + rest
  if ((command !== LOCAL && command !== PROXY) || length > MAX_V2_BYTES) return BAD
  if (command === PROXY && (!KNOWN_FAMILIES.has(family) || rest < (NEEDED.get(family) ?? 0))) return BAD
  if (bytes.length < length) return MORE
  // The proxy speaks for itself (to see whether we are well), or for somebody who has no address of ours.
  if (command === LOCAL || !NEEDED.has(family)) return { is: 'whole', length, address: undefined }
  const source = bytes.subarray(V2_FIXED_BYTES, V2_FIXED_BYTES + (family === TCP4 ? 4 : 16))
  return { is: 'whole', length, address: formatIpAddress(source) }
}

function isPort(text: string): boolean {
  return /^(?:0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 65_535
}

/** Whether the bytes, as far as they go, are those of `beginning`. */
function beginsLike(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return beginning.every((byte, at) => at >= bytes.length || bytes[at] === byte)
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
