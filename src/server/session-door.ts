/** Joins what the http door needs for browsers that stay logged in. */
import { Challenges } from '../doors/http/passkeys/challenges.ts'
import type { Route } from '../doors/http/route.ts'
import { ChangeLimit } from '../doors/http/session/change-limit.ts'
import type { SessionDoor } from '../doors/http/session/door.ts'
import { sessionRoutes } from '../doors/http/session/index.ts'
import type { BoundAddress } from '../net/listener.ts'
import type { Clock } from '../ports/clock.ts'
import { addressForOthers } from './address-for-others.ts'

export interface SessionParts extends Pick<
  SessionDoor,
  'hub' | 'logIns' | 'devices' | 'accountMail' | 'isRegistrationOpen'
> {
  readonly clock: Clock
  /** Where the server listens, the first first; undefined before it does. */
  readonly addresses: () => readonly BoundAddress[] | undefined
}

export function openSessionRoutes({ clock, addresses, ...parts }: SessionParts): Route[] {
  return sessionRoutes({
    ...parts,
    challenges: new Challenges(clock),
    changes: new ChangeLimit(clock),
    addressForOthers: () => addressForOthers(addresses()),
  })
}
