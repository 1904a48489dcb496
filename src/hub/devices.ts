/**
 * Browsers that stay logged in, for every door: which secret is whose, and that a device which is ended is gone at once, with the
 * connections that came by it.
 */
import { createHash, randomBytes } from 'node:crypto'
import { type Account, type ProvedAccount, provedBy } from '../chat/accounts.ts'
import type { Chat } from '../chat/chat.ts'
import { type Device, isExpired, isSeenAnew, type Passkey } from '../chat/devices.ts'
import type { Event } from '../chat/events.ts'
import type { OwnAccountChange } from '../chat/intents/change-own-account.ts'
import { fold } from '../text/fold.ts'
import type { Hub } from './hub.ts'
import type { Session } from './session.ts'

const SECRET_BYTES = 32
const ID_BYTES = 9
/** A ticket is used by the page that asked for it, at once. */
const TICKET_MS = 60_000
const MAX_TICKETS = 1_000

export interface FoundDevice {
  readonly account: Account
  readonly device: Device
  readonly proved: ProvedAccount
}

export class Devices {
  readonly #hub: Hub
  /** Whose connection is to be a device's from now on, by ticket; the oldest first. */
  readonly #tickets = new Map<string, { readonly secret: string; readonly until: number }>()

  constructor(hub: Hub) {
    this.#hub = hub
    hub.watch(({ event }, told) => this.#endThoseOf(event, told))
  }

  /** The device whose secret this is, as of now. */
  find(secret: string | undefined): FoundDevice | undefined {
    if (secret === undefined) return undefined
    const { chat, clock } = this.#hub
    const hash = hashOf(secret)
    const account = chat.account(chat.devices.get(hash) ?? '')
    const device = account?.devices?.find((one) => one.hash === hash)
    if (!account || !device || isExpired(device, clock.now())) return undefined
    return { account, device, proved: provedBy(account, device) }
  }

  /** Logs a browser in. Gives its secret; undefined where the account is not what was proved any more, or nothing can be written. */
  async start(
    account: ProvedAccount,
    name: string,
    passkey?: Pick<Passkey, 'id' | 'counter'>,
  ): Promise<string | undefined> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url')
    const now = this.#hub.clock.now()
    const id = randomBytes(ID_BYTES).toString('base64url')
    const device: Device = { id, hash: hashOf(secret), name, createdAt: now, seenAt: now }
    const isKept = await this.change(
      account,
      { set: 'device', device, ...(passkey && { passkey }) },
      (record) => record?.devices?.some((one) => one.id === id) === true,
    )
    return isKept ? secret : undefined
  }

  /** Notes that it came in, where that was long ago. */
  saw({ proved, device }: FoundDevice): void {
    if (!isSeenAnew(device, this.#hub.clock.now())) return
    const change: OwnAccountChange = { set: 'device-seen', id: device.id }
    this.#hub.askByItself({ do: 'change-own-account', account: proved, change })
  }

  /** Changes an account for its owner. Resolves when it is written, to whether the account `is` so then. */
  change(
    account: ProvedAccount,
    change: OwnAccountChange,
    is: (record: Account | undefined) => boolean,
  ): Promise<boolean> {
    this.#hub.askByItself({ do: 'change-own-account', account, change })
    return new Promise((resolve) => this.#hub.answer((told) => resolve(is(told.account(account.name)))))
  }

  /** The live connections that came by a device. */
  sessionsOf({ account, device }: FoundDevice): readonly Session[] {
    return this.#sessionsOf(account.name, this.#hub.chat).filter((session) => session.device === device.id)
  }

  /** A word, good once and soon, with which a connection that is there already becomes this device's. */
  makeTicket(secret: string): string {
    const ticket = randomBytes(SECRET_BYTES).toString('base64url')
    const now = this.#hub.clock.now()
    for (const [old, { until }] of this.#tickets) {
      if (until > now && this.#tickets.size < MAX_TICKETS) break
      this.#tickets.delete(old)
    }
    this.#tickets.set(ticket, { secret, until: now + TICKET_MS })
    return ticket
  }

  takeTicket(ticket: string): FoundDevice | undefined {
    const kept = this.#tickets.get(ticket)
    this.#tickets.delete(ticket)
    return kept && kept.until > this.#hub.clock.now() ? this.find(kept.secret) : undefined
  }

  /** A connection is a device's from now on, and with it the others that came from the same browser as a guest's. */
  bind(session: Session, device: string): void {
    session.device = device
    const user = this.#hub.chat.userOf(session.id)
    if (!user || session.guest === undefined) return
    for (const one of this.#hub.sessionsOf(user.id)) if (one.guest === session.guest) one.device = device
  }

  /** `told` is the chat just before the event. */
  #endThoseOf(event: Event, told: Chat): void {
    if (event.type !== 'account-kept' || !event.record) return
    const left = new Set(event.record.devices?.map(({ id }) => id))
    const gone = new Set(told.account(event.name)?.devices?.flatMap(({ id }) => (left.has(id) ? [] : [id])))
    if (gone.size === 0) return
    for (const session of this.#sessionsOf(event.name, told)) {
      if (session.device !== undefined && gone.has(session.device)) {
        this.#hub.ask(session, { do: 'leave', reason: 'This device was logged out' })
      }
    }
  }

  #sessionsOf(account: string, chat: Chat): readonly Session[] {
    const id = fold(account)
    const first = chat.present.get(id)
    return [...(first ? [first] : []), ...(chat.alsoPresent.get(id) ?? [])].flatMap((user) =>
      this.#hub.sessionsOf(user.id),
    )
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
