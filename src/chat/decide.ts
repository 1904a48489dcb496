/** Looks at the chat and answers an intent. Changes nothing, and knows no clock: the envelope brings the time. */
import type { Chat } from './chat.ts'
import { type Decision, refused } from './decision.ts'
import { changeModes } from './intents/change-modes.ts'
import { changeOwnModes } from './intents/change-own-modes.ts'
import { enter } from './intents/enter.ts'
import type { Envelope } from './intents/index.ts'
import { invite } from './intents/invite.ts'
import { join } from './intents/join.ts'
import { kick } from './intents/kick.ts'
import { leave } from './intents/leave.ts'
import { part } from './intents/part.ts'
import { rename } from './intents/rename.ts'
import { say } from './intents/say.ts'
import { setAway } from './intents/set-away.ts'
import { setRealname } from './intents/set-realname.ts'
import { setTopic } from './intents/set-topic.ts'

export function decide(chat: Chat, { by, at, intent }: Envelope): Decision {
  if (intent.do === 'enter') return enter(chat, by, intent)
  const user = chat.user(by)
  if (!user) return refused({ why: 'not-here' })
  switch (intent.do) {
    case 'say':
      return say(chat, user, intent)
    case 'join':
      return join(chat, user, intent)
    case 'part':
      return part(chat, user, intent)
    case 'leave':
      return leave(chat, user, intent)
    case 'rename':
      return rename(chat, user, intent)
    case 'set-topic':
      return setTopic(chat, user, intent, at)
    case 'change-modes':
      return changeModes(chat, user, intent)
    case 'change-own-modes':
      return changeOwnModes(user, intent)
    case 'kick':
      return kick(chat, user, intent)
    case 'invite':
      return invite(chat, user, intent)
    case 'set-away':
      return setAway(chat, user, intent)
    case 'set-realname':
      return setRealname(chat, user, intent)
    default:
      return intent satisfies never
  }
}
