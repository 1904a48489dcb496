/** What a server operator may do: each right is given by itself, classes are sets of them. */

export type Right =
  /** KILL: ends somebody's connections. */
  | 'kill'
  /** Server-wide bans, shuns, spam rules and the closed door. */
  | 'ban'
  /** Acts in every channel as its founder. */
  | 'channels'
  /** Suspends, drops and resets accounts. */
  | 'accounts'
  /** Sees real addresses and secret channels. */
  | 'see'
  /** WALLOPS and notices to everybody. */
  | 'announce'
  /** REHASH. */
  | 'rehash'

export const RIGHTS: readonly Right[] = ['kill', 'ban', 'channels', 'accounts', 'see', 'announce', 'rehash']

/** The classes that a configuration names. */
export const OPERATOR_CLASSES = {
  admin: RIGHTS,
  moderator: ['kill', 'ban', 'see', 'announce'],
} as const satisfies Record<string, readonly Right[]>
