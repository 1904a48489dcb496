/** Which emoji somebody uses: the last ones, and the colour of skin. */
import { ownMemory, remembered } from '../memory.ts'
import { TONES } from './skin-tone.ts'
import type { Tone } from './skin-tone.ts'

const KEPT = 24
const RECENT_QUICK = 4
const QUICK = ['👍', '❤️', '😂', '🎉', '😮', '😢', '👀', '✅']

const memory = ownMemory()
const recent = remembered(memory, 'snug.emoji', (text): text is string => text.length < 1000, '')
export const tone = remembered(memory, 'snug.tone', (text): text is Tone => TONES.some((known) => known === text), '')

/** The last one first. */
export function recentEmoji(): readonly string[] {
  return recent.value.split(' ').filter((value) => value !== '')
}

export function keepAsRecent(value: string): void {
  if (value.includes(' ')) return
  recent.value = [value, ...recentEmoji().filter((known) => known !== value)].slice(0, KEPT).join(' ')
}

/** What is offered first to react with: a few that were used last, then what is used everywhere. */
export function quickEmoji(): readonly string[] {
  return [...new Set([...recentEmoji().slice(0, RECENT_QUICK), ...QUICK])].slice(0, QUICK.length)
}
