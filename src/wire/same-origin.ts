/** Whether a page is one of ours. */

/** Whom a page asks, and whether our side of the connection is encrypted. */
export interface Asked {
  readonly host?: string | undefined
  readonly isSecure: boolean
}

/**
 * `origin`: that of the page that asks (https://fetch.spec.whatwg.org/#origin-header). The host with its port counts, and over an encrypted
 * connection that the page came by one, too: a page that came by none is whoever's who is on the way. Without encryption of ours either is
 * right: what encrypts may stand in front of us.
 */
export function isSameOrigin(origin: string, { host, isSecure }: Asked): boolean {
  if (!URL.canParse(origin) || host === undefined) return false
  const url = new URL(origin)
  return url.host === host.toLowerCase() && (!isSecure || url.protocol === 'https:')
}
