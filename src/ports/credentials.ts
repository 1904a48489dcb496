/** Passwords and one-time tokens: what is made of them, and how somebody proves to know one. */
import type { Credentials } from '../chat/credentials.ts'

/** Why a password cannot be one. `busy`: too many wait already; it can be tried again. */
export type PasswordFault = 'too-short' | 'too-long' | 'bad-characters' | 'busy'

/** The server's side of one SCRAM-SHA-256 exchange. https://www.rfc-editor.org/rfc/rfc5802#section-3 */
export interface ScramServer {
  /** The server's part of the nonce: printable ASCII without `,`. */
  readonly nonce: string
  /** Base64. */
  readonly salt: string
  readonly iterations: number
  /** The server's signature of an AuthMessage where the client's proof (32 bytes) is right; undefined where it is not. */
  verify(authMessage: string, proof: Uint8Array): Uint8Array | undefined
}

export interface Authenticator {
  /** What is kept of a password of 8 characters to 300 bytes, counted as SASLprep leaves it. */
  makeCredentials(password: string): Promise<Credentials | { readonly fault: PasswordFault }>
  /**
   * Whether it is the password. Takes as long where there is no account (undefined), or none with a password. `busy` where too many wait
   * already: nothing was compared.
   */
  verify(password: string, credentials: Credentials | undefined): Promise<boolean | 'busy'>
  /**
   * `foldedName` is the name that the client gave: where there is no such account (or no SCRAM secret), the salt is made of it, always the
   * same, and no proof is right, so that nothing tells.
   */
  startScram(foldedName: string, credentials: Credentials | undefined): ScramServer
  /** A one-time token of 128 bits, in hex, and the hash of it to be kept. */
  makeToken(): { readonly token: string; readonly hash: string }
  tokenMatches(token: string, hash: string): boolean
}
