/** Channels where only those on the access list have ranks. */
import type { Channel } from '../channel.ts'
import { accessOf } from '../channel-access.ts'
import { by } from '../deed.ts'
import type { Event } from '../events.ts'
import { FOUNDER, HALFOP } from '../ranks.ts'
import { ranksBetween, ranksChanged } from '../rank-changes.ts'
import type { User } from '../user.ts'
import type { Setting } from './setting.ts'

/** From half operator up; a voice decides over nobody. */
const RULING = ranksBetween(HALFOP >> 1, FOUNDER)

/** Whoever has a rank and may not keep it loses it when this is set. */
export const secureOps: Setting<boolean> = {
  standard: false,
  effects(on, user, channel) {
    if (!on) return []
    const wanted = [...channel.memberships.values()].map((membership) => ({
      user: membership.user,
      take: RULING & ranksBetween(accessOf(channel, membership.user.account), FOUNDER),
    }))
    return ranksChanged(by(user), channel, wanted)
  },
}

/** Whether somebody with this account may have a rank. */
export function mayHold(channel: Channel, account: string, bit: number): boolean {
  if ((RULING & bit) === 0 || channel.registration?.settings?.secureOps !== true) return true
  return accessOf(channel, account) >= bit
}

/** What somebody loses by not being logged in any more. */
export function ranksLostWithAccount(user: User): Event[] {
  return [...user.memberships.values()].flatMap(({ channel }) =>
    channel.registration?.settings?.secureOps === true ? ranksChanged(by(user), channel, [{ user, take: RULING }]) : [],
  )
}
