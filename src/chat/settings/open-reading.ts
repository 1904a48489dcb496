/** Registered channels that everybody may read, without a name and without being there. */
import type { Channel } from '../channel.ts'
import { by } from '../deed.ts'
import type { Setting } from './setting.ts'

/** In place of a `seq`: it was asked for, and begins when the server itself keeps nobody out any more. */
export const HELD = Number.MAX_SAFE_INTEGER

/** Whether what is said there can be read, as far as this setting is concerned. */
export function hasBegun({ registration }: Channel): boolean {
  const from = registration?.settings?.readableFrom ?? 0
  return from !== 0 && from !== HELD
}

/** Whether it is to be held, or begin, as the server lets people in or keeps them out. */
export function isReadingUntidy({ registration }: Channel, isHeld: boolean): boolean {
  const from = registration?.settings?.readableFrom ?? 0
  return from !== 0 && (from === HELD) !== isHeld
}

/**
 * The `seq` from which on what is said is open to everybody; 0 for never. Whoever asks for it says 1: what was said before it was asked for
 * was said among those who were there, and stays closed. The members are told.
 */
export const readableFrom: Setting<number> = {
  standard: 0,
  fault(seq) {
    const isOne = Number.isSafeInteger(seq) && seq >= 0
    return isOne ? undefined : { why: 'setting-invalid', setting: 'readable', value: String(seq) }
  },
  kept(seq, { lastSeq }, { registration }) {
    if (seq === 0) return 0
    return registration?.settings?.readableFrom || lastSeq + 1
  },
  effects(seq, user, channel) {
    const wasOpen = isOpen(channel)
    if (wasOpen === seq > 0) return []
    return [{ type: 'reading-opened', ...by(user), timeline: channel.id, channel: channel.name, on: seq > 0 }]
  },
}

function isOpen({ registration }: Channel): boolean {
  return (registration?.settings?.readableFrom ?? 0) > 0
}
