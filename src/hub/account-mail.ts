/** Mail about accounts: the code that verifies an e-mail address, and the token for a new password. */
import type { Account, Verification } from '../chat/accounts.ts'
import { mayResetByMail } from '../chat/intents/verification.ts'
import type { Mailer } from '../ports/mail.ts'
import { domainOf, isEmailAddress, mailboxOf } from './email-address.ts'
import type { Hub } from './hub.ts'
import { type LogIns, NOBODYS_HASH } from './log-ins.ts'
import { MailLimits } from './mail-limits.ts'
import { DEFAULT_REGISTRATION_LIMITS } from './registration-limit.ts'

const HOUR_MS = 3_600_000
/** How long an account waits to be verified, and how long a token for a new password is good. */
const VERIFY_WITHIN_MS = 24 * HOUR_MS
const RESET_WITHIN_MS = HOUR_MS
/** Long enough that nobody learns from when other answers come whether a mail is sent. */
const RESET_LATER_MS = 250
/** Requests for a new password that may wait to be looked at. */
const MAX_WAITING = 100
const LOOK_FOR_EXPIRED_EVERY_MS = 60_000

export interface AccountMailSettings {
  /** Whether nobody makes an account without an e-mail address. */
  readonly isRequired: boolean
  /** Domains whose addresses are not taken, lower case; those below them neither. */
  readonly refusedDomains: readonly string[]
  /** Messages in all, within an hour. */
  readonly perHour: number
}

export interface AccountMailOptions {
  readonly hub: Hub
  readonly mailer: Mailer
  readonly logIns: LogIns
  readonly networkOf: (address: string) => string
  /** Whether an address, as of now, has no limits of its own. */
  readonly isExempt?: (address: string) => boolean
  /** How much is sent for one network, as of now; as much as for accounts that are made where it is absent. */
  readonly perAddress?: () => { readonly atOnce: number; readonly perHour: number }
  readonly serverName: string
  readonly networkName: string
  /** Where people open the page, as far as that is known for outside; no link is mailed where it is absent. */
  readonly origin?: () => string | undefined
  /** As of now. */
  readonly settings: () => AccountMailSettings
}

/** `invalid`: nothing can be sent there. `unacceptable`: the operators do not take it. `missing`: there has to be one. */
export type EmailFault = 'invalid' | 'unacceptable' | 'missing'

export type CodeSent =
  | { readonly is: 'sent'; readonly email: string; readonly verification: Verification }
  /** Too many were sent: for whoever asks, to the address, or in all. */
  | { readonly is: 'throttled'; readonly waitMs: number }
  | { readonly is: 'refused' }
  | { readonly is: 'unavailable' }

export type CodeShown =
  | { readonly is: 'right'; readonly account: Account; readonly hash: string }
  | { readonly is: 'wrong' }
  | { readonly is: 'throttled'; readonly waitMs: number }

export class AccountMail {
  readonly #options: AccountMailOptions
  readonly #limits: MailLimits
  #waiting = 0
  #lookedAt = 0

