/** What somebody with an account said, as a file: a link that works once, for a few minutes, and what is behind it. */
import { isConversation } from '../chat/conversation.ts'
import { MESSAGE_KINDS } from '../chat/entry.ts'
import type { ExportedEntry, MessageExport } from '../ports/message-export.ts'
import { fold } from '../text/fold.ts'
import { formatJsonLine } from './export-lines.ts'
import type { Hub } from './hub.ts'
import { OneTime } from './one-time.ts'

/** Before the token, in an address of this server. */
export const EXPORT_PATH = '/export/'

/** Links that wait to be used. More are not given. */
const LINKS = { max: 1000, validMs: 600_000 }
/** Readings at once: each has a thread. */
const MAX_READINGS = 2
/** Whoever has read for so long gives way to others: nobody keeps a place by reading slowly. */
const PATIENCE_MS = 600_000

export interface ExportsOptions {
  readonly hub: Hub
  readonly source: MessageExport
  /** How people reach this server: `https://chat.example.org:7684`, as of now. */
  readonly origin: () => string
}

/** What is behind a link. */
interface Share {
  /** Folded. */
  readonly account: string
  /** When the account was made: one of the same name that is made later is somebody else's. */
  readonly since: number
}

interface Reading {
  readonly account: string
  readonly beganAt: number
  /** Its reader gets no more, and learns that. */
  cut(): void
}

export class Exports {
  readonly #options: ExportsOptions
  readonly #links = new OneTime<Share>(LINKS)
  /** The oldest first. */
  readonly #readings = new Set<Reading>()

  constructor(options: ExportsOptions) {
    this.#options = options
  }

  /** An address for an account, secret; the one that it had before works no more. Undefined where too many wait, or there is no such account. */
  offer(account: string): string | undefined {
    const { hub, origin } = this.#options
    const found = hub.chat.account(account)
    if (!found) return undefined
    const share = { account: fold(account), since: found.createdAt }
    this.#links.forget((other) => other.account === share.account)
    const token = this.#links.offer(share, hub.clock.now())
    return token === undefined ? undefined : `${origin()}${EXPORT_PATH}${token}`
  }

  /** Whether `take` would give something, without taking it. */
  has(token: string): boolean {
    return this.#find(token) !== undefined
  }

  /** What is behind a token, once: lines of JSON. Undefined where there is nothing; `busy`: later. */
  take(token: string): AsyncIterable<Uint8Array> | 'busy' | undefined {
    const share = this.#find(token)
    if (!share) return undefined
    if (!this.#makeRoom(share)) return 'busy'
    this.#links.spend(token)
    return this.#read(share)
  }

  /** What an account reads already gives way to what it wants to read now. */
  #makeRoom({ account }: Share): boolean {
    const [oldest] = this.#readings
    const own = [...this.#readings].find((reading) => reading.account === account)
    if (own) own.cut()
    else if (oldest && this.#readings.size >= MAX_READINGS) {
      if (this.#options.hub.clock.now() - oldest.beganAt < PATIENCE_MS) return false
      oldest.cut()
    }
    return true
  }

  #find(token: string): Share | undefined {
    const { chat, clock } = this.#options.hub
    const share = this.#links.look(token, clock.now())
    return share && chat.account(share.account)?.createdAt === share.since ? share : undefined
  }

  /** Counted from now on until it is at its end or nobody takes it any more. Not a generator: one that was never begun would never end. */
  #read({ account, since }: Share): AsyncIterable<Uint8Array> {
    const { source, hub } = this.#options
    const wish = { kinds: MESSAGE_KINDS, account, conversations: true, since }
    const pieces = source.read(wish)[Symbol.asyncIterator]()
    let isCut = false
    const reading: Reading = {
      account,
      beganAt: hub.clock.now(),
      cut: () => {
        isCut = true
        end()
        // Where it fails while it is given up, nobody misses it.
        pieces.return?.().catch(() => {})
      },
    }
    const end = (): void => void this.#readings.delete(reading)
    this.#readings.add(reading)
    const ended = { done: true, value: undefined } as const
    return {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          try {
            for (;;) {
              const { done, value } = await pieces.next()
              if (isCut) throw new CutShort()
              if (done === true) {
                end()
                return ended
              }
              // Many rows may have nothing of them.
              if (value.length > 0) return { done: false, value: bytesOf(value, hub.messages.identity) }
            }
          } catch (error) {
            end()
            if (error instanceof CutShort) throw error
            hub.log.error({ error }, 'What somebody said could not be read for them')
            throw error
          }
        },
        return: async () => {
          end()
          await pieces.return?.()
          return ended
        },
      }),
    }
  }
}

class CutShort extends Error {
  constructor() {
    super('it took long, and others wait')
  }
}

/** Who else reacted, in a channel that its author may have left, is not theirs to know. */
function bytesOf(pieces: readonly ExportedEntry[], identity: string): Uint8Array {
  const own = pieces.map((piece) => (isConversation(piece.entry.timeline) ? piece : { ...piece, reactions: [] }))
  return Buffer.from(own.map((piece) => formatJsonLine(piece, identity)).join(''))
}
