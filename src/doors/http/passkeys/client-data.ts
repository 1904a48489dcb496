/** What the browser itself says of a ceremony, and signs: for which page it was, and with which challenge. https://www.w3.org/TR/webauthn-3/#dictionary-client-data */
import { isSameOrigin } from '../../../wire/same-origin.ts'

export interface Expected {
  readonly rpId: string
  /** The `Host` that the page was loaded from. */
  readonly host: string | undefined
  /** Whether our side of the connection is encrypted. */
  readonly isSecure: boolean
  /** Whether the challenge is one of ours for this; asked once, after all else. */
  readonly takeChallenge: (challenge: string) => boolean
}

/** Whether the ceremony was this one, on a page of ours. */
export function isOurs(json: Uint8Array, type: 'webauthn.create' | 'webauthn.get', expected: Expected): boolean {
  const said = parse(json)
  if (said?.['type'] !== type || said['crossOrigin'] === true) return false
  const { origin, challenge } = said
  if (typeof origin !== 'string' || typeof challenge !== 'string') return false
  if (!isSameOrigin(origin, expected) || !isSafe(origin)) return false
  return expected.takeChallenge(challenge)
}

/** A browser does this only where nobody can read along; programs could say otherwise. */
function isSafe(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
}

function parse(json: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
