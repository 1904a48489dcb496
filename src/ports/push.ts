/** Brings something to a device whose connection is gone. */
import type { PushSubscription } from '../chat/push-subscriptions.ts'

/** RFC 8030 §5 */
export interface Push {
  /** At most MAX_PUSH_BYTES of UTF-8. Nobody on the way can read it. */
  readonly payload: string
  /** For how long the push service is to keep it for a device that is not there. */
  readonly ttlSeconds: number
  readonly urgency: 'normal' | 'high'
  /** One that still waits under the same topic is replaced: at most 32 characters of base64url. */
  readonly topic: string
}

/** RFC 8030 §7.2: services take at least 4096 bytes, of which encryption takes 103. */
export const MAX_PUSH_BYTES = 3072

export type PushOutcome =
  | { readonly is: 'delivered' }
  /** The subscription has ended: nothing will ever arrive there. */
  | { readonly is: 'gone' }
  /** It may go better later; after so long, where the service says so. */
  | { readonly is: 'later'; readonly afterMs?: number; readonly why: string }
  /** This one will not be taken. */
  | { readonly is: 'refused'; readonly why: string }

export interface PushSender {
  /** Base64url of an uncompressed point of P-256: clients subscribe with it (RFC 8292 §3.2). */
  readonly publicKey: string
  /** Whether this could be the endpoint of a push service that we may speak to; its address is looked at only when sending. */
  mayBeEndpoint(endpoint: string): boolean
  /** Whether these could be the keys of a subscription. */
  areKeys(p256dh: string, auth: string): boolean
  /** Never rejects. */
  send(subscription: Pick<PushSubscription, 'endpoint' | 'p256dh' | 'auth'>, push: Push): Promise<PushOutcome>
}
