/** The front door on its listeners: every connection is counted, and comes to the entrance that its first bytes name. */
import type { Socket } from 'node:net'
import type { Clock } from '../ports/clock.ts'
import type { AdmissionLimits, Admitted } from './admission.ts'
import { createAdmission, DEFAULT_LIMITS, unmapped } from './admission.ts'
import { createDeadlines } from './deadlines.ts'
import type { Arrival, Entrance, Refusal, Threshold } from './entrance.ts'
import { createFrontDoor, type FrontDoor } from './front-door.ts'
import type { TakeOne } from './network-limit.ts'
import type { BoundAddress, ListenAddress, Listener } from './listener.ts'
import { openListeners } from './open-listeners.ts'
import type { TcpConnection } from './tcp.ts'
import { createTcpConnections } from './tcp.ts'

/** How long `stop` waits for everybody to leave, unless it is told otherwise. */
export const STOP_WITHIN_MS = 4000
/** After so long, `stop` cuts off whoever has been sent everything and does not close their side: nc waits for its user there. */
const PARTING_MS = 1000

export interface OpenFrontDoorOptions {
  readonly listen: readonly ListenAddress[]
  /** In the order in which they are asked, refusals included; the last takes what nobody else claims. */
  readonly entrances: readonly Entrance[]
  /** Asked before them: entrances that take off what is wrapped around a protocol, and let it come to the door again. */
  readonly wrappings?: (threshold: Threshold) => readonly Entrance[]
  /**
   * Whether an address has no limit of its own: it is exempt, or a proxy's, which brings many connections that count as from elsewhere once
   * it has said from where.
   */
  readonly isUncounted?: (address: string) => boolean
  readonly clock: Clock
  readonly limits?: AdmissionLimits
  /** Takes one connection of an address before anything is kept of it, and one that begins to take part; false where they come too fast. Not asked about those that are not counted. */
  readonly takeArrival?: TakeOne
  readonly takePart?: TakeOne
  /** Why an address is banned, empty where nobody said; undefined where it is not. Asked about those that are counted. */
  readonly whyBanned?: (address: string) => string | undefined
  /** A pause in which nothing came; 500 by default. */
  readonly silenceMs?: number
  /** The registration time-out, as far as it concerns the first bytes; 30,000 by default. */
  readonly decideWithinMs?: number
  /** Told of each connection that is turned away. The address may be empty where the peer was gone already. */
  onRefused?(why: Refusal, address: string): void
}

/** What has come to the door since it was opened. */
export interface FrontDoorCounts {
  /** Connections that are there now. */
  readonly open: number
  /** Those of them that have not said who they are. */
  readonly undecided: number
  readonly accepted: number
  /** By the name of the entrance. */
  readonly entered: Readonly<Record<string, number>>
  readonly refused: Readonly<Partial<Record<Refusal, number>>>
}

export interface OpenFrontDoor {
  /** In the order of `listen`; a name has one for each of its addresses. */
  readonly addresses: readonly BoundAddress[]
  counts(): FrontDoorCounts
  /**
   * Takes no more connections, lets those go that nobody answers, and waits for the others to leave; those that have not after `withinMs`
   * are cut off. The doors are told to say goodbye by whoever calls this.
   */
  stop(withinMs?: number): Promise<void>
}

