/** A server that is open: what the process around it sees of it. */
import type { BoundAddress } from '../net/listener.ts'
import type { Rehashed } from './rehash.ts'

/** That there is TLS; with the SHA-256 fingerprint of the certificate, in lower-case hex, where it was made here. */
export interface TlsFacts {
  readonly fingerprint: string | undefined
}

export interface RunningServer {
  /** Undefined where there is no TLS. */
  readonly tls?: TlsFacts | undefined
  /** The token with which somebody becomes its owner; undefined where it has one. Secret. */
  readonly ownerToken?: string | undefined
  /** Where it listens, in the order of the configuration, with the ports that the system gave. */
  readonly addresses: readonly BoundAddress[]
  /** Reads the configuration again, and applies what can be applied. Never rejects. */
  rehash(): Promise<Rehashed>
  /** Says goodbye with this reason through every door, writes what is to be kept, closes everything. */
  stop(reason: string): Promise<void>
}
