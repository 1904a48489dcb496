/** Changes one's own user modes. https://modern.ircdocs.horse/#user-modes */
import { by } from '../deed.ts'
import { type Decision } from '../decision.ts'
import type { Rejection } from '../rejections.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function changeOwnModes(user: User, { changes }: IntentOf<'change-own-modes'>): Decision {
  const rejections: Rejection[] = []
  let invisible = user.modes.has('i')
  for (const { on, letter } of changes) {
    if (letter === 'i') invisible = on
    else rejections.push({ why: 'unknown-own-mode', letter })
  }
  const changed = invisible !== user.modes.has('i')
  return {
    events: changed ? [{ type: 'own-modes-changed', ...by(user), changes: [{ mode: 'i', on: invisible }] }] : [],
    rejections,
  }
}
