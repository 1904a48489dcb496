/** Says what one wants to be told of. docs/protocols/notify.md */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { nickFault, targetFault } from '../names.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

/** The door has looked at the words. */
export function setNotices(chat: Chat, user: User, { change }: IntentOf<'set-notices'>): Decision {
  if (user.account === '') return refused({ why: 'not-logged-in' })
  if (change.set === 'level' && targetFault(change.target, chat.limits)) {
    return refused({ why: 'no-such-nick', nick: change.target })
  }
  if (change.set === 'hidden') {
    const wrong = change.people.find((one) => one.split(':').some((name) => nickFault(name, chat.limits) !== undefined))
    if (wrong !== undefined) return refused({ why: 'no-such-nick', nick: wrong })
  }
  return happened({ type: 'notices-set', ...by(user), change })
}
