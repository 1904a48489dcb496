/** Any first bytes, in any pieces, with any pauses: always decided or refused, nothing lost, nothing kept. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { recogniseHttp } from '../../src/doors/http/recognise.ts'
import type { Entrance } from '../../src/net/entrance.ts'
import { lineEntrance } from '../../src/net/entrance.ts'
import { createFrontDoor, MAX_FIRST_BYTES } from '../../src/net/front-door.ts'
import { refusalsByProtocol, refusalsOfTheRest } from '../../src/net/refusals.ts'
import type { Peer } from '../../src/ports/connection.ts'
import { closeTestDoor, openTestDoor, recogniseSomeIrc } from '../support/front-door.ts'
import { FakeArrival } from '../support/fake-arrival.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { openRawClient } from '../support/raw-client.ts'

const BEGINNINGS = [
  'GET / HTTP/1.1\r\n',
  'POST',
  'NICK a\r\n',
  'CAP LS 302',
  'SSH-2.0',
  '\x16\x03\x01',
  'PROXY TCP4 ',
  '\r\n\r\n\0\r\nQUIT\n',
  '\xff\xfb\x01',
  'alice',
  '@a=b ',
  ':',
  '\n',
  '\0',
]

/** Bytes that often look like the beginning of something. */
const firstBytes = fc
  .tuple(
    fc.constantFrom('', ...BEGINNINGS),
    fc.nat(20),
    fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 20_000, size: 'max' })),
  )
  .map(([beginning, cut, rest]) => Buffer.concat([Buffer.from(beginning.slice(0, cut), 'latin1'), rest]))

/** A piece of the stream is so long; a pause follows it. */
const rhythm = fc.array(
  fc.record({ length: fc.integer({ min: 1, max: 9000 }), pauseMs: fc.constantFrom(0, 1, 499, 500, 9000) }),
  {
    minLength: 1,
    maxLength: 12,
  },
)

test('FRONT-1 FRONT-5 whatever comes is decided within the time and the bytes, and every byte is handed on in order', () => {
  fc.assert(
    fc.property(firstBytes, rhythm, (bytes, pieces) => {
      const clock = createFakeClock()
      const arrival = new FakeArrival()
      let handedOn = ''
      let longest = 0
      let decisions = 0
      const open = (): Peer => ({
        receive: (piece) => {
          handedOn += Buffer.from(piece).toString('latin1')
        },
        closed() {},
      })
      const http: Entrance = {
        name: 'http',
        recognise: recogniseHttp,
        enter: (arrival, first) => arrival.handTo(open(), first),
      }
      const watch: Entrance = {
        name: 'watch',
        recognise: (first) => {
          longest = Math.max(longest, first.length)
          return 'no'
        },
        enter() {},
      }
      const door = createFrontDoor({
        clock,
        silenceMs: 500,
        decideWithinMs: 30_000,
        onEntered: () => decisions++,
        onRefused: () => decisions++,
        entrances: [
          watch,
          ...refusalsByProtocol,
          http,
          lineEntrance({ name: 'irc', recognise: recogniseSomeIrc, open }),
          ...refusalsOfTheRest,
          lineEntrance({ name: 'plain', recognise: () => 'yes', greeting: 'hello\r\n', open }),
        ],
      })
      door.admit(arrival)
      let sent = 0
      let largest = 0
      for (const { length, pauseMs } of pieces) {
        if (arrival.state !== 'open') break
        const piece = bytes.subarray(sent, sent + length)
        if (piece.length > 0) arrival.send(piece)
        sent += piece.length
        largest = Math.max(largest, piece.length)
        clock.advance(pauseMs)
      }
      clock.advance(30_000)
      expect(decisions).toBe(1)
      expect(door.undecided).toBe(0)
      expect(clock.timers).toBe(0)
      expect(longest).toBeLessThan(MAX_FIRST_BYTES + largest)
      if (arrival.state === 'open') expect(handedOn).toBe(bytes.toString('latin1', 0, sent))
    }),
    { numRuns: 1000 },
  )
})

test('FRONT-3 what begins like HTTP comes to no other door, wherever it is cut', () => {
  fc.assert(
    fc.property(fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PRI'), fc.string(), (method, rest) => {
      const bytes = Buffer.from(`${method} ${rest}`)
      for (let cut = 1; cut <= bytes.length; cut++) {
        expect(recogniseHttp(bytes.subarray(0, cut), false)).toBe(cut > method.length ? 'yes' : 'more')
      }
      expect(recogniseHttp(bytes.subarray(0, method.length), true)).toBe('yes')
    }),
  )
})

test('FRONT-7 over real sockets, any bytes: the server keeps serving, and everybody is let go', async () => {
  const snug = await openTestDoor()
  await fc.assert(
    fc.asyncProperty(firstBytes, fc.nat(100), async (bytes, cut) => {
      const client = await openRawClient(snug.port)
      client.socket.write(bytes.subarray(0, cut))
      client.socket.end(bytes.subarray(cut))
      // Whoever has it now ends it: a door after its answers, a refusal at once, HTTP after its error.
      await snug.when(() => snug.door.counts().accepted > 0)
      while (!client.socket.readableEnded && !client.socket.destroyed) {
        await new Promise((resolve) => setImmediate(resolve))
        snug.clock.advance(100)
      }
      client.destroy()
    }),
    { numRuns: 150 },
  )
  const guest = await openRawClient(snug.port)
  await guest.send('NICK alice\r\n')
  await guest.until('irc<')
  guest.destroy()
  await closeTestDoor(snug)
  expect(snug.door.counts().open).toBe(0)
  expect(snug.door.counts().undecided).toBe(0)
})
