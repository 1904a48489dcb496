/** Listens wherever an address leads: a name may have several addresses, and people come by any of them. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { ListenAddress, Listener, ListenerEvents } from './listener.ts'
import { ListenError, listenErrorOf, openListener } from './listener.ts'

/** All addresses of a name, none of them twice. Rejects with the system's error where the name is not known. */
export type AddressesOf = (name: string) => Promise<readonly string[]>

/** So often another free port is tried, where not all addresses have the first one free. */
const FREE_PORT_TRIES = 10

/**
 * Gives one listener, or for a name one on each of its addresses that this machine has; all with the same port, also where that is 0.
 * Rejects with a `ListenError`; then none is open.
 */
export async function openListeners(
  address: ListenAddress,
  events: ListenerEvents,
  addressesOf: AddressesOf = resolveName,
): Promise<Listener[]> {
  const { host, port } = address
  if (host === undefined || isIP(host) !== 0) return [await openListener(address, events)]
  const hosts = await addressesOf(host).catch((error: unknown) => {
    throw listenErrorOf(error as NodeJS.ErrnoException, address)
  })
  for (let tries = port === 0 ? FREE_PORT_TRIES : 1; ; tries--) {
    try {
      return await openAll(hosts, address, events)
    } catch (error) {
      if (tries === 1 || !(error instanceof ListenError) || error.fault !== 'port-in-use') throw error
    }
  }
}

async function openAll(hosts: readonly string[], address: ListenAddress, events: ListenerEvents): Promise<Listener[]> {
  const listeners: Listener[] = []
  let missing: unknown
  try {
    for (const host of hosts) {
      const port = listeners[0]?.address.port ?? address.port
      try {
        listeners.push(await openListener({ host, port }, events))
      } catch (error) {
        if (!(error instanceof ListenError) || error.fault !== 'not-an-address-of-this-machine') throw error
        missing ??= error.cause
      }
    }
  } catch (error) {
    for (const listener of listeners) listener.close()
    throw error
  }
  if (listeners.length === 0) throw listenErrorOf(missing as NodeJS.ErrnoException, address)
  return listeners
}

/** `localhost` is both loopback addresses, whatever a hosts file says of it (RFC 6761 §6.3). */
async function resolveName(name: string): Promise<readonly string[]> {
  if (name.toLowerCase() === 'localhost') return ['127.0.0.1', '::1']
  const found = await lookup(name, { all: true })
  return [...new Set(found.map(({ address }) => address))]
}
