/** Browsers that stay logged in to an account, and the passkeys that log in to it. Neither holds a secret: hashes and public keys. */

/** A browser that comes in by a secret of its own until its owner, or time, ends that. */
export interface Device {
  /** What it is called when it is to be ended: no secret. */
  readonly id: string
  /** SHA-256 of the secret that its cookie holds, in lower-case hex. */
  readonly hash: string
  /** What people know it by: `Firefox · Linux`; empty where nobody can tell. */
  readonly name: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** When it came in last, to a day or so; milliseconds since 1970. */
  readonly seenAt: number
}

/** https://www.w3.org/TR/webauthn-3/#credential-record */
export interface Passkey {
  /** The credential's id in base64url. */
  readonly id: string
  /** A SubjectPublicKeyInfo in base64url. */
  readonly publicKey: string
  /** Which signatures it makes. https://www.iana.org/assignments/cose#algorithms */
  readonly algorithm: number
  /** The host, with its port, of the page where it was made: the browser shows it to pages of other ports too. Absent where that was not kept. */
  readonly host?: string
  /** How often it was used, as it says itself; 0 where it does not count. */
  readonly counter: number
  readonly name: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

const DAY_MS = 86_400_000
/** A device that did not come in for so long is none any more. */
const UNUSED_MS = 180 * DAY_MS
/** How far behind `seenAt` may be: each change of it is written to disk. */
const SEEN_TO_MS = DAY_MS

export function isExpired({ seenAt }: Device, at: number): boolean {
  return at - seenAt >= UNUSED_MS
}

/** Whether it is worth writing down that a device came in. */
export function isSeenAnew({ seenAt }: Device, at: number): boolean {
  return at - seenAt >= SEEN_TO_MS
}

/** With one more: what expired is left out, and where there are too many then, those that were longest unseen. */
export function withDevice(devices: readonly Device[], added: Device, max: number, at: number): readonly Device[] {
  const others = devices.filter((one) => one.id !== added.id && !isExpired(one, at))
  const kept = new Set(others.toSorted((a, b) => b.seenAt - a.seenAt).slice(0, max - 1))
  return [...others.filter((one) => kept.has(one)), added]
}
