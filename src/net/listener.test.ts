import { afterEach, expect, test } from 'vitest'
import { openRawClient } from '../../test/support/raw-client.ts'
import type { ListenAddress, Listener } from './listener.ts'
import { ListenError, openListener } from './listener.ts'

const listeners: Listener[] = []
const heard: string[] = []

async function listen(address: ListenAddress): Promise<Listener> {
  const listener = await openListener(address, {
    onSocket(socket) {
      heard.push(socket.remoteAddress ?? '')
      socket.end('hi')
    },
    onAcceptFailed: () => expect.unreachable(),
  })
  listeners.push(listener)
  return listener
}

/** The fault and the words of a listener that cannot be opened. */
async function faultAt(address: ListenAddress): Promise<ListenError> {
  const error: unknown = await listen(address).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(error instanceof ListenError)) throw new Error('it was opened')
  return error
}

afterEach(() => {
  for (const listener of listeners.splice(0)) listener.close()
  heard.length = 0
})

test('both loopback addresses can be listened on, at a port that the system chooses', async () => {
  for (const host of ['127.0.0.1', '::1']) {
    const { address } = await listen({ host, port: 0 })
    expect(address.host).toBe(host)
    const client = await openRawClient(address.port, host)
    expect(await client.closed).toBe('hi')
    client.destroy()
  }
})

test('a port in use and a foreign address say what to do', async () => {
  const { address } = await listen({ host: '127.0.0.1', port: 0 })
  const inUse = await faultAt({ host: '127.0.0.1', port: address.port })
  expect(inUse.fault).toBe('port-in-use')
  expect(inUse.message).toBe(
    `Port ${address.port} is already in use on 127.0.0.1. Is Snug already running? Stop what uses the port, or choose another with --port.`,
  )
  const foreign = await faultAt({ host: '192.0.2.1', port: 0 })
  expect(foreign.fault).toBe('not-an-address-of-this-machine')
  expect(foreign.message).toContain('leave --host out')
})

test('a port that this user may not open', () => {
  const cause = Object.assign(new Error('listen EACCES'), { code: 'EACCES' })
  expect(new ListenError('not-allowed', { port: 80 }, cause).message).toBe(
    'Port 80 may not be opened by this user: ports below 1024 usually need the administrator. Choose a higher one with --port.',
  )
})
