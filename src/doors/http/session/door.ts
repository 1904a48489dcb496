/** What the addresses below /session share: whose browser it is, and how they say no. */
import type { AccountMail } from '../../../hub/account-mail.ts'
import type { Devices, FoundDevice } from '../../../hub/devices.ts'
import type { Hub } from '../../../hub/hub.ts'
import type { LogIns, Proof } from '../../../hub/log-ins.ts'
import { formatDeviceCookie, readDeviceCookie } from '../../../wire/device-cookie.ts'
import type { HttpRequest, HttpResponse } from '../../../wire/http.ts'
import { faultAnswer } from '../answers.ts'
import { jsonAnswer, readJson } from '../read-json.ts'
import type { Challenges } from '../passkeys/challenges.ts'
import type { ChangeLimit } from './change-limit.ts'
import type { Host } from '../host.ts'

export interface SessionDoor {
  readonly hub: Hub
  readonly logIns: LogIns
  readonly devices: Devices
  readonly accountMail: AccountMail
  readonly challenges: Challenges
  readonly changes: ChangeLimit
  /** Whether anybody may make an account, as of now. */
  readonly isRegistrationOpen: () => boolean
  /** An address of this machine, with its port, that others can reach; undefined where there is none. */
  readonly addressForOthers: () => string | undefined
}

/** Enough for a passkey's public key and what the authenticator says. */
const MAX_BODY_BYTES = 16_384

/** Whose browser it is, as its cookie says; undefined for nobody's. */
export function deviceOf({ devices }: SessionDoor, request: HttpRequest): FoundDevice | undefined {
  return devices.find(readDeviceCookie(request.headers['cookie'], asked(request)))
}

/** The same for what changes something; else what to answer. */
export function changing(door: SessionDoor, request: HttpRequest): FoundDevice | { readonly fault: HttpResponse } {
  const found = deviceOf(door, request)
  if (!found) return { fault: LOGGED_OUT }
  const waitMs = door.changes.take(found.account.name)
  return waitMs > 0 ? { fault: throttled(waitMs) } : found
}

/** A header that has the browser keep a secret; an empty one takes it away. */
export function deviceCookie(secret: string, request: HttpRequest): { readonly 'set-cookie': string } {
  return { 'set-cookie': formatDeviceCookie(secret, asked(request)) }
}

/** What encrypts may stand in front of us: the page knows by which scheme it came. */
function asked({ host, isSecure, headers }: HttpRequest): { host: string | undefined; isSecure: boolean } {
  return { host, isSecure: isSecure || headers['origin']?.startsWith('https:') === true }
}

/** A no that the page has words for. */
export function no(status: number, why: string, more: Readonly<Record<string, unknown>> = {}): HttpResponse {
  return jsonAnswer(status, { why, ...more })
}

export const LOGGED_OUT = no(401, 'logged-out')
/** What was proved is so no more, or nothing can be written. */
export const UNAVAILABLE = no(503, 'unavailable')

export function throttled(waitMs: number): HttpResponse {
  const seconds = Math.ceil(waitMs / 1000)
  return jsonAnswer(429, { why: 'throttled', seconds }, { 'retry-after': String(seconds) })
}

/** Why somebody did not prove that an account is theirs. Whether there is such an account is not told. */
export function notProved(proof: Exclude<Proof, { is: 'proved' }>): HttpResponse {
  if (proof.is === 'throttled') return throttled(proof.waitMs)
  return proof.is === 'busy' ? no(503, 'busy') : no(401, 'wrong')
}

/** The texts of these names in the body, `''` for those that are not there; else what to answer. */
export async function readTexts<Name extends string>(
  request: HttpRequest,
  ...names: readonly Name[]
): Promise<{ readonly texts: Readonly<Record<Name, string>> } | { readonly fault: HttpResponse }> {
  const { value, fault } = await readJson(request, MAX_BODY_BYTES)
  if (fault) return { fault }
  if (typeof value !== 'object' || value === null) return { fault: faultAnswer(400) }
  const fields = new Map<string, unknown>(Object.entries(value))
  const texts = Object.fromEntries(
    names.map((name) => {
      const text = fields.get(name)
      return [name, typeof text === 'string' ? text : '']
    }),
  ) as Record<Name, string>
  return { texts }
}

/** Passkeys belong to a domain, or to this machine itself. https://www.w3.org/TR/webauthn-3/#rp-id */
export function rpIdOf({ name }: Host): string | undefined {
  return name.includes(':') || /^[\d.]+$/.test(name) ? undefined : name
}
