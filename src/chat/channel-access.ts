/** What somebody may do in a channel, and what their account gives them there. Asked on every road. */
import { fold } from '../text/fold.ts'
import type { Ban, Channel } from './channel.ts'
import { maskMatches, anyMaskMatches } from './mask.ts'
import { isMute, MUTE, standing } from './mask-list.ts'
import { atLeast, FOUNDER, ranksOf } from './ranks.ts'
import type { User } from './user.ts'

/** The ranks that somebody acts with: those of their membership, or a founder's where they are a server operator with that right. */
export function ranksIn(channel: Channel, user: User): number {
  const ranks = channel.memberships.get(user.id)?.ranks ?? 0
  return user.rights.includes('channels') ? ranks | FOUNDER : ranks
}

/** Whether a member has this rank or a higher one (a bit of ranks.ts); false for who is no member. */
export function hasRank(channel: Channel, user: User, bit: number): boolean {
  return atLeast(ranksIn(channel, user), bit)
}

/** What a registered channel gives an account when it joins. */
export function accessOf({ registration }: Channel, account: string): number {
  if (!registration || account === '') return 0
  const name = fold(account)
  if (registration.founder === name) return FOUNDER
  // An account may be called `constructor`.
  return Object.hasOwn(registration.access, name) ? ranksOf(registration.access[name] ?? '') : 0
}

/** Whether an account is the founder of a registered channel. */
export function isFounder({ registration }: Channel, account: string): boolean {
  return registration !== undefined && account !== '' && registration.founder === fold(account)
}

/** Whether somebody is kept out by a ban. A mute does not keep out. `at` here and below: milliseconds since 1970, for masks that run out. */
export function isBanned({ lists }: Channel, user: User, at: number): boolean {
  return anyFits(lists.b, user, false, at) && !anyFits(lists.e, user, false, at)
}

/** Whether a ban or a mute keeps somebody from speaking. */
export function isMuted({ lists }: Channel, user: User, at: number): boolean {
  const isMeant = anyFits(lists.b, user, false, at) || anyFits(lists.b, user, true, at)
  return isMeant && !anyFits(lists.e, user, false, at)
}

/** Whether the exceptions of an invite-only channel let somebody in. `at`: milliseconds since 1970. */
export function needsNoInvitation({ lists }: Channel, user: User, at: number): boolean {
  return anyFits(lists.I, user, false, at)
}

const ACCOUNT = 'a:'

interface Split {
  readonly plain: readonly { readonly mask: string }[]
  readonly mutes: readonly { readonly mask: string }[]
  readonly accounts: readonly string[]
  readonly mutedAccounts: readonly string[]
}

const EMPTY: Split = { plain: [], mutes: [], accounts: [], mutedAccounts: [] }
const splits = new WeakMap<readonly Ban[], Split>()

/** A list by what its masks look at, for as long as it stays the same list. */
function splitOf(list: readonly Ban[]): Split {
  if (list.length === 0) return EMPTY
  let split = splits.get(list)
  if (!split) {
    const of = (muting: boolean): string[] =>
      list.filter(({ mask }) => isMute(mask) === muting).map(({ mask }) => (muting ? mask.slice(MUTE.length) : mask))
    const masks = (all: string[]) => all.filter((mask) => !mask.startsWith(ACCOUNT)).map((mask) => ({ mask }))
    const accounts = (all: string[]) => all.filter((mask) => mask.startsWith(ACCOUNT)).map((mask) => mask.slice(2))
    split = {
      plain: masks(of(false)),
      mutes: masks(of(true)),
      accounts: accounts(of(false)),
      mutedAccounts: accounts(of(true)),
    }
    splits.set(list, split)
  }
  return split
}

function anyFits(list: readonly Ban[], { source, cloakedSource, account }: User, muting: boolean, at: number): boolean {
  if (list.length === 0) return false
  const { plain, mutes, accounts, mutedAccounts } = splitOf(standing(list, at))
  const masks = muting ? mutes : plain
  if (anyMaskMatches(masks, source)) return true
  if (cloakedSource !== undefined && anyMaskMatches(masks, cloakedSource)) return true
  return account !== '' && (muting ? mutedAccounts : accounts).some((mask) => maskMatches(mask, account))
}

/** Whether one mask of a list fits somebody, whatever it does to them. */
export function maskFits(mask: string, { source, cloakedSource, account }: User): boolean {
  const looked = isMute(mask) ? mask.slice(MUTE.length) : mask
  if (!looked.startsWith(ACCOUNT)) {
    return maskMatches(looked, source) || (cloakedSource !== undefined && maskMatches(looked, cloakedSource))
  }
  return account !== '' && maskMatches(looked.slice(2), account)
}
