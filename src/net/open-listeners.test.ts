import { networkInterfaces } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { openRawClient } from '../../test/support/raw-client.ts'
import type { ListenAddress, Listener } from './listener.ts'
import { ListenError } from './listener.ts'
import { type AddressesOf, openListeners } from './open-listeners.ts'

const opened: Listener[] = []
const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))

async function listen(address: ListenAddress, addressesOf?: AddressesOf): Promise<Listener[]> {
  const events = {
    onSocket: (socket: { end(text: string): void }) => socket.end('hi'),
    onAcceptFailed: () => expect.unreachable(),
  }
  const listeners = await openListeners(address, events, addressesOf)
  opened.push(...listeners)
  return listeners
}

const hostsOf = (listeners: readonly Listener[]): string[] => listeners.map(({ address }) => address.host)

async function faultAt(address: ListenAddress, addressesOf?: AddressesOf): Promise<ListenError> {
  const error: unknown = await listen(address, addressesOf).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(error instanceof ListenError)) throw new Error('it was opened')
  return error
}

async function hears(host: string, port: number): Promise<string> {
  const client = await openRawClient(port, host)
  const heard = await client.closed
  client.destroy()
  return heard
}

afterEach(() => {
  for (const listener of opened.splice(0)) listener.close()
})

test.runIf(hasIpv6)(
  'localhost is reached by both loopback addresses, at one port that the system chooses',
  async () => {
    const listeners = await listen({ host: 'localhost', port: 0 })
    expect(hostsOf(listeners)).toEqual(['127.0.0.1', '::1'])
    const [port, other] = listeners.map(({ address }) => address.port) as [number, number]
    expect(other).toBe(port)
    expect(await hears('127.0.0.1', port)).toBe('hi')
    expect(await hears('::1', port)).toBe('hi')
  },
)

test('an address is taken as it is, and no host is every address', async () => {
  const never: AddressesOf = () => expect.unreachable()
  expect(hostsOf(await listen({ host: '127.0.0.1', port: 0 }, never))).toEqual(['127.0.0.1'])
})

test('what a name has and this machine has not is left out, unless that is all', async () => {
  const some = await listen({ host: 'cluster', port: 0 }, async () => ['192.0.2.1', '127.0.0.1'])
  expect(hostsOf(some)).toEqual(['127.0.0.1'])
  const none = await faultAt({ host: 'elsewhere', port: 0 }, async () => ['192.0.2.1'])
  expect(none.fault).toBe('not-an-address-of-this-machine')
  expect(none.message).toContain('no address elsewhere')
})

test.runIf(hasIpv6)(
  'a port that one of the addresses does not have free is refused, and none is listened on',
  async () => {
    const [taken] = (await listen({ host: '::1', port: 0 })) as [Listener]
    const { port } = taken.address
    const inUse = await faultAt({ host: 'both', port }, async () => ['127.0.0.1', '::1'])
    expect(inUse.fault).toBe('port-in-use')
    expect(inUse.message).toContain('on ::1')
    await expect(openRawClient(port, '127.0.0.1')).rejects.toThrow('ECONNREFUSED')
  },
)

test('a free port that not all of them have is not looked for without end', async () => {
  // The same address twice can never have one port.
  const inUse = await faultAt({ host: 'twins', port: 0 }, async () => ['127.0.0.1', '127.0.0.1'])
  expect(inUse.fault).toBe('port-in-use')
})

test('a name that nobody knows says so', async () => {
  const unknown = await faultAt({ host: 'no-such-host.invalid', port: 0 })
  expect(unknown.fault).toBe('unknown-host')
  expect(unknown.message).toContain('no-such-host.invalid')
})
