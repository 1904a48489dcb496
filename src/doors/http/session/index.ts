/** Everything below /session: browsers that stay logged in, and what their people do with their accounts. */
import type { Route } from '../route.ts'
import { accountRoutes } from './account.ts'
import type { SessionDoor } from './door.ts'
import { logInRoutes } from './log-in.ts'
import { forgottenRoutes } from './forgotten.ts'
import { passkeyRoutes } from './passkey-routes.ts'

export function sessionRoutes(door: SessionDoor): Route[] {
  return [...logInRoutes(door), ...accountRoutes(door), ...passkeyRoutes(door), ...forgottenRoutes(door)]
}
