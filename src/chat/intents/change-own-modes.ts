/** Changes one's own user modes. https://modern.ircdocs.horse/#user-modes */
import { by } from '../deed.ts'
import { type Decision } from '../decision.ts'
import type { Rejection } from '../rejections.ts'
import { OWN_MODES, type User, type UserMode } from '../user.ts'
import type { IntentOf } from './index.ts'

export function changeOwnModes(user: User, { changes }: IntentOf<'change-own-modes'>): Decision {
  const rejections: Rejection[] = []
  const wanted = new Map<UserMode, boolean>()
  for (const { on, letter } of changes) {
    const mode = OWN_MODES.find((own) => own === letter)
    if (mode) wanted.set(mode, on)
    // Nobody makes themselves a server operator, but everybody may stop being one.
    else if (letter === 'o' && !on) wanted.set('o', false)
    else rejections.push({ why: 'unknown-own-mode', letter })
  }
  const changed = [...wanted].filter(([mode, on]) => user.modes.has(mode) !== on).map(([mode, on]) => ({ mode, on }))
  return {
    events: changed.length > 0 ? [{ type: 'own-modes-changed', ...by(user), changes: changed }] : [],
    rejections,
  }
}
