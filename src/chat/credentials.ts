/** What proves that somebody knows a password, without being it. */
export interface Credentials {
  /** A PHC string; null where there is no password. */
  readonly argon2: string | null
  /** RFC 5802 §3; base64. */
  readonly scram: {
    readonly salt: string
    readonly iterations: number
    readonly storedKey: string
    readonly serverKey: string
  } | null
}
