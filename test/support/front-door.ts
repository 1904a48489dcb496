/** A front door on a free port, with small doors that write down what comes: `irc`, `plain` and the real http. */
import { respondToFault } from '../../src/doors/http/answers.ts'
import { recogniseHttp } from '../../src/doors/http/recognise.ts'
import { createHttpDoor } from '../../src/doors/http/respond.ts'
import type { AdmissionLimits } from '../../src/net/admission.ts'
import type { Entrance, Recognise } from '../../src/net/entrance.ts'
import { lineEntrance } from '../../src/net/entrance.ts'
import type { TakeOne } from '../../src/net/network-limit.ts'
import { greetingOf } from '../../src/net/greeting.ts'
import { httpEntrance, type HttpEntranceOptions } from '../../src/net/http-entrance.ts'
import type { OpenFrontDoor } from '../../src/net/open-front-door.ts'
import { openFrontDoor } from '../../src/net/open-front-door.ts'
import { proxyEntrance } from '../../src/net/proxy-entrance.ts'
import { recogniseBeginning, refusalsByProtocol, refusalsOfTheRest } from '../../src/net/refusals.ts'
import { type Tls, tlsEntrance } from '../../src/net/tls.ts'
import { createWebSockets } from '../../src/net/web-sockets.ts'
import type { Connection, Peer } from '../../src/ports/connection.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'

/** One that came in by a door, and everything the door was told. */
export interface Guest {
  readonly door: string
  readonly connection: Connection
  readonly greeted: boolean
  heard: string
  readonly pieces: string[]
  /** Set when it is over. */
  reason?: string
  hasEnded: boolean
}

const TEXT = 'NOTICE * :Welcome to Snug. Type your name and press Enter.'
/** As it is sent. */
export const GREETING = Buffer.from(greetingOf(TEXT)).toString()

/** As much of the irc door's own recogniser as the front door's tests need. */
export const recogniseSomeIrc: Recognise = recogniseBeginning(['NICK ', 'USER ', 'CAP ', 'PASS '])

export interface TestDoor {
  readonly door: OpenFrontDoor
  readonly clock: FakeClock
  readonly port: number
  readonly guests: Guest[]
  readonly refusals: string[]
  /** The longest first bytes that were looked at since `forget`, of whatever connection. */
  seen(): number
  forget(): void
  /** Resolves when the condition holds; it is looked at whenever something happens at the door. */
  when(condition: () => boolean): Promise<void>
}

export interface TestDoorOptions {
  readonly limits?: AdmissionLimits
  /** Called in the door's `receive`; by default every piece is echoed. */
  onBytes?(guest: Guest, bytes: Uint8Array): void
  readonly http?: Partial<
    Pick<HttpEntranceOptions, 'respond' | 'pace' | 'headersWithinMs' | 'requestWithinMs' | 'keepAliveMs'>
  >
  readonly allowedOrigins?: readonly string[]
  readonly tls?: Tls
  readonly takeHandshake?: TakeOne
  readonly takeArrival?: TakeOne
  readonly takePart?: TakeOne
  readonly isExempt?: (address: string) => boolean
  readonly isProxy?: (address: string) => boolean
  readonly whyBanned?: (address: string) => string | undefined
}

export async function openTestDoor(options: TestDoorOptions = {}): Promise<TestDoor> {
  const clock = createFakeClock()
  const guests: Guest[] = []
  const refusals: string[] = []
  const conditions = new Set<() => void>()
  let seen = 0

  function happened(): void {
    for (const check of conditions) check()
  }

  function guestAt(door: string) {
    return (connection: Connection, greeted = false): Peer => {
      const guest: Guest = { door, connection, greeted, heard: '', pieces: [], hasEnded: false }
      guests.push(guest)
      return {
        receive(bytes) {
          const text = Buffer.from(bytes).toString('latin1')
          guest.heard += text
          guest.pieces.push(text)
          if (options.onBytes) options.onBytes(guest, bytes)
          else connection.write(Buffer.from(`${door}<${text}>\r\n`, 'latin1'))
          happened()
        },
        ended() {
          guest.hasEnded = true
          happened()
        },
        closed(reason) {
          guest.reason = reason
          happened()
        },
      }
    }
  }

  const witness: Entrance = {
    name: 'witness',
    recognise(first) {
      seen = Math.max(seen, first.length)
      // After everybody has been asked about these bytes.
      setImmediate(happened)
      return 'no'
    },
    enter() {},
  }
  const door = await openFrontDoor({
    clock,
    listen: [{ host: '127.0.0.1', port: 0 }],
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.whyBanned ? { whyBanned: options.whyBanned } : {}),
    isUncounted: (address) => options.isProxy?.(address) === true || options.isExempt?.(address) === true,
    ...(options.takeArrival ? { takeArrival: options.takeArrival } : {}),
    ...(options.takePart ? { takePart: options.takePart } : {}),
    wrappings: (threshold) => [
      ...(options.tls
        ? [
            tlsEntrance({
              clock,
              tls: options.tls,
              threshold,
              ...(options.takeHandshake && { takeHandshake: options.takeHandshake }),
            }),
          ]
        : []),
      ...(options.isProxy ? [proxyEntrance({ clock, isProxy: options.isProxy, threshold })] : []),
    ],
    onRefused(why) {
      refusals.push(why)
      happened()
    },
    entrances: [
      witness,
      ...refusalsByProtocol,
      httpEntrance({
        recognise: recogniseHttp,
        respond: createHttpDoor({ health: () => ({ ready: true, counts: door.counts() }), isHostWelcome: () => true }),
        respondToFault,
        webSockets: createWebSockets({
          clock,
          isHostWelcome: (header) => header !== 'evil.example',
          open: guestAt('web'),
          ...(options.allowedOrigins ? { allowedOrigins: options.allowedOrigins } : {}),
        }),
        ...options.http,
      }),
      lineEntrance({ name: 'irc', recognise: recogniseSomeIrc, open: guestAt('irc') }),
      ...refusalsOfTheRest,
      lineEntrance({ name: 'plain', recognise: () => 'yes', greeting: TEXT, open: guestAt('plain') }),
    ],
  })
  return {
    door,
    clock,
    guests,
    refusals,
    port: door.addresses[0]?.port ?? 0,
    seen: () => seen,
    forget() {
      seen = 0
    },
    when: (condition) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (condition()) {
            conditions.delete(check)
            resolve()
          }
        }
        conditions.add(check)
        check()
      }),
  }
}

/** Stops it at once. */
export async function closeTestDoor({ door, clock }: TestDoor): Promise<void> {
  const stopped = door.stop(0)
  clock.advance(10_000)
  await stopped
}
