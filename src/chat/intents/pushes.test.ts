import { expect, test } from 'vitest'
import { SmallChat } from '../../../test/support/small-chat.ts'

const DEVICE = { id: 'laptop', hash: 'aa', name: '', createdAt: 1, seenAt: 1 }

function subscription(endpoint: string, device?: string) {
  return { endpoint, p256dh: 'k', auth: 'a', abilities: 0, ...(device !== undefined && { device }) }
}

function endpointsOf({ chat }: SmallChat): string[] {
  return (chat.pushes.get('amy') ?? []).map(({ endpoint }) => endpoint)
}

test('PUSH-1 a browser that is logged out is not told any more, and the others are', () => {
  const small = new SmallChat()
  small.register('amy')
  small.ask('amy', { do: 'change-own-account', account: small.proof('amy'), change: { set: 'device', device: DEVICE } })
  small.ask('amy', { do: 'subscribe-push', subscription: subscription('https://push.test/laptop', 'laptop') })
  small.ask('amy', { do: 'subscribe-push', subscription: subscription('https://push.test/phone') })
  expect(endpointsOf(small)).toEqual(['https://push.test/laptop', 'https://push.test/phone'])
  const change = { set: 'devices-ended' as const, ids: ['laptop'] }
  small.ask('amy', { do: 'change-own-account', account: small.proof('amy'), change })
  expect(endpointsOf(small)).toEqual(['https://push.test/phone'])
  small.ask('amy', { do: 'drop-account', account: 'amy' })
  expect(endpointsOf(small)).toEqual([])
})

test('PUSH-1 a browser that was logged out meanwhile subscribes no more', () => {
  const small = new SmallChat()
  small.register('amy')
  const late = subscription('https://push.test/laptop', 'laptop')
  expect(small.ask('amy', { do: 'subscribe-push', subscription: late })).toEqual(['!not-logged-in'])
  expect(endpointsOf(small)).toEqual([])
})

test('PUSH-1 a guest has no devices, and nothing is forgotten of one that is not there', () => {
  const small = new SmallChat()
  small.enter('bob')
  expect(small.ask('bob', { do: 'subscribe-push', subscription: subscription('https://push.test/x') })).toEqual([
    '!not-logged-in',
  ])
  expect(small.ask('bob', { do: 'unsubscribe-push', endpoint: 'https://push.test/x' })).toEqual(['!not-logged-in'])
  expect(small.ask('bob', { do: 'forget-push', account: 'amy', endpoint: 'https://push.test/x' })).toEqual([])
})
