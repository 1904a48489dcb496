/** Devices of an account that are told of what is for its owner while nobody of theirs looks: they are named, and forgotten. */
import type { Chat } from '../chat.ts'
import { by, type By } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import type { Event } from '../events.ts'
import { pushSubscriptionsOf, withoutSubscription, withSubscription } from '../push-subscriptions.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

/** The door has looked at the endpoint and at the keys. */
export function subscribePush(
  chat: Chat,
  user: User,
  { subscription }: IntentOf<'subscribe-push'>,
  at: number,
): Decision {
  const { account } = user
  if (account === '') return refused({ why: 'not-logged-in' })
  const { device } = subscription
  // It was logged out meanwhile.
  if (device !== undefined && !chat.account(account)?.devices?.some(({ id }) => id === device)) {
    return refused({ why: 'not-logged-in' })
  }
  const before = pushSubscriptionsOf(chat, account)
  const subscriptions = withSubscription(before, { ...subscription, at }, chat.limits.pushSubscriptions)
  const { endpoint } = subscription
  // One device has one owner: whoever logs in there next does not read what is for who was there before.
  const others = has(before, endpoint) ? [] : [...chat.pushes].filter(([, list]) => has(list, endpoint))
  return happened(
    ...others.map(([id, list]) => kept(by(user), id, endpoint, withoutSubscription(list, endpoint))),
    kept(by(user), account, endpoint, subscriptions),
  )
}

/** What is not there is not missed. */
export function unsubscribePush(chat: Chat, user: User, { endpoint }: IntentOf<'unsubscribe-push'>): Decision {
  if (user.account === '') return refused({ why: 'not-logged-in' })
  const before = pushSubscriptionsOf(chat, user.account)
  return happened(kept(by(user), user.account, endpoint, withoutSubscription(before, endpoint)))
}

/** The server itself: the push service has said that nothing arrives there any more. */
export function forgetPush(chat: Chat, deed: By, { account, endpoint }: IntentOf<'forget-push'>): Decision {
  const before = pushSubscriptionsOf(chat, account)
  return has(before, endpoint)
    ? happened(kept(deed, account, endpoint, withoutSubscription(before, endpoint)))
    : nothing
}

function has(list: readonly { readonly endpoint: string }[], endpoint: string): boolean {
  return list.some((one) => one.endpoint === endpoint)
}

function kept(deed: By, name: string, endpoint: string, subscriptions: ReturnType<typeof withoutSubscription>): Event {
  return { type: 'pushes-kept', ...deed, name, endpoint, subscriptions }
}
