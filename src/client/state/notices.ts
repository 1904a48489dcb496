/** What the person wants to be told of while they do not look. docs/protocols/notify.md */
import { hasWord } from '../../text/words-in.ts'
import { stripFormatting } from '../../wire/formatting/codes.ts'
import type { Message } from '../../wire/irc/message.ts'
import type { Buffer, ClientState } from './client-state.ts'
import { keyOf } from './selectors.ts'

export const NOTICE_LEVELS = ['all', 'mentions', 'none'] as const
export type NoticeLevel = (typeof NOTICE_LEVELS)[number]

export interface Notices {
  /** Of channels about which nothing was said. */
  readonly usual: NoticeLevel
  /** By key of the buffer. */
  readonly levels: ReadonlyMap<string, NoticeLevel>
  /** Words that count as one's nick. */
  readonly words: readonly string[]
  /** Whom the person hides, as `nick` or `nick:account`, as the server knows it; absent where nobody is, and where it has said nothing. */
  readonly hidden?: readonly string[]
}

export const usualNotices: Notices = { usual: 'mentions', levels: new Map(), words: [] }

/** For the level of channels about which nothing was said. */
export const USUAL_TARGET = '*'

export function isNoticeLevel(word: unknown): word is NoticeLevel {
  return (NOTICE_LEVELS as readonly unknown[]).includes(word)
}

/** What holds in a buffer. What is said in private is for one person: all of it, where they said nothing else. */
export function noticeLevel({ notices }: Pick<ClientState, 'notices'>, { key, kind }: Buffer): NoticeLevel {
  if (kind === 'server') return 'none'
  return notices.levels.get(key) ?? (kind === 'channel' ? notices.usual : 'all')
}

/** `level` undefined: as usual again. */
export function withLevel(notices: Notices, key: string, level: NoticeLevel | undefined): Notices {
  const levels = new Map(notices.levels)
  levels.delete(key)
  if (level !== undefined) levels.set(key, level)
  return { ...notices, levels }
}

/** Hides them, or does not any more. */
export function withHidden(
  notices: Notices,
  people: readonly string[],
  on: boolean,
  toKey: (name: string) => string,
): Notices {
  const meant = new Set(people.map(toKey))
  const others = (notices.hidden ?? []).filter((one) => !meant.has(toKey(one)))
  return { ...notices, hidden: on ? [...others, ...people] : others }
}

/** `NOTIFY LEVEL <target> <level>`, `NOTIFY WORDS :<word>,<word>`, `NOTIFY HIDE :<nick>,<nick>` and `SHOW`, as the server says them; anything else changes nothing. */
export function withSaid(notices: Notices, { params }: Message, toKey: (name: string) => string): Notices {
  const [what = '', target = '', level] = params
  if (what === 'WORDS') return { ...notices, words: target.split(',').filter((word) => word !== '') }
  if (what === 'HIDE' || what === 'SHOW')
    return withHidden(
      notices,
      target.split(',').filter((one) => one !== ''),
      what === 'HIDE',
      toKey,
    )
  if (what !== 'LEVEL') return notices
  if (target === USUAL_TARGET) return isNoticeLevel(level) ? { ...notices, usual: level } : notices
  return withLevel(notices, toKey(target), isNoticeLevel(level) ? level : undefined)
}

export function onNotify(state: ClientState, message: Message): ClientState {
  return { ...state, notices: withSaid(state.notices, message, (name) => keyOf(state, name)) }
}

/** Whether a text has our nick, or one of the words that count as it, as a word of its own. */
export function isNamed({ nick, notices: { words } }: Pick<ClientState, 'nick' | 'notices'>, text: string): boolean {
  return hasWord(stripFormatting(text).toLowerCase(), [nick, ...words])
}

/** What is new in a buffer, as its level lets it show: nothing of one that is muted. */
export function shownNew(
  state: Pick<ClientState, 'notices'>,
  buffer: Buffer,
): { readonly unread: number; readonly mentions: number } {
  const { unread, mentions } = buffer
  return noticeLevel(state, buffer) === 'none' ? { unread: 0, mentions: 0 } : { unread, mentions }
}

/** How many messages are for the person, and not read: in all that is not muted. */
export function countForPerson(state: Pick<ClientState, 'notices' | 'buffers'>): number {
  let count = 0
  for (const buffer of state.buffers.values()) count += shownNew(state, buffer).mentions
  return count
}
