/** Gives somebody who is here another host for as long as they are, or their cloak again. For server operators. */
import type { Chat } from '../chat.ts'
import { type Decision, refused } from '../decision.ts'
import { hostChange, hostFault } from '../hosts.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function changeHost(chat: Chat, user: User, { nick, host }: IntentOf<'change-host'>): Decision {
  if (!user.rights.includes('accounts')) return refused({ why: 'right-needed', right: 'accounts' })
  const target = chat.userByNick(nick)
  if (!target) return refused({ why: 'no-such-nick', nick })
  const fault = host === '' ? undefined : hostFault(host)
  if (fault) return refused(fault)
  return { events: hostChange(target, host, { setBy: user.source }), rejections: [] }
}
