/** Modes of a registered channel that stay as its founder wants them. */
import { type Channel, CHANNEL_FLAGS } from '../channel.ts'
import { by } from '../deed.ts'
import type { ModeChange } from '../events.ts'
import { RATE_LETTERS } from '../rate.ts'
import type { Setting } from './setting.ts'

/** Letters of modes, sorted. What takes a param can only be locked off. */
export interface ModeLock {
  readonly on: string
  readonly off: string
}

const NONE: ModeLock = { on: '', off: '' }
const LOCKABLE_ON: ReadonlySet<string> = new Set(CHANNEL_FLAGS)
const LOCKABLE_OFF: ReadonlySet<string> = new Set([...CHANNEL_FLAGS, ...RATE_LETTERS, 'k', 'l'])

/** The modes become so when it is set. */
export const modeLock: Setting<ModeLock> = {
  standard: NONE,
  fault(lock) {
    const isFit = Array.from(lock.on).every((letter) => LOCKABLE_ON.has(letter) && !lock.off.includes(letter))
    return isFit && Array.from(lock.off).every((letter) => LOCKABLE_OFF.has(letter))
      ? undefined
      : { why: 'setting-invalid', setting: 'mode lock', value: formatModeLock(lock) }
  },
  effects(lock, user, channel) {
    const changes = changesFor(lock, channel)
    const place = { timeline: channel.id, channel: channel.name }
    return changes.length === 0 ? [] : [{ type: 'modes-changed', ...by(user), ...place, changes }]
  },
}

function changesFor({ on, off }: ModeLock, { flags, key, limit, rates }: Channel): ModeChange[] {
  const changes: ModeChange[] = []
  for (const letter of CHANNEL_FLAGS) {
    const wanted = on.includes(letter) ? true : off.includes(letter) ? false : flags.has(letter)
    if (wanted !== flags.has(letter)) changes.push({ mode: 'flag', letter, on: wanted })
  }
  if (off.includes('k') && key !== undefined) changes.push({ mode: 'key', key: undefined })
  if (off.includes('l') && limit !== undefined) changes.push({ mode: 'limit', limit: undefined })
  for (const letter of RATE_LETTERS) {
    if (off.includes(letter) && rates[letter]) changes.push({ mode: 'rate', letter, rate: undefined })
  }
  return changes
}

/** Whether a mode may not be changed so. */
export function isLocked({ registration }: Channel, letter: string, on: boolean): boolean {
  const lock = registration?.settings?.modeLock
  return lock !== undefined && (on ? lock.off : lock.on).includes(letter)
}

/** `+nt-is`; undefined where it is not written so, empty for none. */
export function parseModeLock(text: string): ModeLock | undefined {
  if (!/^(?:[+-]?[a-zA-Z]+)*$/.test(text)) return undefined
  const letters = { '+': new Set<string>(), '-': new Set<string>() }
  let sign: '+' | '-' = '+'
  for (const letter of text) {
    if (letter === '+' || letter === '-') sign = letter
    else letters[sign].add(letter)
  }
  return { on: [...letters['+']].sort().join(''), off: [...letters['-']].sort().join('') }
}

/** The inverse of `parseModeLock`. */
export function formatModeLock({ on, off }: ModeLock): string {
  return (on === '' ? '' : `+${on}`) + (off === '' ? '' : `-${off}`)
}
