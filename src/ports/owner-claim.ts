/** The one-time token with which somebody becomes the owner of a server that has none. */
export interface OwnerClaim {
  /** Whether this is the token, in constant time. It is so once: whoever is second has none. False where nothing can be claimed. */
  take(token: string): boolean
}
