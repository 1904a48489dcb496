/** A bare TCP client for tests: what it says is up to the test, and it waits for what it hears, never for a time. */
import type { Socket } from 'node:net'
import { connect } from 'node:net'

export interface RawClient {
  readonly socket: Socket
  send(bytes: Uint8Array | string): Promise<void>
  /** Everything heard so far, as Latin-1. */
  heard(): string
  /** Resolves when `text` has been heard; rejects where the connection closes before. */
  until(text: string): Promise<string>
  /** Resolves when the other side has ended or cut the connection, with everything that was heard. */
  readonly closed: Promise<string>
  /** Ends its own side only. */
  end(): void
  destroy(): void
}

export async function openRawClient(port: number, host = '127.0.0.1'): Promise<RawClient> {
  const socket = connect({ port, host, noDelay: true, allowHalfOpen: true })
  let heard = ''
  const checks = new Set<() => void>()
  const closed = new Promise<string>((resolve) => {
    socket.on('end', () => resolve(heard))
    socket.on('close', () => resolve(heard))
  })
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1')
    for (const check of checks) check()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return {
    socket,
    closed,
    send: (bytes) => new Promise((resolve) => void socket.write(bytes, () => resolve())),
    heard: () => heard,
    until: (text) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (heard.includes(text)) resolve(heard)
        }
        checks.add(check)
        check()
        void closed.then(() => reject(new Error(`closed before «${text}»: ${JSON.stringify(heard)}`)))
      }),
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
  }
}
