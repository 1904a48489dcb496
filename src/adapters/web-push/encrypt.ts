/** Encrypts what is pushed, so that only the device can read it: RFC 8291, in the form of RFC 8188 (`aes128gcm`). */
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

const CURVE = 'prime256v1'
const POINT_BYTES = 65
const AUTH_BYTES = 16
const SALT_BYTES = 16
const RECORD_BYTES = 4096
/** Behind the last record's text: RFC 8188 §2. */
const LAST_RECORD = Uint8Array.of(2)

export interface DeviceKeys {
  /** Base64url of an uncompressed point. */
  readonly p256dh: string
  /** Base64url of 16 bytes. */
  readonly auth: string
}

/** What is new with each message; given in tests only. */
export interface Fresh {
  readonly privateKey: Uint8Array
  readonly salt: Uint8Array
}

/** Throws where the device's key is no point of the curve. */
export function encrypt(text: Uint8Array, { p256dh, auth }: DeviceKeys, fresh?: Fresh): Buffer {
  const device = Buffer.from(p256dh, 'base64url')
  const own = createECDH(CURVE)
  if (fresh) own.setPrivateKey(fresh.privateKey)
  else own.generateKeys()
  const salt = fresh?.salt ?? randomBytes(SALT_BYTES)
  const publicKey = own.getPublicKey()
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), device, publicKey])
  const secret = derive(own.computeSecret(device), Buffer.from(auth, 'base64url'), info, 32)
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const recordSize = Buffer.alloc(4)
  recordSize.writeUInt32BE(RECORD_BYTES)
  return Buffer.concat([
    salt,
    recordSize,
    Uint8Array.of(publicKey.length),
    publicKey,
    cipher.update(text),
    cipher.update(LAST_RECORD),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

function derive(secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, length))
}

/** Whether something could have been encrypted for these. */
export function areDeviceKeys({ p256dh, auth }: DeviceKeys): boolean {
  if (!isBase64url(p256dh) || !isBase64url(auth)) return false
  const point = Buffer.from(p256dh, 'base64url')
  if (point.length !== POINT_BYTES || Buffer.from(auth, 'base64url').length !== AUTH_BYTES) return false
  try {
    const own = createECDH(CURVE)
    own.generateKeys()
    own.computeSecret(point)
    return true
  } catch {
    // Not on the curve.
    return false
  }
}

function isBase64url(text: string): boolean {
  return /^[\w-]{1,100}$/.test(text)
}
