/** How every door finds out whether somebody is who they say: by password, limited by address and account. */
import { type Account, isStill, provedBy } from '../chat/accounts.ts'
import type { Credentials } from '../chat/credentials.ts'
import type { Authenticator, PasswordFault } from '../ports/credentials.ts'
import { fold } from '../text/fold.ts'
import type { Hub } from './hub.ts'
import type { LoginThrottle, TryingPlace } from './login-throttle.ts'
import { DEFAULT_REGISTRATION_LIMITS, RegistrationLimit, type RegistrationLimits } from './registration-limit.ts'

export interface LogInsOptions {
  readonly hub: Hub
  readonly authenticator: Authenticator
  readonly throttle: LoginThrottle
  /** What one person may have a whole one of: the address itself, or its IPv6 network. */
  readonly networkOf: (address: string) => string
  /** Whether people make accounts by themselves, as of now. */
  readonly isRegistrationOpen?: () => boolean
  /** As of now. */
  readonly registrations?: () => RegistrationLimits
  /** Whether an address, as of now, has no limits of its own: many people come by it, or those who answer for it. */
  readonly isExempt?: (address: string) => boolean
}

/** What proves an account that is to be made; or why there is none: `waitMs`, too many were made. */
export type NewCredentials =
  | Credentials
  | { readonly fault: PasswordFault | 'closed' }
  | { readonly fault: 'throttled'; readonly waitMs: number }

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
  readonly #isExempt: (address: string) => boolean
  readonly #isRegistrationOpen: () => boolean
  readonly #registrations: RegistrationLimit

  constructor(options: LogInsOptions) {
    const { hub, authenticator, throttle, networkOf } = options
    this.#isExempt = options.isExempt ?? (() => false)
    this.#isRegistrationOpen = options.isRegistrationOpen ?? (() => true)
    this.#registrations = new RegistrationLimit(
      options.registrations ?? (() => DEFAULT_REGISTRATION_LIMITS),
      hub.clock.now(),
    )
    this.authenticator = authenticator
    this.#hub = hub
    this.#throttle = throttle
    this.#networkOf = networkOf
  }

  /** Takes one try. Milliseconds to wait; 0 where it may be made. */
  try(address: string, account: string): number {
    return this.#throttle.try(this.#placeOf(address), fold(account), this.#hub.clock.now())
  }

  /** For an account that is to be made from an address: takes one of those that may be, but for a password that is none. */
  async makeForNew(address: string, password: string): Promise<NewCredentials> {
    if (!this.#isRegistrationOpen()) return { fault: 'closed' }
    const network = this.#isExempt(address) ? undefined : this.#networkOf(address)
    const waitMs = this.#registrations.take(network, this.#hub.clock.now())
    if (waitMs > 0) return { fault: 'throttled', waitMs }
    const made = await this.authenticator.makeCredentials(password)
    if ('fault' in made) this.#registrations.giveBack(network, this.#hub.clock.now())
    return made
  }

  /** Says that a try was right, by whatever means. */
  succeeded(address: string, account: string): void {
    this.#throttle.succeeded(this.#placeOf(address), fold(account))
  }

  /** The same for the password of the server. Nobody can use up the tries of another address. */
  tryServerPassword(address: string): number {
    return this.try(address, ofServer(this.#networkOf(address)))
  }

  /** That was it: whoever knows it may come as often as they like, and so may the others at their address. */
  knewServerPassword(address: string): void {
    this.#throttle.takeBack(this.#placeOf(address), ofServer(this.#networkOf(address)))
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

  #placeOf(address: string): TryingPlace {
    return { network: this.#networkOf(address), isShared: this.#isExempt(address) }
  }
}

function ofPasskeys(network: string): string {
  return `passkey ${network}`
}

/** Under this name its tries are counted; no account has one with a space. */
function ofServer(network: string): string {
  return `server password ${network}`
}
