/** How many connections there may be, in all and from one place. */

export interface AdmissionLimits {
  readonly maxConnections: number
  /** That take part, from one IPv4 address, or from one IPv6 network of 64 bits: a household has one of either. */
  readonly maxPerAddress: number
  /** From this machine itself: bots and tests live here, and whoever is here could do worse. */
  readonly maxFromLoopback: number
}

/**
 * A browser has six connections, and its WebSocket, while it loads a page, and a class of sixty has one address. So many times as many as take part may
 * there be that have not said what they are, or only ask for files; but not where half of all are taken.
 */
export const COMING = 8

export const DEFAULT_LIMITS: AdmissionLimits = { maxConnections: 10_000, maxPerAddress: 64, maxFromLoopback: 1024 }

export const NO_LIMITS: AdmissionLimits = {
  maxConnections: Number.POSITIVE_INFINITY,
  maxPerAddress: Number.POSITIVE_INFINITY,
  maxFromLoopback: Number.POSITIVE_INFINITY,
}

export type Admitted = 'welcome' | 'too-many' | 'too-many-from-address'

export interface Admission {
  /** Counts one in, or says why not; then nothing is counted. `isUncounted`: its address has no limit. */
  enter(address: string, isUncounted?: boolean): Admitted
  /** Counts one from another address than before, or says why not; then it counts as before. `isUncounted`: the new one has no limit. */
  move(from: string, to: string, isUncounted?: boolean): Admitted
  /** One that was welcome takes part from now on. False where that is one too many; then nothing is counted. */
  stay(address: string, isUncounted?: boolean): boolean
  /** It does not any more. */
  unstay(address: string): void
  /** Counts one out again that was welcome. */
  leave(address: string): void
  readonly open: number
}

export function createAdmission(limits: AdmissionLimits): Admission {
  const perNetwork = new Map<string, number>()
  const staying = new Map<string, number>()
  let open = 0

  function isFull(address: string): boolean {
    const there = perNetwork.get(networkOf(address)) ?? 0
    if (isLoopback(address)) return there >= limits.maxFromLoopback
    return there >= (open * 2 < limits.maxConnections ? COMING : 1) * limits.maxPerAddress
  }

  function count(address: string, change: 1 | -1, among = perNetwork): void {
    const network = networkOf(address)
    const there = (among.get(network) ?? 0) + change
    if (there > 0) among.set(network, there)
    else among.delete(network)
  }

  return {
    enter(address, isUncounted = false) {
      if (open >= limits.maxConnections) return 'too-many'
      if (!isUncounted && isFull(address)) return 'too-many-from-address'
      count(address, 1)
      open++
      return 'welcome'
    },
    move(from, to, isUncounted = false) {
      if (!isUncounted && isFull(to)) return 'too-many-from-address'
      count(from, -1)
      count(to, 1)
      return 'welcome'
    },
    stay(address, isUncounted = false) {
      const there = staying.get(networkOf(address)) ?? 0
      const isTooMany = there >= (isLoopback(address) ? limits.maxFromLoopback : limits.maxPerAddress)
      if (isTooMany && !isUncounted) return false
      count(address, 1, staying)
      return true
    },
    unstay(address) {
      count(address, -1, staying)
    },
    leave(address) {
      count(address, -1)
      open--
    },
    get open() {
      return open
    },
  }
}

/** An IPv4 address that came mapped into IPv6 (RFC 4291 §2.5.5.2) as the IPv4 address that it is. */
export function unmapped(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}

/** What is counted together: the IPv4 address itself, the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = ''] = address.split('::', 1)
  const groups = head === '' ? [] : head.split(':')
  const hasGap = address.includes('::')
  const tail = hasGap
    ? address
        .slice(head.length + 2)
        .split(':')
        .filter(Boolean)
    : []
  const zeros = hasGap ? Array.from({ length: Math.max(0, 8 - groups.length - tail.length) }, () => '0') : []
  return `${[...groups, ...zeros, ...tail].slice(0, 4).join(':')}::/64`
}
