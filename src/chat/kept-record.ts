/** What of the chat outlives a restart besides channels and timelines: one record by its kind and id, replaced as a whole. */
import type { Account, Presence } from './accounts.ts'
import type { Notices } from './notices.ts'
import type { PushSubscriptions } from './push-subscriptions.ts'
import type { ReadMarkers } from './read-markers.ts'
import type { ServerBan } from './server-ban.ts'
import type { SpamRule } from './spam-rule.ts'

/** `value` null: it is gone. Ids are folded account names, and the keys of bans; the one door has an empty one. */
export type KeptRecord =
  | { readonly kind: 'account'; readonly id: string; readonly value: Account | null }
  | { readonly kind: 'presence'; readonly id: string; readonly value: Presence | null }
  | { readonly kind: 'read-markers'; readonly id: string; readonly value: ReadMarkers | null }
  | { readonly kind: 'pushes'; readonly id: string; readonly value: PushSubscriptions | null }
  | { readonly kind: 'notices'; readonly id: string; readonly value: Notices | null }
  | { readonly kind: 'spam-rule'; readonly id: string; readonly value: SpamRule | null }
  /** Whether newcomers without an account are turned away. */
  | { readonly kind: 'door'; readonly id: string; readonly value: { readonly closed: boolean } | null }
  | { readonly kind: 'server-ban'; readonly id: string; readonly value: ServerBan | null }
