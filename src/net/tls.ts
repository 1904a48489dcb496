/** TLS on the same port: a session over the socket, whose inside comes to the front door again. */
import { constants, X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import {
  createSecureContext,
  createServer,
  type SecureContext,
  type SecureContextOptions,
  type TLSSocket,
} from 'node:tls'
import type { Clock } from '../ports/clock.ts'
import { createDeadlines } from './deadlines.ts'
import type { Arrival, Entrance, Threshold } from './entrance.ts'
import type { TakeOne } from './network-limit.ts'
import { recogniseBeginning, TLS_ALERT } from './refusals.ts'
import { connectionOf } from './tcp.ts'

/** How long a peer may take for the handshake. */
export const HANDSHAKE_WITHIN_MS = 10_000

const NOTHING = new Uint8Array(0)

/** A certificate with its key, both as PEM; behind the certificate may stand those that vouch for it. */
export interface CertificateAndKey {
  readonly cert: string | Buffer
  readonly key: string | Buffer
}

export interface TlsOptions {
  /** At least one. Whoever asks for a host that none is for, or for no host, gets the first. */
  readonly certificates: readonly CertificateAndKey[]
}

/** What encrypts: the same for all listeners. */
export interface Tls {
  readonly certificates: readonly LoadedCertificate[]
  /** New connections get these from now on. Throws where one cannot be used; then all stays as it was. */
  reload(certificates: readonly CertificateAndKey[]): void
  /** Called after each reload. */
  onReload(call: () => void): void
}

interface LoadedCertificate {
  readonly x509: X509Certificate
  readonly options: SecureContextOptions
  readonly context: SecureContext
}

/** Throws where a certificate cannot be read, or is not the key's. */
export function createTls(options: TlsOptions): Tls {
  let loaded = load(options.certificates)
  const calls: (() => void)[] = []
  return {
    get certificates() {
      return loaded
    },
    reload(certificates) {
      loaded = load(certificates)
      for (const call of calls) call()
    },
    onReload(call) {
      calls.push(call)
    },
  }
}

function load(certificates: readonly CertificateAndKey[]): LoadedCertificate[] {
  if (certificates.length === 0) throw new Error('TLS needs a certificate')
  return certificates.map(({ cert, key }) => {
    const options: SecureContextOptions = {
      cert,
      key,
      minVersion: 'TLSv1.2',
      // A renegotiation is work for us that costs the peer little, and TLS 1.3 has none (RFC 8446 §4.1.2).
      secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    }
    return { x509: new X509Certificate(cert), options, context: createSecureContext(options) }
  })
}

export interface TlsEntranceOptions {
  readonly clock: Clock
  readonly tls: Tls
  readonly threshold: Threshold
  /** Asked before each handshake; there is no limit where it is absent. */
  readonly takeHandshake?: TakeOne
}

/** The entrance for TLS. There is none for who is inside already: TLS in TLS is refused. */
export function tlsEntrance({ clock, tls, threshold, takeHandshake }: TlsEntranceOptions): Entrance {
  const handshaking = new Map<Socket, Arrival>()
  const handshakes = createDeadlines<Socket>(clock, HANDSHAKE_WITHIN_MS, fail)

  const [first] = tls.certificates
  const server = createServer({
    ...first?.options,
    // What people prove by a certificate is who they are, not that somebody vouches for them (SASL EXTERNAL).
    requestCert: true,
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1', 'irc'],
    handshakeTimeout: 2 * HANDSHAKE_WITHIN_MS,
    SNICallback(name, done) {
      done(null, tls.certificates.find(({ x509 }) => x509.checkHost(name) !== undefined)?.context)
    },
  })
  tls.onReload(() => server.setSecureContext(tls.certificates[0]?.options ?? {}))
  server.on('secureConnection', (secure) => {
    const socket = underneath(secure)
    const outer = socket && handshaking.get(socket)
    if (socket === undefined || outer === undefined) {
      secure.destroy()
      return
    }
    handshaking.delete(socket)
    handshakes.delete(socket)
    secure.disableRenegotiation()
    threshold.admit(threshold.inside(secure, outer, fingerprintOf(secure)), NOTHING)
  })
  server.on('tlsClientError', (_error, secure) => {
    const socket = underneath(secure)
    if (socket) fail(socket)
  })

  /** Also where the peer is gone, or where it has failed before: then nothing is left to do. */
  function fail(socket: Socket): void {
    const outer = handshaking.get(socket)
    if (outer === undefined) return
    handshaking.delete(socket)
    handshakes.delete(socket)
    threshold.count('tls-handshake', outer.address)
    // The alert that says why is on its way.
    setImmediate(() => socket.destroy())
  }

  return {
    name: 'tls',
    recognise: recogniseBeginning(['\x16\x03']),
    isFor: (arrival) => !arrival.isSecure,
    enter(arrival, bytes) {
      if (takeHandshake?.(arrival.address) === false) {
        threshold.turnAway(arrival, 'too-many-handshakes', TLS_ALERT)
        return
      }
      const socket = arrival.release(bytes)
      if (socket === undefined) {
        arrival.close()
        return
      }
      handshaking.set(socket, arrival)
      handshakes.add(socket)
      socket.on('error', ignore)
      socket.once('close', failed)
      server.emit('connection', socket)
    },
    close() {
      for (const socket of handshaking.keys()) socket.destroy()
      handshaking.clear()
      handshakes.clear()
    },
  }

  function failed(this: Socket): void {
    fail(this)
  }
}

/** The socket that a TLS session was laid over. Node keeps it in a field of its own, and says nowhere else which it is. */
function underneath(secure: TLSSocket): Socket | undefined {
  const socket = (secure as TLSSocket & { _parent?: Socket })._parent
  return socket !== undefined && connectionOf(socket) ? socket : undefined
}

function fingerprintOf(secure: TLSSocket): string | undefined {
  const certificate = secure.getPeerX509Certificate()
  return certificate === undefined ? undefined : fingerprintInHex(certificate)
}

/** SHA-256 of a certificate in lower-case hex: 64 characters. */
export function fingerprintInHex({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(':', '').toLowerCase()
}

function ignore(): void {}
