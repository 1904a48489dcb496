/** What of a channel somebody may see who is not in it. Every door asks here, on every road. */
import type { Channel } from './channel.ts'
import { settingOf } from './settings/index.ts'
import type { User } from './user.ts'

/** Whether somebody may see who is in a channel, what it is about, and whom it bans: an invite-only or secret one shows that to its own, and to whom it invited. */
export function mayLookInto({ flags, memberships, invited }: Channel, user: User | undefined): boolean {
  if (!flags.has('i') && !flags.has('s')) return true
  if (!user) return false
  return memberships.has(user.id) || invited.has(user.id) || user.rights.includes('see')
}

/** Whether a channel is shown in lists of channels: a private one only to its own. */
export function isListedFor(channel: Channel, user: User | undefined): boolean {
  if (!mayLookInto(channel, user)) return false
  if (!settingOf(channel, 'isPrivate')) return true
  return user !== undefined && (channel.memberships.has(user.id) || user.rights.includes('see'))
}
