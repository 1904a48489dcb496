/** Which of a machine's addresses other people can use to reach it. */
import type { NetworkInterfaceInfo, networkInterfaces } from 'node:os'

/** Networks that exist only inside this machine: containers, virtual machines. */
const INSIDE = /^(?:lo|docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|cali|podman|lxc|lxd|utun|awdl|llw)/

const KINDS = ['private IPv4', 'other IPv4', 'global IPv6'] as const

/**
 * The addresses that others may reach, the likeliest first: private IPv4, other IPv4, global IPv6. Nothing that is
 * internal to the machine or link-local.
 */
export function lanAddresses(interfaces: ReturnType<typeof networkInterfaces>): string[] {
  const outside = Object.entries(interfaces)
    .filter(([name]) => !INSIDE.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
  return KINDS.flatMap((kind) => outside.filter((info) => kindOf(info) === kind).map(({ address }) => address))
}

function kindOf({ address, family, internal }: NetworkInterfaceInfo): (typeof KINDS)[number] | undefined {
  if (internal) return undefined
  // 2000::/3 is all that is global unicast. https://www.iana.org/assignments/ipv6-address-space
  if (family === 'IPv6') return /^[23]/.test(address) && address.indexOf(':') === 4 ? 'global IPv6' : undefined
  if (/^(?:127|169\.254)\./.test(address)) return undefined
  // https://www.rfc-editor.org/rfc/rfc1918#section-3
  return /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address) ? 'private IPv4' : 'other IPv4'
}
