/** How every door finds out whether somebody is who they say: by password, limited by address and account. */
import { type Account, isStill, provedBy } from '../chat/accounts.ts'
import type { Authenticator } from '../ports/credentials.ts'
import { fold } from '../text/fold.ts'
import type { Hub } from './hub.ts'
import type { LoginThrottle } from './login-throttle.ts'

const HOUR_MS = 3_600_000
/** Networks of which the registrations of an hour are counted. */
const MAX_NETWORKS = 10_000

export interface LogInsOptions {
  readonly hub: Hub
  readonly authenticator: Authenticator
  readonly throttle: LoginThrottle
  /** What one person may have a whole one of: the address itself, or its IPv6 network. */
  readonly networkOf: (address: string) => string
  /** Accounts that may be made from one network within an hour, as of now; as many as one likes where it is absent. */
  readonly registrationsPerHour?: () => number
}

export type Proof =
  | { readonly is: 'proved'; readonly account: Account }
  /** No such account, or not its password: which of them is not told. */
  | { readonly is: 'wrong' }
  | { readonly is: 'throttled'; readonly waitMs: number }
  /** Too many wait to be looked at. */
  | { readonly is: 'busy' }

export type ResetShown =
  | { readonly is: 'right'; readonly account: Account; readonly hash: string }
  /** No such account, or not its token, or too old: which of them is not told. */
  | { readonly is: 'wrong' }
  | { readonly is: 'throttled'; readonly waitMs: number }

/** What a token is compared with where there is none to compare it with; no token has this hash. */
export const NOBODYS_HASH = '0'.repeat(64)

export class LogIns {
  readonly authenticator: Authenticator
  readonly #hub: Hub
  readonly #throttle: LoginThrottle
  readonly #networkOf: (address: string) => string
  readonly #registrationsPerHour: () => number
  /** How many accounts were made in this hour, by network. */
  readonly #registrations = new Map<string, number>()
  #hour = 0

  constructor({ hub, authenticator, throttle, networkOf, registrationsPerHour }: LogInsOptions) {
    this.#registrationsPerHour = registrationsPerHour ?? (() => Number.POSITIVE_INFINITY)
    this.authenticator = authenticator
    this.#hub = hub
    this.#throttle = throttle
    this.#networkOf = networkOf
  }

  /** Takes one try. Milliseconds to wait; 0 where it may be made. */
  try(address: string, account: string): number {
    return this.#throttle.try(this.#networkOf(address), fold(account), this.#hub.clock.now())
  }

  /** Takes one of the accounts that may be made from an address within the hour; false where there is none left. */
  mayRegister(address: string): boolean {
    const hour = Math.floor(this.#hub.clock.now() / HOUR_MS)
    // Forgotten all at once; while there are too many to count, nobody registers.
    if (hour !== this.#hour) this.#registrations.clear()
    this.#hour = hour
    const network = this.#networkOf(address)
    const made = this.#registrations.get(network) ?? 0
    if (made >= this.#registrationsPerHour() || (made === 0 && this.#registrations.size >= MAX_NETWORKS)) return false
    this.#registrations.set(network, made + 1)
    return true
  }

  /** Says that a try was right, by whatever means. */
  succeeded(address: string, account: string): void {
    this.#throttle.succeeded(this.#networkOf(address), fold(account))
  }

  /** The same for the password of the server. Nobody can use up the tries of another address. */
  tryServerPassword(address: string): number {
    return this.try(address, ofServer(this.#networkOf(address)))
  }

  /** That was it: whoever knows it may come as often as they like, and so may the others at their address. */
  knewServerPassword(address: string): void {
    const network = this.#networkOf(address)
    this.#throttle.takeBack(network, ofServer(network))
  }

  /** The same for passkeys: whose one is, is known only when it was shown. */
  tryPasskey(address: string): number {
    return this.try(address, ofPasskeys(this.#networkOf(address)))
  }

  knewPasskey(address: string): void {
    this.succeeded(address, ofPasskeys(this.#networkOf(address)))
  }

  /** Whether a token is the one that allows a new password now. Takes one of the tries to log in to the account. */
  checkReset(address: string, name: string, token: string): ResetShown {
    const waitMs = this.try(address, name)
    if (waitMs > 0) return { is: 'throttled', waitMs }
    const account = this.#hub.chat.account(name)
    const kept = account?.reset
    const matches = this.authenticator.tokenMatches(token, kept?.hash ?? NOBODYS_HASH)
    if (!account || !kept || !matches || kept.until <= this.#hub.clock.now()) return { is: 'wrong' }
    this.succeeded(address, name)
    return { is: 'right', account, hash: kept.hash }
  }

  /** Takes as long where there is no such account. Whoever asks looks again in the chat when it is decided: the intent does. */
  async prove(address: string, name: string, password: string): Promise<Proof> {
    const waitMs = this.try(address, name)
    if (waitMs > 0) return { is: 'throttled', waitMs }
    const account = this.#hub.chat.account(name)
    const answer = await this.authenticator.verify(password, account?.credentials)
    if (answer === 'busy') return { is: 'busy' }
    // Its name may be somebody else's by now.
    const now = this.#hub.chat.account(name)
    if (!answer || !account || !now || !isStill(now, provedBy(account))) return { is: 'wrong' }
    this.succeeded(address, name)
    return { is: 'proved', account }
  }
}

function ofPasskeys(network: string): string {
  return `passkey ${network}`
}

/** Under this name its tries are counted; no account has one with a space. */
function ofServer(network: string): string {
  return `server password ${network}`
}
