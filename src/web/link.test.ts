import { expect, test } from 'vitest'
import type { Link } from '../client/link.ts'
import { roomAddress, webSocketLink } from './link.ts'

/** A WebSocket whose server is the test. */
class FakeSocket {
  static readonly OPEN = 1
  static last: FakeSocket
  readyState = 0
  readonly sent: string[] = []
  readonly closedWith: number[] = []
  onopen?: () => void
  onmessage?: (event: { data: unknown }) => void
  onclose?: (event: { reason: string }) => void
  readonly address: string
  readonly subprotocol: string

  constructor(address: string, subprotocol: string) {
    this.address = address
    this.subprotocol = subprotocol
    FakeSocket.last = this
  }

  send(line: string): void {
    this.sent.push(line)
  }

  close(code: number): void {
    this.closedWith.push(code)
  }

  opens(): void {
    this.readyState = FakeSocket.OPEN
    this.onopen?.()
  }
}

function openLink(): { link: Link; socket: FakeSocket; told: string[] } {
  const told: string[] = []
  const link = webSocketLink(
    'ws://a/irc',
    FakeSocket as unknown as typeof WebSocket,
  )({
    opened: () => told.push('opened'),
    received: (bytes) => told.push(new TextDecoder().decode(bytes)),
    closed: (reason) => told.push(`closed: ${reason}`),
  })
  return { link, socket: FakeSocket.last, told }
}

const bytes = (text: string) => new TextEncoder().encode(text)

test('the room is where the page came from, as safely', () => {
  expect(roomAddress({ protocol: 'http:', host: 'localhost:7684' })).toBe('ws://localhost:7684/irc')
  expect(roomAddress({ protocol: 'https:', host: '[::1]:7684' })).toBe('wss://[::1]:7684/irc')
})

test('each message is a line, both ways', () => {
  const { link, socket, told } = openLink()
  expect(socket).toMatchObject({ address: 'ws://a/irc', subprotocol: 'text.ircv3.net' })
  link.write(bytes('TOO EARLY\r\n'))
  socket.opens()
  link.write(bytes('NICK é\r\nUSER a 0 * :b\r\n'))
  socket.onmessage?.({ data: 'PING :ü' })
  socket.onmessage?.({ data: new ArrayBuffer(1) })
  expect(socket.sent).toEqual(['NICK é', 'USER a 0 * :b'])
  expect(told).toEqual(['opened', 'PING :ü\r\n'])
})

test('one that never opened says that the server cannot be reached, one that was open what the server said', () => {
  const unreached = openLink()
  unreached.socket.onclose?.({ reason: '' })
  expect(unreached.told).toEqual(['closed: the server cannot be reached'])

  const { socket, told, link } = openLink()
  socket.opens()
  socket.onclose?.({ reason: 'Ping timeout' })
  socket.onclose?.({ reason: 'again' })
  link.write(bytes('TOO LATE\r\n'))
  expect(told).toEqual(['opened', 'closed: Ping timeout'])
  expect(socket.sent).toEqual([])
})

test('a link that is destroyed is over at once, though not before that returns, and nothing is heard of it later', async () => {
  const { link, socket, told } = openLink()
  socket.opens()
  link.destroy('no answer')
  expect(told).toEqual(['opened'])
  await Promise.resolve()
  socket.onmessage?.({ data: 'PING :late' })
  socket.onclose?.({ reason: '' })
  expect(told).toEqual(['opened', 'closed: no answer'])
  expect(socket.closedWith).toEqual([1000])
})
