/** What the operators of a server chose. Part of the chat, so that every node decides alike; the same object always, with what holds now in it. */

export interface Policy {
  /** Only those with an account may come in. */
  readonly accountsRequired: boolean
  /** A registered nick is for its account alone. */
  readonly nicksAreKept: boolean
  /** Whether accounts may stay in their channels with nobody connected; `on`: new ones do until they choose otherwise. */
  readonly alwaysOn: 'off' | 'opt-in' | 'on'
  /** Who may register a channel; operators of the server with the right over channels always may. */
  readonly channelRegistration: 'open' | 'operators'
  /** How long people may change what they said, and take it back. */
  readonly editWithinMs: number
  readonly redactWithinMs: number
}

export const DEFAULT_POLICY: Policy = {
  accountsRequired: false,
  nicksAreKept: true,
  alwaysOn: 'opt-in',
  channelRegistration: 'open',
  editWithinMs: 24 * 3_600_000,
  redactWithinMs: 24 * 3_600_000,
}
