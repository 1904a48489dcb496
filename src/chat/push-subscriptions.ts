/** Where people without a connection are told of what is for them: the devices of an account, as Web Push addresses them. */
import { fold } from '../text/fold.ts'
import type { Account } from './accounts.ts'
import type { Chat } from './chat.ts'

/** https://www.w3.org/TR/push-api/#dom-pushsubscription */
export interface PushSubscription {
  /** A URL of the device's push service. Secret: whoever knows it can send there. */
  readonly endpoint: string
  /** The device's public key, and a secret between it and us; both in base64url (RFC 8291 §2). */
  readonly p256dh: string
  readonly auth: string
  /** What the client that asked for it understands, as its door counts that: what is pushed is phrased for it. */
  readonly abilities: number
  /** The id of the browser that is logged in and asked for it: it ends with that. Absent where it did not come by one. */
  readonly device?: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Oldest first. Never changed but replaced. */
export type PushSubscriptions = readonly PushSubscription[]

const NONE: PushSubscriptions = []

/** Those of an account, by its name. */
export function pushSubscriptionsOf(chat: Chat, account: string): PushSubscriptions {
  return account === '' ? NONE : (chat.pushes.get(fold(account)) ?? NONE)
}

/** The list with this one in place of any other to the same endpoint; where there are too many, the oldest gives way. */
export function withSubscription(
  list: PushSubscriptions,
  subscription: PushSubscription,
  most: number,
): PushSubscriptions {
  return [...withoutSubscription(list, subscription.endpoint), subscription].slice(-most)
}

export function withoutSubscription(list: PushSubscriptions, endpoint: string): PushSubscriptions {
  return list.filter((one) => one.endpoint !== endpoint)
}

/**
 * Those that an account still has after it has changed: whoever could log in before and cannot now is not told anything either. `after` null:
 * it is gone.
 */
export function stillPushed(
  list: PushSubscriptions,
  before: Account | undefined,
  after: Account | null,
): PushSubscriptions {
  if (!after || before?.generation !== after.generation) return NONE
  const devices = new Set(after.devices?.map(({ id }) => id))
  return list.filter(({ device }) => device === undefined || devices.has(device))
}
