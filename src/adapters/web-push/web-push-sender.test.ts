import { createECDH, randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDevice, openPushService } from '../../../test/support/push-service.ts'
import type { Push, PushSender } from '../../ports/push.ts'
import { isPublicAddress } from '../../wire/public-address.ts'
import { createVapid } from './vapid.ts'
import { createWebPushSender, type WebPushOptions } from './web-push-sender.ts'

const PUSH: Push = { payload: ':a PRIVMSG b :hällo', ttlSeconds: 60, urgency: 'high', topic: 'a-topic' }

function senderFor(options: Partial<WebPushOptions> = {}): PushSender {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  return createWebPushSender({
    vapid: createVapid({ privateKey: ecdh.getPrivateKey(), subject: () => 'https://chat.example', now: Date.now }),
    isPublic: isPublicAddress,
    privateServices: () => [],
    ...options,
  })
}

describe('a push', () => {
  it('PUSH-4 arrives with who sent it, for how long it is good, and encrypted', async () => {
    const service = await openPushService()
    const sender = senderFor({ privateServices: () => [`localhost:${service.port}`], ca: service.cert })
    const device = createDevice()
    const { p256dh, auth } = device
    expect(await sender.send({ endpoint: service.endpoint('phone'), p256dh, auth }, PUSH)).toEqual({ is: 'delivered' })
    const [{ path, headers, body }] = service.pushes as [(typeof service.pushes)[0]]
    expect(path).toBe('/push/phone')
    expect(headers).toMatchObject({ ttl: '60', urgency: 'high', topic: 'a-topic', 'content-encoding': 'aes128gcm' })
    expect(headers.authorization).toMatch(/^vapid t=/)
    expect(device.decrypt(body)).toBe(PUSH.payload)
  })

  it.each([
    [{ status: 204 }, { is: 'delivered' }],
    [{ status: 404 }, { is: 'gone' }],
    [{ status: 410 }, { is: 'gone' }],
    [{ status: 400 }, { is: 'refused' }],
    [{ status: 413 }, { is: 'refused' }],
    [{ status: 302, headers: { location: 'https://127.0.0.1/' } }, { is: 'refused' }],
    [{ status: 503 }, { is: 'later' }],
    [
      { status: 429, headers: { 'retry-after': '90' } },
      { is: 'later', afterMs: 90_000 },
    ],
    [{ status: 429, headers: { 'retry-after': 'soon' } }, { is: 'later' }],
  ])('PUSH-6 that is answered %j has the outcome %j', async (answer, outcome) => {
    const service = await openPushService()
    service.answer = answer
    const sender = senderFor({ privateServices: () => [`localhost:${service.port}`], ca: service.cert })
    const { p256dh, auth } = createDevice()
    expect(await sender.send({ endpoint: service.endpoint('a'), p256dh, auth }, PUSH)).toMatchObject(outcome)
    // No redirection is followed.
    expect(service.pushes).toHaveLength(1)
  })

  it('PUSH-6 waits for no service that says nothing, and trusts none that nobody vouches for', async () => {
    const service = await openPushService()
    service.answer = 'silence'
    const { p256dh, auth } = createDevice()
    const subscription = { endpoint: service.endpoint('a'), p256dh, auth }
    const privateServices = () => [`localhost:${service.port}`]
    const patient = senderFor({ privateServices, ca: service.cert, timeoutMs: 150 })
    expect(await patient.send(subscription, PUSH)).toMatchObject({ is: 'later' })
    expect(await senderFor({ privateServices }).send(subscription, PUSH)).toMatchObject({ is: 'later' })
    expect(service.pushes).toHaveLength(1)
  })
})

describe('PUSH-5 what only this machine can reach', () => {
  it.each([
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://017700000001/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[64:ff9b::7f00:1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/x',
    'https://name.example/x',
  ])('is not asked at %s', async (endpoint) => {
    let asked = 0
    const server = createServer(() => asked++).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const sender = senderFor({ resolve: async () => ['93.184.215.14', '192.168.1.1'] })
    const { p256dh, auth } = createDevice()
    const outcome = await sender.send({ endpoint, p256dh, auth }, PUSH)
    expect(outcome).toMatchObject({ is: 'refused', why: expect.stringContaining('not of the open network') })
    expect(asked).toBe(0)
  })

  it('is not reached by a name that has another address the next time', async () => {
    const service = await openPushService()
    const answers = [['93.184.215.14'], ['127.0.0.1']]
    let asked = 0
    // The connection goes to what was looked up, and nobody looks a second time.
    const sender = senderFor({
      resolve: async () => answers[Math.min(asked++, 1)] ?? [],
      timeoutMs: 150,
      ca: service.cert,
    })
    const { p256dh, auth } = createDevice()
    expect(await sender.send({ endpoint: 'https://rebinding.example/x', p256dh, auth }, PUSH)).toMatchObject({
      is: 'later',
    })
    expect([asked, service.pushes.length]).toEqual([1, 0])
  })

  it.each([
    ['http://push.example/x', 'not https'],
    ['https://push.example:8443/x', 'another port'],
    ['https://user@push.example/x', 'a name in it'],
    ['https://user:word@push.example/x', 'a password in it'],
    ['https://push.example/x#y', 'a fragment'],
    ['https://push.example/ü', 'not ASCII'],
    ['https://push.example/a b', 'a space'],
    [`https://push.example/${'x'.repeat(400)}`, 'too long'],
    ['https:', 'nothing'],
    ['file:///etc/passwd', 'a file'],
  ])('is no endpoint: %s', async (endpoint) => {
    const sender = senderFor()
    expect(sender.mayBeEndpoint(endpoint)).toBe(false)
    const device = { endpoint, p256dh: createDevice().p256dh, auth: randomBytes(16).toString('base64url') }
    expect(await sender.send(device, PUSH)).toMatchObject({ is: 'refused' })
  })

  it('is an endpoint where operators named it', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const sender = senderFor({ privateServices: () => [`127.0.0.1:${port}`] })
    expect(sender.mayBeEndpoint(`https://127.0.0.1:${port}/x`)).toBe(true)
    expect(sender.mayBeEndpoint(`https://127.0.0.1:${port === 1 ? 2 : port - 1}/x`)).toBe(false)
    expect(sender.mayBeEndpoint('https://updates.push.services.mozilla.com/wpush/v2/abc')).toBe(true)
  })
})
