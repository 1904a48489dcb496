/** What of a channel somebody may see who is not in it. Every door asks here, on every road. */
import type { Channel } from './channel.ts'
import type { UserId } from './user.ts'

/** Whether somebody may see who is in a channel, what it is about, and whom it bans: an invite-only one shows that to its own, and to whom it invited. */
export function mayLookInto({ flags, memberships, invited }: Channel, user: UserId): boolean {
  return !flags.has('i') || memberships.has(user) || invited.has(user)
}
