/** WEBPUSH: has a device told of what is for one, by Web Push, while one is not there. */
import { hasCapability, SOJU_WEBPUSH, WEBPUSH } from '../capabilities.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { ERR_UNKNOWNCOMMAND } from '../numerics.ts'
import { withEnding } from '../reply.ts'
import { answerAs } from '../request.ts'
import { tagIn } from '../take-tags.ts'

export const webpush = command({
  verb: 'WEBPUSH',
  usage: '<subcommand> [<param>...]',
  summary:
    'REGISTER an endpoint and its keys, to be told on that device of what is for you while you are not here; UNREGISTER an endpoint; ' +
    'VAPIDPUBKEY says the key to subscribe with',
  spec: 'https://github.com/ircv3/ircv3-specifications/pull/471',
  when: 'registered',
  cost: 3,
  lacking: (client) => client.fail('WEBPUSH', 'INVALID_PARAMS', 'Missing parameters'),
  run({ subcommand, param }, client) {
    if (!hasCapability(client, WEBPUSH) && !hasCapability(client, SOJU_WEBPUSH)) {
      return client.reply(ERR_UNKNOWNCOMMAND, 'WEBPUSH', `Ask for the ${WEBPUSH} capability first`)
    }
    const name = subcommand.toUpperCase()
    const [endpoint = '', keys = ''] = param
    if (name === 'VAPIDPUBKEY') return sayKey(client)
    if (name === 'REGISTER' && param.length === 2) return register(client, endpoint, keys)
    if (name === 'UNREGISTER' && param.length === 1) return unregister(client, endpoint)
    client.fail('WEBPUSH', 'INVALID_PARAMS', subcommand, ...(endpoint === '' ? [] : [endpoint]), 'Invalid parameters')
  },
})

function sayKey(client: IrcClient): void {
  const key = client.door.pushes?.gate?.publicKey
  if (key === undefined) return client.fail('WEBPUSH', 'INTERNAL_ERROR', 'VAPIDPUBKEY', 'Nothing is pushed here now')
  client.say(said(client, 'VAPIDPUBKEY', key))
}

function register(client: IrcClient, endpoint: string, keys: string): void {
  const gate = client.door.pushes?.gate
  if (!gate) return client.fail('WEBPUSH', 'INTERNAL_ERROR', 'REGISTER', endpoint, 'Nothing is pushed here now')
  const p256dh = withoutPadding(tagIn(keys, 'p256dh'))
  const auth = withoutPadding(tagIn(keys, 'auth'))
  if (!gate.areKeys(p256dh, auth)) {
    return client.fail('WEBPUSH', 'INVALID_PARAMS', 'REGISTER', endpoint, 'These are no keys of a subscription')
  }
  if (!gate.mayBeEndpoint(endpoint)) {
    return client.fail('WEBPUSH', 'INVALID_PARAMS', 'REGISTER', endpoint, 'That is no push service that can be used')
  }
  answer(client, 'REGISTER', endpoint)
  // Not that of the cookie with which the connection was opened: who has logged in since comes by another one.
  const { device } = client.session
  const isOwn = client.chat.account(client.user?.account ?? '')?.devices?.some(({ id }) => id === device) === true
  const subscription = {
    endpoint,
    p256dh,
    auth,
    abilities: client.capabilities,
    ...(isOwn && device !== undefined && { device }),
  }
  client.ask({ do: 'subscribe-push', subscription })
}

function unregister(client: IrcClient, endpoint: string): void {
  answer(client, 'UNREGISTER', endpoint)
  client.ask({ do: 'unsubscribe-push', endpoint })
}

/** Registering may also end what somebody else had at that endpoint: that is one answer. */
function answer(client: IrcClient, subcommand: string, endpoint: string): void {
  let isSaid = false
  answerAs(client, {
    did(event) {
      if (isSaid || event.type !== 'pushes-kept') return ''
      isSaid = true
      return said(client, subcommand, endpoint)
    },
    refused: () =>
      client.formatFail('WEBPUSH', 'ACCOUNT_REQUIRED', [subcommand, endpoint, 'Only those who are logged in are told']),
  })
}

function said({ door }: IrcClient, ...words: readonly string[]): string {
  return withEnding(`:${door.serverName} WEBPUSH ${words.join(' ')}`)
}

/** Some write base64 to its end. */
function withoutPadding(key = ''): string {
  return key.replace(/={1,2}$/, '')
}
