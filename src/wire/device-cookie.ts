/**
 * The cookie that holds a browser's secret: HttpOnly, so that no script sees it, and SameSite, so that no other site sends it.
 * https://www.rfc-editor.org/rfc/rfc6265
 */

/** Longer than a device is remembered; browsers cut it to what they allow. */
const MAX_AGE_SECONDS = 400 * 86_400
/** 256 bits in base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/

/** Whose page asks, as its browser knows it. */
interface Asked {
  readonly host: string | undefined
  /** It came by an encrypted connection, for all that is known: what encrypts may stand in front of us. */
  readonly isSecure: boolean
}

/**
 * Cookies know no ports: two servers on one machine would take each other's. Where it is encrypted the name has the prefix with which no other
 * host, and nobody on the way, can set it. https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-__host-prefix
 */
function nameFor(host: string, isSecure: boolean): string {
  const port = /:(\d{1,5})$/.exec(host)?.[1]
  return `${isSecure ? '__Host-' : ''}snug-device${port === undefined ? '' : `-${port}`}`
}

/**
 * The secret in a `Cookie` header; undefined where there is none that could be one. What is not known to be encrypted may be all the same: there
 * the cookie of the other kind counts where there is one. Of two with one name (another service of the host can set it for one path alone) neither is ours.
 */
export function readDeviceCookie(header: string | undefined, { host, isSecure }: Asked): string | undefined {
  if (header === undefined || host === undefined) return undefined
  const names = isSecure ? [nameFor(host, true)] : [nameFor(host, true), nameFor(host, false)]
  const cookies = header.split(';').map((pair) => pair.trim())
  for (const name of names) {
    const [found, ...others] = cookies.filter((cookie) => cookie.startsWith(`${name}=`))
    if (others.length > 0) return undefined
    if (found !== undefined) return SECRET.exec(found.slice(name.length + 1))?.[0]
  }
  return undefined
}

/** A `Set-Cookie` header. An empty secret takes the cookie away. */
export function formatDeviceCookie(secret: string, { host = '', isSecure }: Asked): string {
  const age = secret === '' ? 0 : MAX_AGE_SECONDS
  return `${nameFor(host, isSecure)}=${secret}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
}
