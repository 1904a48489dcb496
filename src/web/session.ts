/** What the page asks of /session: who this browser is, logging in and out. Nothing here ever sees the secret that the browser keeps. */

export interface WhoAmI {
  readonly account: string | null
  /** Null where nobody makes an account by themselves. */
  readonly registration: { readonly email: 'none' | 'optional' | 'required' } | null
  /** Whether the name in the address can have passkeys. */
  readonly passkeys: boolean
  /** Whether a code for a new password can be mailed. */
  readonly mailsResets: boolean
  /** `host:port`, where others can reach this machine. */
  readonly addressForOthers: string | null
}

/** `why`: a word of the server's; `unreachable` where it did not answer, `failed` where it gave no reason. `seconds`: when to try again. */
export type Answer<Value> =
  | { readonly isOk: true; readonly value: Value }
  | { readonly isOk: false; readonly why: string; readonly seconds?: number }

export async function askServer<Value = unknown>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      method,
      cache: 'no-store',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const isJson = response.headers.get('content-type') === 'application/json'
    const value: unknown = isJson ? await response.json() : undefined
    if (response.ok) return { isOk: true, value: value as Value }
    const { why = 'failed', seconds } = (value ?? {}) as { readonly why?: string; readonly seconds?: number }
    return { isOk: false, why, ...(seconds !== undefined && { seconds }) }
  } catch {
    return { isOk: false, why: 'unreachable' }
  }
}

export function whoAmI(): Promise<Answer<WhoAmI>> {
  return askServer('GET', '/session')
}

export interface LoggedIn {
  readonly account: string
  /** Makes the connection that is there already this browser's: SASL SNUG-TICKET. */
  readonly ticket: string
}

/** `code`: from the mail, where the account waits for that. */
export function logIn(name: string, password: string, code = ''): Promise<Answer<LoggedIn>> {
  return askServer('POST', '/session', { name, password, code })
}

export function logOut(): Promise<Answer<unknown>> {
  return askServer('DELETE', '/session')
}

/** Whether this browser can have passkeys here: it must be sure of the server's name. https://www.w3.org/TR/webauthn-3/#rp-id */
export function canHavePasskeys({ hostname }: Pick<Location, 'hostname'> = location): boolean {
  const isName = !/^[\d.]+$|:/.test(hostname)
  return isName && globalThis.isSecureContext && 'PublicKeyCredential' in globalThis
}
