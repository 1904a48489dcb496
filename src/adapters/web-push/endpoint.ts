/** Where we may go because somebody says that it is their push service: never to what only this machine can reach. */
import { Resolver, lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** As long as a line of IRC has room for. */
const MAX_ENDPOINT_CHARACTERS = 400
const RESOLVE_MS = 3000

export interface Reach {
  /** Whether an IP address is of the open network. */
  readonly isPublic: (address: string) => boolean
  /** Services that may be anywhere, and at any port: `host:port`, as of now. */
  readonly privateServices: () => readonly string[]
  /** The IP addresses of a name; the system's resolver in its place only in tests. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
}

export interface ClosedDoor {
  /** A reason for the log. */
  readonly closed: string
}

/** A URL of https, of the usual port but for services that the operators named, and without a name or password in it. */
export function endpointUrl(endpoint: string, { privateServices }: Pick<Reach, 'privateServices'>): URL | undefined {
  if (endpoint.length > MAX_ENDPOINT_CHARACTERS || !/^https:\/\/[\x21-\x7e]+$/.test(endpoint)) return undefined
  const url = URL.parse(endpoint)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '') return undefined
  return url.port === '' || isPrivateService(url, privateServices()) ? url : undefined
}

/**
 * The addresses of an endpoint's host, looked up once, to be connected to as they are: a name may have others a moment later. A closed door
 * where one of them is not of the open network. Rejects where there is none.
 */
export async function addressesOf(url: URL, reach: Reach): Promise<readonly string[] | ClosedDoor> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const isExempt = isPrivateService(url, reach.privateServices())
  const addresses = isIP(host) === 0 ? await (reach.resolve ?? resolver(isExempt))(host) : [host]
  if (addresses.length === 0) throw new Error(`${host} has no address`)
  const closed = isExempt ? undefined : addresses.find((address) => !reach.isPublic(address))
  return closed === undefined ? addresses : { closed: `${host} is at ${closed}, which is not of the open network` }
}

function isPrivateService({ hostname, port }: URL, services: readonly string[]): boolean {
  return services.includes(`${hostname}:${port === '' ? '443' : port}`)
}

/** A resolver of our own gives up soon and holds none of the threads that passwords are hashed on; what is private may be known to this machine alone. */
function resolver(isPrivate: boolean): (host: string) => Promise<readonly string[]> {
  if (isPrivate) return async (host) => (await lookup(host, { all: true })).map(({ address }) => address)
  return async (host) => {
    const asked = new Resolver({ timeout: RESOLVE_MS, tries: 2 })
    const found = await Promise.allSettled([asked.resolve4(host), asked.resolve6(host)])
    return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  }
}
