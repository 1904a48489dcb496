/** A link over TLS: nothing is said before the certificate is trusted, by who vouches for it or by its fingerprint. */
import type { TLSSocket } from 'node:tls'
import { connect } from 'node:tls'
import { isIP } from 'node:net'
import type { OpenLink } from './link.ts'
import { linkOver } from './tcp-link.ts'

export interface TlsLinkOptions {
  /** A name or an address, IPv6 without brackets. */
  readonly host: string
  readonly port: number
  /** SHA-256 of the server's certificate in lower-case hex: then nobody has to vouch for it, and no other is taken. */
  readonly fingerprint?: string | undefined
}

const BEGINNING = 'its certificate '

/** Whether a link's reason for its end is that the server's certificate is not trusted. */
export function isAboutCertificate(reason: string): boolean {
  return reason.startsWith(BEGINNING)
}

export function tlsLink({ host, port, fingerprint }: TlsLinkOptions): OpenLink {
  return (listener) => {
    const socket = connect({
      host,
      port,
      ...(isIP(host) === 0 && { servername: host }),
      ALPNProtocols: ['irc'],
      minVersion: 'TLSv1.2',
      // The certificate is judged below, before anything is written or read.
      rejectUnauthorized: false,
    })
    socket.setNoDelay(true).setKeepAlive(true)
    return linkOver(socket, 'secureConnect', listener, () => objection(socket, host, fingerprint))
  }
}

/** Why the server's certificate is not trusted; undefined where it is. */
function objection(socket: TLSSocket, host: string, expected: string | undefined): string | undefined {
  const shown = fingerprintOf(socket)
  if (expected !== undefined) {
    if (shown === expected) return undefined
    return `${BEGINNING}is not the expected one: it has the SHA-256 fingerprint ${shown}, not ${expected}`
  }
  if (socket.authorized) return undefined
  // Node says an error or its code, whatever the types say.
  const { authorizationError } = socket as { authorizationError: unknown }
  const code =
    authorizationError instanceof Error ? (authorizationError as NodeJS.ErrnoException).code : authorizationError
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return `${BEGINNING}is vouched for by nobody that this machine knows. Where its SHA-256 fingerprint is the one that the server shows its operator, give --fingerprint ${shown}`
    case 'CERT_HAS_EXPIRED':
      return `${BEGINNING}has expired`
    case 'CERT_NOT_YET_VALID':
      return `${BEGINNING}is not valid yet; is the clock right?`
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `${BEGINNING}is for another host than ${host}`
    default:
      return `${BEGINNING}cannot be trusted (${String(code)})`
  }
}

function fingerprintOf(socket: TLSSocket): string {
  return socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase() ?? ''
}
