/** A list of addresses and networks, as an operator writes it. */
import { BlockList, isIP } from 'node:net'
import { unmapped } from './admission.ts'

/**
 * Whether an address is on the list. Each entry is an address or a network in CIDR notation (`10.0.0.0/8`, `2001:db8::/32`). Throws an
 * error that names the first entry that is neither.
 */
export function createAddressList(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const entry of entries) add(list, entry)
  return (address) => {
    const plain = unmapped(address)
    const version = isIP(plain)
    return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6')
  }
}

function add(list: BlockList, entry: string): void {
  const [address = '', prefix, ...more] = entry.split('/')
  const version = isIP(address)
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const isWhole = prefix === undefined
  const bits = Number(prefix)
  if (
    version === 0 ||
    more.length > 0 ||
    (!isWhole && (!/^\d{1,3}$/.test(prefix) || bits > (version === 4 ? 32 : 128)))
  ) {
    throw new Error(`'${entry}' is neither an address nor a network such as 10.0.0.0/8`)
  }
  if (isWhole) list.addAddress(address, family)
  else list.addSubnet(address, bits, family)
}
