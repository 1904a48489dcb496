/** `host:port` as people write it, with IPv6 addresses in brackets. */

export interface HostPort {
  /** A name or an address; an IPv6 address without brackets. May be empty: `:6667`. */
  readonly host: string
  /** 0 to 65535. Absent where none was written. */
  readonly port?: number
}

/** Reads `host`, `host:port`, `:port`, `[::1]`, `[::1]:port` or a bare IPv6 address. Undefined for anything else. */
export function parseHostPort(text: string): HostPort | undefined {
  if (text.length > 300) return undefined
  if (isBareIpv6(text)) return { host: text }
  const [, bracketed, plain, digits] =
    /^(?:\[([\da-f:.]+(?:%[\w.-]+)?)\]|([^\s:[\]/@]*))(?::(\d{1,5}))?$/i.exec(text) ?? []
  const host = bracketed ?? plain
  if (host === undefined || (bracketed !== undefined && !isBareIpv6(bracketed))) return undefined
  if (digits === undefined) return host === '' ? undefined : { host }
  return Number(digits) <= 65_535 ? { host, port: Number(digits) } : undefined
}

/** The inverse: brackets where the host has colons. */
export function formatHostPort({ host, port }: HostPort): string {
  const shown = host.includes(':') ? `[${host}]` : host
  return port === undefined ? shown : `${shown}:${port}`
}

/** Whether it has the shape of an IPv6 address, perhaps with a zone; resolving it says the rest. */
function isBareIpv6(text: string): boolean {
  return /^[\da-f:.]+(?:%[\w.-]+)?$/i.test(text) && text.split(':').length > 2
}
