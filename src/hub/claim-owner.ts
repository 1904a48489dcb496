/** How every door lets somebody claim the server: with the token, a few times only, and for an account, which is what keeps it. */
import type { User } from '../chat/user.ts'
import type { OwnerClaim } from '../ports/owner-claim.ts'
import type { LogIns } from './log-ins.ts'

/** `right`: the door asks for `take-rights` with all rights, to keep. */
export type ClaimAnswer =
  | { readonly is: 'right' }
  /** Not the token, or nothing to be claimed: which of them is not told. */
  | { readonly is: 'wrong' }
  | { readonly is: 'throttled'; readonly waitMs: number }
  | { readonly is: 'account-needed' }

/** Under this name tries are counted; no account has one with a space. */
const TRIES = 'owner claim'

/** `user`: as decided so far. Without log-ins there are no accounts, and nobody to be the owner. */
export function claimOwner(
  door: { readonly logIns?: LogIns | undefined; readonly ownerClaim?: OwnerClaim | undefined },
  address: string,
  user: User | undefined,
  token: string,
): ClaimAnswer {
  if (!user || user.account === '') return { is: 'account-needed' }
  const { logIns, ownerClaim } = door
  if (!logIns) return { is: 'wrong' }
  const waitMs = logIns.try(address, TRIES)
  if (waitMs > 0) return { is: 'throttled', waitMs }
  if (ownerClaim?.take(token) !== true) return { is: 'wrong' }
  logIns.succeeded(address, TRIES)
  return { is: 'right' }
}
