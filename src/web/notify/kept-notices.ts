/** What the person wants to be told of, as this browser keeps it: for guests that is all there is, for others until the server says it. */
import { isNoticeLevel, type Notices, usualNotices } from '../../client/state/notices.ts'
import type { Memory } from '../memory.ts'

const NAME = 'snug.notices'

/** What cannot be read is as if nothing was said. */
export function readNotices(memory: Memory): Notices {
  try {
    const kept: unknown = JSON.parse(memory.getItem(NAME) ?? '{}')
    const { usual, levels, words } = kept as Readonly<Record<string, unknown>>
    return {
      usual: isNoticeLevel(usual) ? usual : usualNotices.usual,
      levels: new Map(isList(levels) ? levels.filter(isLevelOf) : []),
      words: isList(words) ? words.filter((word) => typeof word === 'string') : [],
    }
  } catch {
    return usualNotices
  }
}

export function keepNotices(memory: Memory, { usual, levels, words }: Notices): void {
  try {
    memory.setItem(NAME, JSON.stringify({ usual, levels: [...levels], words }))
  } catch {
    // Forbidden, or full: then it lasts as long as the page.
  }
}

/** Gives what another tab has kept. */
export function followNotices(memory: Memory, take: (notices: Notices) => void): void {
  memory.onChange?.(NAME, () => take(readNotices(memory)))
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function isLevelOf(pair: unknown): pair is [string, Notices['usual']] {
  return isList(pair) && typeof pair[0] === 'string' && isNoticeLevel(pair[1])
}
