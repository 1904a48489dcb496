/** Hands pushes to push services: RFC 8030. Everything about the other side is doubted: who it is, where it is, how long it takes, what it says. */
import { request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Push, PushOutcome, PushSender } from '../../ports/push.ts'
import { areDeviceKeys, encrypt } from './encrypt.ts'
import { addressesOf, endpointUrl, type Reach } from './endpoint.ts'
import type { Vapid } from './vapid.ts'

const DEFAULT_TIMEOUT_MS = 10_000
/** An answer has hardly any text, and none that we want. */
const MAX_HEADER_BYTES = 8192

export interface WebPushOptions extends Reach {
  readonly vapid: Vapid
  /** Of one request from its beginning to its end. */
  readonly timeoutMs?: number
  /** Certificates to trust in place of the usual ones; for tests. */
  readonly ca?: string
}

interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
}

export function createWebPushSender({
  vapid,
  timeoutMs = DEFAULT_TIMEOUT_MS,
  ca,
  ...reach
}: WebPushOptions): PushSender {
  async function post(url: URL, body: Buffer, push: Push): Promise<PushOutcome> {
    const signal = AbortSignal.timeout(timeoutMs)
    const found = await before(signal, addressesOf(url, reach))
    return 'closed' in found
      ? { is: 'refused', why: found.closed }
      : outcomeOf(await ask(url, found, body, push, signal))
  }

  function ask(
    url: URL,
    addresses: readonly string[],
    body: Buffer,
    { ttlSeconds, urgency, topic }: Push,
    signal: AbortSignal,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asking = request(
        url,
        {
          method: 'POST',
          headers: {
            authorization: vapid.authorization(url.origin),
            'content-encoding': 'aes128gcm',
            'content-length': body.length,
            'content-type': 'application/octet-stream',
            topic,
            ttl: ttlSeconds,
            urgency,
          },
          // One connection for one push: none is kept for a service that somebody made up.
          agent: false,
          lookup: pinnedTo(addresses),
          maxHeaderSize: MAX_HEADER_BYTES,
          signal,
          ...(ca !== undefined && { ca }),
        },
        (answer) => {
          // Its status is all that there is to know; a redirection is not followed.
          resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] })
          answer.destroy()
        },
      )
      asking.on('error', reject)
      asking.end(body)
    })
  }

  return {
    publicKey: vapid.publicKey,
    mayBeEndpoint: (endpoint) => endpointUrl(endpoint, reach) !== undefined,
    areKeys: (p256dh, auth) => areDeviceKeys({ p256dh, auth }),
    async send({ endpoint, p256dh, auth }, push) {
      const url = endpointUrl(endpoint, reach)
      if (!url) return { is: 'refused', why: 'the endpoint may not be spoken to' }
      try {
        return await post(url, encrypt(Buffer.from(push.payload), { p256dh, auth }), push)
      } catch (error) {
        return { is: 'later', why: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

function outcomeOf({ status, retryAfter = '' }: Answer): PushOutcome {
  if (status >= 200 && status < 300) return { is: 'delivered' }
  // RFC 8030 §7.3; a service that never had it says so too.
  if (status === 404 || status === 410) return { is: 'gone' }
  const why = `the push service answers ${status}`
  if (status !== 429 && status < 500) return { is: 'refused', why }
  return /^\d{1,6}$/.test(retryAfter) ? { is: 'later', why, afterMs: Number(retryAfter) * 1000 } : { is: 'later', why }
}

/** What a connection asks of the system's resolver, answered with what was looked up and found good. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, { all: wantsAll }, answer) => {
    const [first] = all
    if (wantsAll || !first) answer(null, all)
    else answer(null, first.address, first.family)
  }
}

/** What was asked for, unless the time is over first. */
function before<T>(signal: AbortSignal, asked: Promise<T>): Promise<T> {
  return Promise.race([
    asked,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('it took too long')), { once: true })
    }),
  ])
}
