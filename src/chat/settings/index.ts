/**
 * The settings of registered channels: one row each, in a file for each concern. A row's value is kept in the channel's registration where
 * somebody set it; its words are in the doors.
 */
import type { Channel } from '../channel.ts'
import { autoOp, entryMessage } from './arrival.ts'
import { isRecorded, keepForMs, reactions } from './history.ts'
import { modeLock } from './mode-lock.ts'
import { readableFrom } from './open-reading.ts'
import { secureOps } from './secure-ops.ts'
import { description, isPrivate, url } from './shown.ts'
import type { Setting } from './setting.ts'
import { successor } from './succession.ts'
import { keepTopic } from './topic.ts'

export const CHANNEL_SETTINGS = {
  keepTopic,
  isPrivate,
  secureOps,
  autoOp,
  modeLock,
  successor,
  description,
  url,
  entryMessage,
  isRecorded,
  keepForMs,
  reactions,
  readableFrom,
}

export type SettingKey = keyof typeof CHANNEL_SETTINGS

/** All of them, each as its row has it. */
export type ChannelSettings = {
  readonly [Key in SettingKey]: (typeof CHANNEL_SETTINGS)[Key] extends Setting<infer Value> ? Value : never
}

/** One setting with a value for it; undefined for what holds where nobody set it. */
export type SettingChange = {
  readonly [Key in SettingKey]: { readonly key: Key; readonly value: ChannelSettings[Key] | undefined }
}[SettingKey]

/** What holds in a channel: also in one that belongs to nobody. */
export function settingOf<Key extends SettingKey>(
  { registration }: Pick<Channel, 'registration'>,
  key: Key,
): ChannelSettings[Key] {
  return registration?.settings?.[key] ?? (CHANNEL_SETTINGS[key].standard as ChannelSettings[Key])
}
