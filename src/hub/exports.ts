/** What somebody with an account said, as a file: a link that works once, for a few minutes, and what is behind it. */
import { isConversation } from '../chat/conversation.ts'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { fold } from '../chat/names.ts'
import { MESSAGE_KINDS } from '../chat/entry.ts'
import type { ExportedEntry, MessageExport } from '../ports/message-export.ts'
import { formatJsonLine } from './export-lines.ts'
import type { Hub } from './hub.ts'

/** Before the token, in an address of this server. */
export const EXPORT_PATH = '/export/'

const VALID_MS = 600_000
const TOKEN = /^[0-9a-f]{32}$/
/** Links that wait to be used. More are not given. */
const MAX_LINKS = 1000
/** Readings at once: each has a thread. */
const MAX_READINGS = 2

export interface ExportsOptions {
  readonly hub: Hub
  readonly source: MessageExport
  /** How people reach this server: `https://chat.example.org:7684`, as of now. */
  readonly origin: () => string
}

interface Link {
  /** SHA-256 of the token: who reads memory or measures time learns no token that works. */
  readonly hash: Buffer
  /** Folded. */
  readonly account: string
  /** When the account was made: one of the same name that is made later is somebody else's. */
  readonly since: number
  readonly until: number
}

export class Exports {
  readonly #options: ExportsOptions
  /** By the first characters of the hash, the oldest first. */
  readonly #links = new Map<string, Link>()
  #readings = 0

  constructor(options: ExportsOptions) {
    this.#options = options
  }

  /** An address for an account, secret; the one that it had before works no more. Undefined where too many wait, or there is no such account. */
  offer(account: string): string | undefined {
    const { hub, origin } = this.#options
    const found = hub.chat.account(account)
    if (!found) return undefined
    const name = fold(account)
    for (const [key, link] of this.#links) if (link.account === name || this.#isOver(link)) this.#links.delete(key)
    if (this.#links.size >= MAX_LINKS) return undefined
    const token = randomBytes(16).toString('hex')
    const hash = hashOf(token)
    this.#links.set(keyOf(hash), { hash, account: name, since: found.createdAt, until: hub.clock.now() + VALID_MS })
    return `${origin()}${EXPORT_PATH}${token}`
  }

  /** Whether `take` would give something, without taking it. */
  has(token: string): boolean {
    return this.#find(token) !== undefined
  }

  /** What is behind a token, once: lines of JSON. Undefined where there is nothing; `busy`: later. */
  take(token: string): AsyncIterable<Uint8Array> | 'busy' | undefined {
    const link = this.#find(token)
    if (!link) return undefined
    if (this.#readings >= MAX_READINGS) return 'busy'
    this.#links.delete(keyOf(link.hash))
    return this.#read(link)
  }

  #find(token: string): Link | undefined {
    if (!TOKEN.test(token)) return undefined
    const hash = hashOf(token)
    const link = this.#links.get(keyOf(hash))
    if (!link || !timingSafeEqual(link.hash, hash) || this.#isOver(link)) return undefined
    return this.#options.hub.chat.account(link.account)?.createdAt === link.since ? link : undefined
  }

  #isOver({ until }: Link): boolean {
    return this.#options.hub.clock.now() >= until
  }

  /** Counted from now on until it is at its end or nobody takes it any more. Not a generator: one that was never begun would never end. */
  #read({ account, since }: Link): AsyncIterable<Uint8Array> {
    const { source, hub } = this.#options
    const wish = { kinds: MESSAGE_KINDS, account, conversations: true, since }
    const pieces = source.read(wish)[Symbol.asyncIterator]()
    this.#readings += 1
    let isRead = false
    const end = (): void => {
      if (!isRead) this.#readings -= 1
      isRead = true
    }
    const ended = { done: true, value: undefined } as const
    return {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          try {
            for (;;) {
              const { done, value } = await pieces.next()
              if (done === true) {
                end()
                return ended
              }
              // Many rows may have nothing of them.
              if (value.length > 0) return { done: false, value: bytesOf(value, hub.messages.identity) }
            }
          } catch (error) {
            end()
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

/** Who else reacted, in a channel that its author may have left, is not theirs to know. */
function bytesOf(pieces: readonly ExportedEntry[], identity: string): Uint8Array {
  const own = pieces.map((piece) => (isConversation(piece.entry.timeline) ? piece : { ...piece, reactions: [] }))
  return Buffer.from(own.map((piece) => formatJsonLine(piece, identity)).join(''))
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function keyOf(hash: Buffer): string {
  return hash.toString('hex', 0, 8)
}
