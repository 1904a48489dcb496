/** Push services that are not there: what would be pushed is kept, and an endpoint is what begins with https://push.. */
import type { Push, PushOutcome, PushSender } from '../../src/ports/push.ts'

export interface FakePushSender extends PushSender {
  readonly sent: (Push & { readonly endpoint: string })[]
  /** What the next ones come to. */
  outcome: PushOutcome
}

export function fakePushSender(): FakePushSender {
  const sent: FakePushSender['sent'] = []
  const sender: FakePushSender = {
    publicKey: 'BTheKeyOfTheServer',
    sent,
    outcome: { is: 'delivered' },
    mayBeEndpoint: (endpoint) => endpoint.startsWith('https://push.'),
    areKeys: (p256dh, auth) => p256dh !== '' && auth !== '',
    send({ endpoint }, push) {
      sent.push({ ...push, endpoint })
      return Promise.resolve(sender.outcome)
    },
  }
  return sender
}