  constructor(options: AccountMailOptions) {
    this.#options = options
    this.#limits = new MailLimits({
      inAllAnHour: () => options.settings().perHour,
      perAddress: options.perAddress ?? (() => DEFAULT_REGISTRATION_LIMITS),
    })
  }

  #placeOf(address: string): string | undefined {
    const { isExempt, networkOf } = this.#options
    return isExempt?.(address) === true ? undefined : networkOf(address)
  }

  /** Whether addresses are verified: new accounts that have one wait for that. */
  get isOn(): boolean {
    return this.#options.mailer.isConfigured
  }

  /** Whether an account needs an address. */
  get isRequired(): boolean {
    return this.isOn && this.#options.settings().isRequired
  }

  /** Empty and `*` are no address. */
  faultOf(email: string): EmailFault | undefined {
    if (email === '' || email === '*') return this.isRequired ? 'missing' : undefined
    if (!isEmailAddress(email)) return 'invalid'
    const domain = domainOf(email)
    const { refusedDomains } = this.#options.settings()
    const isRefused = refusedDomains.some((refused) => domain === refused || domain.endsWith(`.${refused}`))
    return isRefused ? 'unacceptable' : undefined
  }

  /** Sends the code for an account that is about to be made. `email`: one without a fault. `address`: of whoever asks. */
  async sendCode(address: string, account: string, email: string): Promise<CodeSent> {
    const { hub, logIns, mailer } = this.#options
    const waitMs = this.#limits.take(this.#placeOf(address), mailboxOf(email), hub.clock.now())
    if (waitMs > 0) return { is: 'throttled', waitMs }
    const { token, hash } = logIns.authenticator.makeToken()
    const fault = await mailer.send(this.#codeMail(account, email, token))
    if (fault === 'refused') return { is: 'refused' }
    if (fault !== undefined) return { is: 'unavailable' }
    return { is: 'sent', email, verification: { hash, until: hub.clock.now() + VERIFY_WITHIN_MS } }
  }

  /** Whether the code is the one that was sent for an account. Takes one of the tries to log in to it. */
  checkCode(address: string, name: string, code: string): CodeShown {
    const { hub, logIns } = this.#options
    const waitMs = logIns.try(address, name)
    if (waitMs > 0) return { is: 'throttled', waitMs }
    const account = hub.chat.account(name)
    const kept = account?.unverified
    const matches = logIns.authenticator.tokenMatches(code, kept?.hash ?? NOBODYS_HASH)
    if (!account || !kept || !matches || kept.until <= hub.clock.now()) return { is: 'wrong' }
    logIns.succeeded(address, name)
    return { is: 'right', account, hash: kept.hash }
  }

  /**
   * Sends a token for a new password to whoever has an account, where they have a verified address, a moment later. What is answered, and when, does
   * not depend on any of that. Milliseconds to wait where the address has asked too often; 0 otherwise.
   */
  requestReset(address: string, name: string): number {
    const { hub, logIns } = this.#options
    const waitMs = logIns.try(address, name)
    if (waitMs > 0 || this.#waiting >= MAX_WAITING) return Math.max(waitMs, 1000)
    this.#waiting++
    hub.clock.after(RESET_LATER_MS, () => {
      this.#waiting--
      this.#allowReset(address, name)
    })
    return 0
  }

  #allowReset(address: string, name: string): void {
    const { hub, logIns, mailer } = this.#options
    const account = hub.chat.account(name)
    const email = account?.email
    if (!this.isOn || !account || email === undefined || !mayResetByMail(account)) return
    const now = hub.clock.now()
    if (this.#limits.take(this.#placeOf(address), mailboxOf(email), now) > 0) return
    const { token, hash } = logIns.authenticator.makeToken()
    hub.askByItself({ do: 'allow-reset', account: account.name, hash, until: now + RESET_WITHIN_MS })
    // Not before it is kept: what could not be written is no token.
    hub.answer((told) => {
      if (told.account(name)?.reset?.hash !== hash) return
      void mailer.send(this.#resetMail(account.name, email, token))
    })
  }

  /** Gives up what was not verified in time. To be called now and then, with the time in milliseconds. */
  sweep(now: number): void {
    if (now - this.#lookedAt < LOOK_FOR_EXPIRED_EVERY_MS) return
    this.#lookedAt = now
    const { hub } = this.#options
    for (const { unverified } of hub.chat.accounts.values()) {
      if (unverified && unverified.until <= now) return hub.askByItself({ do: 'expire-accounts' })
    }
  }

  // The subject has nothing in it that a stranger chose, and the text only the name of an account: no mail carries what somebody wants to advertise.

  #codeMail(account: string, to: string, code: string): Parameters<Mailer['send']>[0] {
    const { serverName, networkName } = this.#options
    return {
      to,
      subject: `Verify your account on ${serverName}`,
      text: [
        `Somebody has made the account ${account} on ${networkName} (${serverName}) and gave this e-mail address.`,
        '',
        'If that was you, type this where you are connected, within 24 hours:',
        '',
        `    /verify ${account} ${code}`,
        '',
        'or, where your program does not know that:',
        '',
        `    /msg NickServ VERIFY ${account} ${code}`,
        '',
        'If it was not you, there is nothing to do: without this the account comes to nothing.',
        '',
      ].join('\n'),
    }
  }

  #resetMail(account: string, to: string, token: string): Parameters<Mailer['send']>[0] {
    const { serverName, networkName, origin } = this.#options
    const page = origin?.()
    const link = page === undefined ? [] : [`    ${page}/#reset=${encodeURIComponent(account)}/${token}`, '', 'or']
    return {
      to,
      subject: `A new password for your account on ${serverName}`,
      text: [
        `Somebody has asked for a new password for your account ${account} on ${networkName} (${serverName}).`,
        '',
        'If that was you, choose one within an hour:',
        '',
        ...link,
        'in a browser, with "Forgot your password?" and this code:',
        '',
        `    ${token}`,
        '',
        'or where you are connected, with the password that you want behind it:',
        '',
        `    /msg NickServ RESET ${account} ${token} `,
        '',
        'If it was not you, there is nothing to do: your password stays as it is.',
        '',
      ].join('\n'),
    }
  }
}