/** Rejects with a `ListenError` where one of the addresses cannot be listened on; then none is. */
export async function openFrontDoor(options: OpenFrontDoorOptions): Promise<OpenFrontDoor> {
  const { clock, isUncounted = () => false } = options
  const admission = createAdmission(options.limits ?? DEFAULT_LIMITS)
  const present = new Set<TcpConnection>()
  /** Those that take part: what came out of another's socket, where it did. */
  const staying = new Set<TcpConnection>()
  const entered: Record<string, number> = {}
  const refused: Partial<Record<Refusal, number>> = {}
  let accepted = 0
  let onEmpty: (() => void) | undefined

  const threshold: Threshold = {
    admit: (arrival, first) => frontDoor.admit(arrival, first),
    inside: (socket, outer, certificateFingerprint) => connections.open(socket, { outer, certificateFingerprint }),
    forward(arrival, address) {
      const ban = isUncounted(address) ? undefined : options.whyBanned?.(address)
      if (ban !== undefined) {
        turnAway(arrival, 'banned', banned(ban), address)
        return false
      }
      const answer = arrive(address, () => admission.move(arrival.address, address, isUncounted(address)))
      if (answer === 'welcome') arrival.forwardedFrom(address)
      else turnAway(arrival, answer, SENTENCES[answer], address)
      return answer === 'welcome'
    },
    turnAway,
    count: countRefusal,
  }
  const frontDoor: FrontDoor = createFrontDoor({
    clock,
    entrances: [...(options.wrappings?.(threshold) ?? []), ...options.entrances],
    silenceMs: options.silenceMs ?? 500,
    decideWithinMs: options.decideWithinMs ?? 30_000,
    onEntered(name) {
      entered[name] = (entered[name] ?? 0) + 1
    },
    onRefused: countRefusal,
  })

  const connections = createTcpConnections(clock, {
    whyNotStay(connection) {
      const { address } = connection
      const isFree = isUncounted(address)
      const why = !isFree && options.takePart?.(address) === false ? 'too-fast' : 'too-many-from-address'
      if (why !== 'too-fast' && admission.stay(address, isFree)) {
        staying.add(connection)
        return undefined
      }
      countRefusal(why, address)
      return SENTENCES[why]
    },
    onGone(connection) {
      if (staying.delete(connection)) admission.unstay(connection.address)
      // What came out of another's socket is not counted.
      if (!present.delete(connection)) return
      admission.leave(connection.address)
      if (present.size === 0) onEmpty?.()
    },
  })

  const turnedAway = createDeadlines<Socket>(clock, REFUSED_WITHIN_MS, (socket) => socket.destroy())

  function countRefusal(why: Refusal, address: string): void {
    refused[why] = (refused[why] ?? 0) + 1
    options.onRefused?.(why, address)
  }

  function turnAway(arrival: Arrival, why: Refusal, sentence: Uint8Array, address = arrival.address): void {
    countRefusal(why, address)
    arrival.write(sentence)
    arrival.close()
  }

  function arrive(address: string, count: () => Admitted): Admitted | 'too-fast' {
    return !isUncounted(address) && options.takeArrival?.(address) === false ? 'too-fast' : count()
  }

  function take(socket: Socket): void {
    const address = unmapped(socket.remoteAddress ?? '')
    const ban = isUncounted(address) ? undefined : options.whyBanned?.(address)
    if (ban !== undefined) return refuse(socket, 'banned', banned(ban), address)
    const answer = arrive(address, () => admission.enter(address, isUncounted(address)))
    if (answer !== 'welcome') return refuse(socket, answer, SENTENCES[answer], address)
    accepted++
    const connection = connections.open(socket, address)
    present.add(connection)
    frontDoor.admit(connection)
  }

  function refuse(socket: Socket, why: Refusal, sentence: Uint8Array, address: string): void {
    countRefusal(why, address)
    // Whoever comes too fast for words gets none.
    if (turnedAway.size >= MAX_TURNED_AWAY) return void socket.destroy()
    // Whatever becomes of it is nobody's concern, errors included. What it says is dropped.
    socket.on('error', ignore)
    socket.end(sentence)
    socket.resume()
    turnedAway.add(socket)
  }

  const events = {
    onSocket: take,
    onAcceptFailed: () => countRefusal('not-accepted', ''),
  }
  const listeners: Listener[] = []
  try {
    for (const address of options.listen) listeners.push(...(await openListeners(address, events)))
  } catch (error) {
    for (const listener of listeners) listener.close()
    throw error
  }

  return {
    addresses: listeners.map((listener) => listener.address),
    counts: () => ({
      open: admission.open,
      undecided: frontDoor.undecided,
      accepted,
      entered: { ...entered },
      refused: { ...refused },
    }),
    async stop(withinMs = STOP_WITHIN_MS) {
      for (const listener of listeners) listener.close()
      frontDoor.close()
      if (present.size > 0) {
        await new Promise<void>((resolve) => {
          const cancels = [
            clock.after(Math.min(PARTING_MS, withinMs), () => {
              for (const connection of present) if (connection.hasSentAll) connection.cut()
            }),
            clock.after(withinMs, () => {
              for (const connection of present) connection.cut()
            }),
          ]
          onEmpty = () => {
            for (const cancel of cancels) cancel()
            resolve()
          }
        })
      }
      connections.close()
    },
  }
}

const SENTENCES = {
  'too-many': Buffer.from('ERROR :The server is full\r\n'),
  'too-many-from-address': Buffer.from('ERROR :Too many connections from your address\r\n'),
  'too-fast': Buffer.from('ERROR :Connections from your address come too fast; try again in a minute\r\n'),
}

function banned(reason: string): Uint8Array {
  return Buffer.from(`ERROR :You are banned from this server${reason === '' ? '' : `: ${reason}`}\r\n`)
}

/** A refused peer may be reading still, so it is not cut off in the middle of the sentence. */
const REFUSED_WITHIN_MS = 250
/** That are still told why. */
const MAX_TURNED_AWAY = 1024

function ignore(): void {}
