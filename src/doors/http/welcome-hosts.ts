/**
 * The names that a browser may know this server by. A page at a name of its own choosing, which it lets point here (DNS rebinding), is
 * in the eyes of a browser of the same origin as this server: so a name that nobody here knows is refused.
 */
import type { Host } from './host.ts'

/** Names that no stranger can have: https://www.iana.org/assignments/special-use-domain-names, and those that routers give. */
const AT_HOME = ['localhost', 'local', 'lan', 'home', 'home.arpa', 'internal', 'intranet', 'corp']

/** `names`: what this server is called in public. */
export function isWelcomeHost({ name }: Host, isSecure: boolean, names: readonly string[]): boolean {
  // Whoever is shown a certificate has been asked whether the name is right.
  if (isSecure) return true
  const host = name.replace(/\.$/, '')
  // An address is no name; and a name of one word is one of the network at home.
  if (host.includes(':') || !/[a-z]/.test(host) || !host.includes('.')) return true
  if (AT_HOME.some((end) => host.endsWith(`.${end}`))) return true
  return names.some((known) => known.toLowerCase() === host)
}
