/** Notices while the page is not open: the browser's subscription, and the account that has it. https://www.w3.org/TR/push-api/ */
import { ownAccount } from '../../client/state/people.ts'
import type { Store } from '../store.ts'
import { pushNotices } from './preferences.ts'

export type PushTrouble =
  | 'insecure'
  | 'unsupported'
  | 'not-installed'
  | 'not-offered'
  | 'guest'
  | 'forbidden'
  | 'failed'

type Talker = Pick<Store, 'client'>

/** Why a browser has no notices. iPhones and iPads give them only to pages that are on the home screen, and know which are. */
export function whyNoNotices(): 'unsupported' | 'not-installed' {
  return (navigator as { readonly standalone?: boolean }).standalone === false ? 'not-installed' : 'unsupported'
}

/** What stands against it; undefined where nothing does. */
export function pushTrouble(store: Talker): PushTrouble | undefined {
  if (!isSecureContext) return 'insecure'
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis))
    return whyNoNotices()
  const { capabilities, isupport } = store.client.state
  if (!capabilities.has('draft/webpush') || !isupport.vapidKey) return 'not-offered'
  if (ownAccount(store.client.state) === '') return 'guest'
  return Notification.permission === 'denied' ? 'forbidden' : undefined
}

/** To be called when the person asks for it: the browser asks them too. Gives what went wrong. */
export async function turnPushOn(store: Talker): Promise<PushTrouble | undefined> {
  const trouble = pushTrouble(store)
  if (trouble) return trouble
  if ((await Notification.requestPermission()) !== 'granted') return 'forbidden'
  const failure = await subscribe(store)
  if (failure) return failure
  pushNotices.value = 'on'
  return undefined
}

/** Also before one logs out here: what is for them is not for whoever comes next. */
export async function turnPushOff({ client }: Talker): Promise<void> {
  pushNotices.value = 'off'
  const subscription = await current()
  if (!subscription) return
  await client.ask({ verb: 'WEBPUSH', params: ['UNREGISTER', subscription.endpoint] })
  await subscription.unsubscribe()
}

/** On each connection: the server may have forgotten it, or have another key. */
export async function renewPush(store: Talker): Promise<void> {
  if (pushNotices.value === 'on' && pushTrouble(store) === undefined) await subscribe(store)
}

async function subscribe({ client }: Talker): Promise<PushTrouble | undefined> {
  const key = client.state.isupport.vapidKey
  try {
    const { pushManager } = await navigator.serviceWorker.ready
    const before = await pushManager.getSubscription()
    // One made with another key is of no use to the server any more.
    if (before && keyOf(before) !== key) await before.unsubscribe()
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
    const { p256dh = '', auth = '' } = subscription.toJSON().keys ?? {}
    const params = ['REGISTER', subscription.endpoint, `p256dh=${p256dh};auth=${auth}`]
    const answer = await client.ask({ verb: 'WEBPUSH', params })
    if (answer?.[0]?.verb !== 'WEBPUSH') return 'failed'
  } catch (error) {
    // No push service can be reached, or the browser has none.
    console.info('No push subscription:', error)
    return 'failed'
  }
  // Whoever is not connected is there to be written to only where they stay.
  client.send({ verb: 'PERSISTENCE', params: ['SET', 'ON'] })
  return undefined
}

async function current(): Promise<PushSubscription | null | undefined> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  return (await serviceWorker?.getRegistration())?.pushManager.getSubscription()
}

function keyOf({ options: { applicationServerKey } }: PushSubscription): string {
  const bytes = String.fromCharCode(...new Uint8Array(applicationServerKey ?? new ArrayBuffer(0)))
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
