/** A push service on loopback, and a device that subscribed to it: what arrives is decrypted here, as a browser does it. RFC 8030, RFC 8291 */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'
import { makeSelfSigned } from './self-signed.ts'

export interface Pushed {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface PushService {
  readonly port: number
  /** PEM of the certificate by which it is known. */
  readonly cert: string
  /** The endpoint of a device by its name, any word. */
  endpoint(device: string): string
  readonly pushes: readonly Pushed[]
  /** Resolves with the push of that number, counted from 0, when it is there. */
  push(index: number): Promise<Pushed>
  /** What is answered from now on, or nothing at all. */
  answer: { readonly status: number; readonly headers?: Record<string, string> } | 'silence'
}

export async function openPushService(): Promise<PushService> {
  const pushes: Pushed[] = []
  const waiting: { index: number; give: (pushed: Pushed) => void }[] = []
  const sockets = new Set<Duplex>()
  const { cert, key } = makeSelfSigned({ hosts: ['localhost', '127.0.0.1'], now: Date.now() })
  const server = createServer({ cert, key }, (asked, answer) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => {
      const pushed = { path: asked.url ?? '', headers: asked.headers, body: Buffer.concat(parts) }
      pushes.push(pushed)
      for (const { index, give } of waiting) if (index === pushes.length - 1) give(pushed)
      if (service.answer !== 'silence') answer.writeHead(service.answer.status, service.answer.headers).end()
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const { port } = server.address() as AddressInfo
  const service: PushService = {
    port,
    cert,
    endpoint: (device) => `https://localhost:${port}/push/${device}`,
    pushes,
    async push(index) {
      const there = pushes[index]
      return there ?? new Promise((give) => waiting.push({ index, give }))
    },
    answer: { status: 201 },
  }
  return service
}

export interface Device {
  readonly p256dh: string
  readonly auth: string
  /** The two as WEBPUSH REGISTER wants them. */
  readonly keys: string
  /** Throws where it is not for this device. */
  decrypt(body: Uint8Array): string
}

/** `given` in tests of vectors only. */
export function createDevice(given?: { readonly privateKey: Uint8Array; readonly auth: Uint8Array }): Device {
  const ecdh = createECDH('prime256v1')
  if (given) ecdh.setPrivateKey(given.privateKey)
  else ecdh.generateKeys()
  const auth = Buffer.from(given?.auth ?? randomBytes(16))
  const own = ecdh.getPublicKey()
  const keys = { p256dh: own.toString('base64url'), auth: auth.toString('base64url') }
  return {
    ...keys,
    keys: `p256dh=${keys.p256dh};auth=${keys.auth}`,
    decrypt(bytes) {
      const body = Buffer.from(bytes)
      const salt = body.subarray(0, 16)
      const server = body.subarray(21, 21 + body.readUInt8(20))
      const sealed = body.subarray(21 + server.length)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, server])
      const secret = hkdfSync('sha256', ecdh.computeSecret(server), auth, info, 32)
      const derive = (what: string, length: number) =>
        Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, `Content-Encoding: ${what}\0`, length))
      const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
      decipher.setAuthTag(sealed.subarray(-16))
      const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
      return text.subarray(0, text.lastIndexOf(2)).toString()
    },
  }
}

/** The servers that are started from here on believe this certificate, which is put into the folder. */
export function trust(cert: string, folder: string): void {
  const file = join(folder, 'push-service.crt')
  writeFileSync(file, cert)
  const before = process.env['NODE_EXTRA_CA_CERTS']
  process.env['NODE_EXTRA_CA_CERTS'] = file
  onTestFinished(() => {
    if (before === undefined) delete process.env['NODE_EXTRA_CA_CERTS']
    else process.env['NODE_EXTRA_CA_CERTS'] = before
  })
}
