/** The address at which others reach this machine, for whoever looks at `localhost` and wants to invite somebody. */
import { networkInterfaces } from 'node:os'
import type { BoundAddress } from '../net/listener.ts'
import { formatHostPort } from './host-port.ts'
import { lanAddresses } from './lan-addresses.ts'

export function isEveryAddress(host: string): boolean {
  return host === '::' || host === '0.0.0.0'
}

export function isLoopback(host: string): boolean {
  return host === '::1' || host.startsWith('127.') || host === 'localhost'
}

/** The likeliest of a machine's addresses at which something can be reached that listens there; undefined where there is none. */
export function reachableAt({ host, port }: BoundAddress, lan: readonly string[]): BoundAddress | undefined {
  if (isLoopback(host)) return undefined
  if (!isEveryAddress(host)) return { host, port }
  const reachable = lan.find((one) => host === '::' || !one.includes(':'))
  return reachable === undefined ? undefined : { host: reachable, port }
}

/** `host:port`, as of now: networks come and go. `bound`: where the server listens, the first first. */
export function addressForOthers(bound: readonly BoundAddress[] | undefined): string | undefined {
  const address = bound?.[0] && reachableAt(bound[0], lanAddresses(networkInterfaces()))
  return address && formatHostPort(address)
}
