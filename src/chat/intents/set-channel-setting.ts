/** Changes a setting of a registered channel, with what follows from it for those who are there. Its founder may. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, refused } from '../decision.ts'
import { CHANNEL_SETTINGS } from '../settings/index.ts'
import type { Setting } from '../settings/setting.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'
import { founded, registrationSet } from './registered-channels.ts'

export function setChannelSetting(chat: Chat, user: User, intent: IntentOf<'set-channel-setting'>): Decision {
  const found = founded(chat, user, intent.channel)
  if ('rejection' in found) return refused(found.rejection)
  const { channel, registration } = found
  const { key, value: asked } = intent
  const { [key]: _, ...others } = registration.settings ?? {}
  // The row that belongs to the key takes the values that belong to it.
  const { fault, kept, effects, standard } = CHANNEL_SETTINGS[key] as Setting<unknown>
  const rejection = asked === undefined ? undefined : fault?.(asked, chat, channel)
  if (rejection) return refused(rejection)
  const value = asked === undefined || !kept ? asked : kept(asked, chat, channel)
  const settings = value === undefined ? others : { ...others, [key]: value }
  const events = [registrationSet(by(user), channel, { ...registration, settings })]
  return { events: [...events, ...(effects?.(value ?? standard, user, channel) ?? [])], rejections: [] }
}
