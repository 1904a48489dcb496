/**
 * Whether a name may stand for a server in IRC: labels as in RFC 1123, and at least one dot,
 * so that it can never be mistaken for a nick. https://modern.ircdocs.horse/#connection-setup
 */
export function isHostname(name: string): boolean {
  return (
    name.length <= 253 && /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)?$/i.test(name)
  )
}
