/** The `Host` header: who the browser thinks it is talking to. Nothing of it is used before it was read here. */

export interface Host {
  /** A name or an address in lower case; IPv6 without brackets. */
  readonly name: string
  /** Undefined where the header has none: the protocol's own. */
  readonly port: number | undefined
}

const MAX_NAME_CHARACTERS = 253
const NAME = /^[a-z0-9](?:[a-z0-9_.-]*[a-z0-9_.])?$/
const IPV6 = /^[0-9a-f:.]{2,45}$/
const PARTS = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::([0-9]{1,5}))?$/

/** Reads a header as RFC 9110 §7.2 has it; undefined where it is not one. */
export function parseHost(header: string): Host | undefined {
  const [, ipv6, name, port] = PARTS.exec(header.toLowerCase()) ?? []
  const isValid = ipv6 === undefined ? isName(name) : IPV6.test(ipv6) && ipv6.includes(':')
  if (!isValid) return undefined
  const number = port === undefined ? undefined : Number(port)
  if (number !== undefined && (number === 0 || number > 65_535)) return undefined
  return { name: (ipv6 ?? name) as string, port: number }
}

function isName(name: string | undefined): boolean {
  return name !== undefined && name.length <= MAX_NAME_CHARACTERS && NAME.test(name)
}

/** `name:port`, with brackets where the name is an IPv6 address. */
export function formatHost(name: string, port: number): string {
  return name.includes(':') ? `[${name}]:${port}` : `${name}:${port}`
}
