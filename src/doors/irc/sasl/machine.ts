/** What the mechanisms have in common: what they are given, and how they answer. */
import type { Credentials } from '../../../chat/credentials.ts'
import type { Authenticator } from '../../../ports/credentials.ts'

/** What an exchange has to know of an account. */
export interface AccountView {
  readonly name: string
  readonly credentials: Credentials
}

export interface ExchangeOptions {
  readonly lookUp: (accountName: string) => AccountView | undefined
  readonly accountByCertificate: (fingerprint: string) => AccountView | undefined
  /** Of the device that the connection came by; undefined where it is none that is logged in. */
  readonly accountByDevice: () => AccountView | undefined
  /** Of the device that was given this ticket. */
  readonly accountByTicket: (ticket: string) => AccountView | undefined
  /**
   * Takes one try, with the folded name that the client gives, before anything is compared. Whether the name is an account's is not said. Milliseconds to
   * wait; 0 where it may be made.
   */
  readonly tryFor: (foldedName: string) => number
  readonly authenticator: Authenticator
  /** SHA-256 of the client's certificate, lower-case hex; undefined where it has none. */
  readonly fingerprint: string | undefined
}

/** Why it failed, for the log and the words of the reply; all of them are ERR_SASLFAIL. */
export type FailureReason = 'refused' | 'malformed' | 'throttled' | 'busy'

export type Step =
  | { readonly is: 'challenge'; readonly bytes: Uint8Array }
  | { readonly is: 'success'; readonly account: string }
  | { readonly is: 'failure'; readonly why: FailureReason; readonly waitMs?: number }

/** Takes the client's next message. May throw: that is a failure. */
export type Machine = (bytes: Uint8Array) => Step | Promise<Step>

export function failed(why: FailureReason): Step {
  return { is: 'failure', why }
}

/** One may be tried again after so long. */
export function throttled(waitMs: number): Step {
  return { is: 'failure', why: 'throttled', waitMs }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of some bytes; undefined where they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
