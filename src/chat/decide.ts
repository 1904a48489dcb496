/** Looks at the chat and answers an intent. Changes nothing, and knows no clock: the envelope brings the time. */
import type { Chat } from './chat.ts'
import { type Decision, refused } from './decision.ts'
import { changeAccount, dropAccount, ghost, logIn, logOut, registerAccount } from './intents/accounts.ts'
import { changeOwnAccount } from './intents/change-own-account.ts'
import { changeHost } from './intents/change-host.ts'
import { changeModes } from './intents/change-modes.ts'
import { changeOwnModes } from './intents/change-own-modes.ts'
import { edit } from './intents/edit.ts'
import { enter } from './intents/enter.ts'
import type { Envelope } from './intents/index.ts'
import { invite } from './intents/invite.ts'
import { join } from './intents/join.ts'
import { kick } from './intents/kick.ts'
import { leave } from './intents/leave.ts'
import { announce, banFromServer, kill, liftServerBan, setDoor, takeRights } from './intents/operators.ts'
import { markRead } from './intents/mark-read.ts'
import { part } from './intents/part.ts'
import { pin } from './intents/pin.ts'
import { subscribePush, unsubscribePush } from './intents/pushes.ts'
import { react } from './intents/react.ts'
import { redact } from './intents/redact.ts'
import {
  dropChannel,
  registerChannel,
  renameChannel,
  setAccess,
  transferChannel,
} from './intents/registered-channels.ts'
import { relay } from './intents/relay.ts'
import { rename } from './intents/rename.ts'
import { say } from './intents/say.ts'
import { setChannelSetting } from './intents/set-channel-setting.ts'
import { setAway } from './intents/set-away.ts'
import { clearMetadata, setMetadata } from './intents/set-metadata.ts'
import { setNotices } from './intents/set-notices.ts'
import { setRealname } from './intents/set-realname.ts'
import { liftSpamRule, setSpamRule } from './intents/spam-rules.ts'
import { setTopic } from './intents/set-topic.ts'
import { tidyChannel } from './intents/tidy-channel.ts'
import { decideForNobody, verifyAccount } from './intents/verification.ts'

export function decide(chat: Chat, { by, at, intent: asked }: Envelope): Decision {
  let intent = asked
  if (intent.do === 'enter') return enter(chat, by, intent, at)
  if (intent.do === 'tidy-channel') return tidyChannel(chat, intent, at)
  const user = chat.userOf(by)
  if (!user) return decideForNobody(chat, by, intent, at)
  if (user.shunnedUntil > at) {
    if (intent.do !== 'leave' && intent.do !== 'part') return refused({ why: 'shunned' })
    // The reason would be heard.
    intent = { ...intent, reason: '' }
  }
  switch (intent.do) {
    case 'say':
      return say(chat, user, intent, at)
    case 'react':
      return react(chat, user, intent, at)
    case 'edit':
      return edit(chat, user, intent, at)
    case 'redact':
      return redact(chat, user, intent, at)
    case 'pin':
      return pin(chat, user, intent)
    case 'mark-read':
      return markRead(chat, user, intent)
    case 'set-notices':
      return setNotices(chat, user, intent)
    case 'subscribe-push':
      return subscribePush(chat, user, intent, at)
    case 'unsubscribe-push':
      return unsubscribePush(chat, user, intent)
    case 'join':
      return join(chat, user, intent, at)
    case 'part':
      return part(chat, user, intent)
    case 'leave':
      return leave(chat, user, by, intent)
    case 'rename':
      return rename(chat, user, intent, at)
    case 'set-topic':
      return setTopic(chat, user, intent, at)
    case 'change-modes':
      return changeModes(chat, user, intent, at)
    case 'change-own-modes':
      return changeOwnModes(user, intent)
    case 'kick':
      return kick(chat, user, intent)
    case 'invite':
      return invite(chat, user, intent)
    case 'set-away':
      return setAway(chat, user, by, intent)
    case 'set-realname':
      return setRealname(chat, user, intent)
    case 'set-metadata':
      return setMetadata(chat, user, intent)
    case 'clear-metadata':
      return clearMetadata(chat, user, intent)
    case 'relay':
      return relay(chat, user, intent)
    case 'log-in':
      return logIn(chat, user, intent, at)
    case 'log-out':
      return logOut(chat, user)
    case 'register-account':
      return registerAccount(chat, user, intent, at)
    case 'verify-account':
      return verifyAccount(chat, user, intent, at)
    case 'allow-reset':
    case 'expire-accounts':
    case 'forget-push':
      return decideForNobody(chat, by, intent, at)
    case 'change-own-account':
      return changeOwnAccount(chat, by, intent, at)
    case 'change-account':
      return changeAccount(chat, user, by, intent, at)
    case 'drop-account':
      return dropAccount(chat, user, intent)
    case 'ghost':
      return ghost(chat, user, intent, at)
    case 'register-channel':
      return registerChannel(chat, user, intent, at)
    case 'drop-channel':
      return dropChannel(chat, user, intent)
    case 'set-access':
      return setAccess(chat, user, intent)
    case 'transfer-channel':
      return transferChannel(chat, user, intent)
    case 'set-channel-setting':
      return setChannelSetting(chat, user, intent)
    case 'rename-channel':
      return renameChannel(chat, user, intent)
    case 'take-rights':
      return takeRights(chat, user, intent)
    case 'change-host':
      return changeHost(chat, user, intent)
    case 'kill':
      return kill(chat, user, intent)
    case 'ban-from-server':
      return banFromServer(chat, user, intent, at)
    case 'lift-server-ban':
      return liftServerBan(chat, user, intent)
    case 'set-spam-rule':
      return setSpamRule(chat, user, intent, at)
    case 'lift-spam-rule':
      return liftSpamRule(chat, user, intent)
    case 'set-door':
      return setDoor(chat, user, intent)
    case 'announce':
      return announce(chat, user, intent)
    default:
      return intent satisfies never
  }
}
