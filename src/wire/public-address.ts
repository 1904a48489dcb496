/**
 * Whether an IP address is one of the open network: where a server may go on behalf of somebody, without reaching what only it can reach.
 * https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
 */
import { parseIpAddress } from './ip-address.ts'

type Network = readonly [address: string, width: number]

/** Private, of the host itself, of the link, shared (RFC 6598), for protocols, documentation, benchmarks and old 6to4 relays, multicast, reserved. */
const CLOSED_IPV4: readonly Network[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** All of IPv6 that is given away to networks … */
const GLOBAL_IPV6: Network = ['2000::', 3]
/** … but for protocols (Teredo among them, RFC 4380), documentation, and 6to4 (RFC 7526), which may lead to any IPv4. */
const CLOSED_IPV6: readonly Network[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

/** IPv6 that is IPv4 in other clothes: mapped (RFC 4291 §2.5.5.2), and what NAT64 makes of it (RFC 6052 §2.1). */
const CLOTHED_IPV4: readonly Network[] = [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
]

/** False for what is no address at all, and for one with a zone. */
export function isPublicAddress(text: string): boolean {
  const bytes = parseIpAddress(text)
  if (!bytes) return false
  if (bytes.length === 4) return !CLOSED_IPV4.some((network) => isIn(bytes, network))
  if (CLOTHED_IPV4.some((network) => isIn(bytes, network))) return isPublicAddress(bytes.subarray(12).join('.'))
  return isIn(bytes, GLOBAL_IPV6) && !CLOSED_IPV6.some((network) => isIn(bytes, network))
}

function isIn(bytes: Uint8Array, [address, width]: Network): boolean {
  const wanted = parseIpAddress(address)
  if (wanted?.length !== bytes.length) return false
  for (let bit = 0; bit < width; bit += 8) {
    const mask = width - bit >= 8 ? 0xff : (0xff << (8 - (width - bit))) & 0xff
    if (((wanted[bit / 8] ?? 0) & mask) !== ((bytes[bit / 8] ?? 0) & mask)) return false
  }
  return true
}
