/** Makes a certificate that vouches for itself, for a chatroom on a network where nobody else could vouch for it. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { parseIpAddress } from '../wire/ip-address.ts'

export interface SelfSigned {
  /** PEM. */
  readonly cert: string
  /** PEM, PKCS #8. */
  readonly key: string
}

export interface SelfSignedFor {
  /** Host names and IP addresses, at least one; the first is the certificate's own name. */
  readonly hosts: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

const DAY_MS = 86_400_000
/** People compare its fingerprint once, so it shall last. */
const VALID_DAYS = 3650
/** A clock that is behind ours by less is no reason to refuse. */
const EARLIER_DAYS = 2

/** An X.509 certificate, version 3 (RFC 5280 §4.1), with a new key on the curve P-256. */
export function makeSelfSigned({ hosts, now }: SelfSignedFor): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(COMMON_NAME, der(UTF8_STRING, Buffer.from(hosts[0] ?? 'snug')))))
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(serialNumber()),
    sequence(ECDSA_WITH_SHA256),
    name,
    sequence(time(now - EARLIER_DAYS * DAY_MS), time(now + VALID_DAYS * DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        extension(SUBJECT_ALT_NAME, sequence(...hosts.map(generalName))),
        extension(KEY_USAGE, der(BIT_STRING, Buffer.of(7, 0x80))),
        extension(EXTENDED_KEY_USAGE, sequence(SERVER_AUTH)),
      ),
    ),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const certificate = sequence(toBeSigned, sequence(ECDSA_WITH_SHA256), der(BIT_STRING, Buffer.of(0), signature))
  return { cert: pem(certificate), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

// DER (ITU-T X.690): a tag, a length, and what it holds.

const BIT_STRING = 0x03
const UTF8_STRING = 0x0c

/** Object identifiers, written out: 2.5.4.3, 1.2.840.10045.4.3.2, 2.5.29.17, 2.5.29.15, 2.5.29.37, 1.3.6.1.5.5.7.3.1. */
const COMMON_NAME = Buffer.from('0603550403', 'hex')
const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex')
const SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex')
const KEY_USAGE = Buffer.from('0603551d0f', 'hex')
const EXTENDED_KEY_USAGE = Buffer.from('0603551d25', 'hex')
const SERVER_AUTH = Buffer.from('06082b06010505070301', 'hex')

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts)
}

function set(...parts: readonly Uint8Array[]): Buffer {
  return der(0x31, ...parts)
}

function integer(bytes: Uint8Array): Buffer {
  return der(0x02, bytes)
}

function extension(identifier: Uint8Array, value: Uint8Array): Buffer {
  return sequence(identifier, der(0x04, value))
}

function generalName(host: string): Buffer {
  const address = parseIpAddress(host)
  return address === undefined ? der(0x82, Buffer.from(host)) : der(0x87, address)
}

/** Positive, and never with a zero in front (RFC 5280 §4.1.2.2). */
function serialNumber(): Buffer {
  const bytes = randomBytes(16)
  bytes.writeUInt8(((bytes[0] ?? 0) & 0x3f) | 0x40)
  return bytes
}

/** Until 2049 with two digits of the year, from then on with four (RFC 5280 §4.1.2.5). */
function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\.\d+|[-:T]/g, '')
  return digits < '2050' ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
