/**
 * What somebody wants to be told of while they do not look: everything, what names them, or nothing, for each channel and conversation. An
 * account's is kept, and known to all of its devices.
 */
import { fold } from '../text/fold.ts'
import type { Chat } from './chat.ts'

export const NOTICE_LEVELS = ['all', 'mentions', 'none'] as const
export type NoticeLevel = (typeof NOTICE_LEVELS)[number]

export interface Notices {
  /** Of channels about which nothing was said. */
  readonly usual: NoticeLevel
  /** By name of a channel or nick, folded: the one set least lately first. */
  readonly levels: readonly (readonly [target: string, level: NoticeLevel])[]
  /** Words that count as one's nick does. */
  readonly words: readonly string[]
}

export const USUAL_NOTICES: Notices = { usual: 'mentions', levels: [], words: [] }

/** `level` null: as usual again. `usual` true: of channels about which nothing was said. */
export type NoticeChange =
  | { readonly set: 'level'; readonly target: string; readonly level: NoticeLevel | null }
  | { readonly set: 'usual'; readonly level: NoticeLevel }
  | { readonly set: 'words'; readonly words: readonly string[] }

/** Those of an account, by its name. */
export function noticesOf(chat: Chat, account: string): Notices {
  return (account === '' ? undefined : chat.notices.get(fold(account))) ?? USUAL_NOTICES
}

/** What is said in private is for one person: all of it, where they said nothing else. */
export function noticeLevel({ levels, usual }: Notices, target: string): NoticeLevel {
  const folded = fold(target)
  return levels.find(([name]) => name === folded)?.[1] ?? (folded.startsWith('#') ? usual : 'all')
}

/** With a change; of too many levels, the one that was set least lately gives way. */
export function withNoticeChange(notices: Notices, change: NoticeChange, most: number): Notices {
  switch (change.set) {
    case 'usual':
      return { ...notices, usual: change.level }
    case 'words':
      return { ...notices, words: change.words }
    case 'level': {
      const target = fold(change.target)
      const others = notices.levels.filter(([name]) => name !== target)
      const levels = change.level === null ? others : [...others, [target, change.level] as const]
      return { ...notices, levels: levels.slice(-most) }
    }
    default:
      return change satisfies never
  }
}
