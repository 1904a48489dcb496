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
  /** People whom they hide, the one hidden first before the others: `nick`, or `nick:account` for who had one. */
  readonly hidden?: readonly string[]
}

export const USUAL_NOTICES: Notices = { usual: 'mentions', levels: [], words: [] }

/** `level` null: as usual again. `usual` true: of channels about which nothing was said. */
export type NoticeChange =
  | { readonly set: 'level'; readonly target: string; readonly level: NoticeLevel | null }
  | { readonly set: 'usual'; readonly level: NoticeLevel }
  | { readonly set: 'words'; readonly words: readonly string[] }
  | { readonly set: 'hidden'; readonly people: readonly string[]; readonly on: boolean }

/** Those of an account, by its name. */
export function noticesOf(chat: Chat, account: string): Notices {
  return (account === '' ? undefined : chat.notices.get(fold(account))) ?? USUAL_NOTICES
}

/** What is said in private is for one person: all of it, where they said nothing else. */
export function noticeLevel({ levels, usual }: Notices, target: string): NoticeLevel {
  const folded = fold(target)
  return levels.find(([name]) => name === folded)?.[1] ?? (folded.startsWith('#') ? usual : 'all')
}

/** Whether they hide somebody, by the name or the account: of what those say they are told nothing. `account`: empty for a guest. */
export function isHidden(
  { hidden = [] }: Notices,
  { nick, account }: { readonly nick: string; readonly account: string },
): boolean {
  if (hidden.length === 0) return false
  const [name, id] = [fold(nick), fold(account)]
  return hidden.some((one) => {
    const [by = '', as = ''] = fold(one).split(':')
    return by === name || (as !== '' && as === id)
  })
}

/** With a change; of too many levels or hidden people, those that were set least lately give way. */
export function withNoticeChange(notices: Notices, change: NoticeChange, most: number): Notices {
  switch (change.set) {
    case 'usual':
      return { ...notices, usual: change.level }
    case 'words':
      return { ...notices, words: change.words }
    case 'hidden': {
      const meant = new Map(change.people.map((one) => [fold(one), one]))
      const others = (notices.hidden ?? []).filter((one) => !meant.has(fold(one)))
      return { ...notices, hidden: (change.on ? [...others, ...meant.values()] : others).slice(-most) }
    }
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
