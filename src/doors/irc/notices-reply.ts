/** What somebody wants to be told of, as NOTIFY says it. docs/protocols/notify.md */
import type { NoticeChange, Notices } from '../../chat/notices.ts'
import { withEnding } from './reply.ts'

/** For the level of channels about which nothing was said. */
export const USUAL_TARGET = '*'

export function formatNoticeChange(serverName: string, change: NoticeChange): string {
  const head = `:${serverName} NOTIFY`
  switch (change.set) {
    case 'level':
      return withEnding(`${head} LEVEL ${change.target} ${change.level ?? 'usual'}`)
    case 'usual':
      return withEnding(`${head} LEVEL ${USUAL_TARGET} ${change.level}`)
    case 'words':
      return withEnding(`${head} WORDS :${change.words.join(',')}`)
    default:
      return change satisfies never
  }
}

/** All of it; END says that it is all. */
export function formatNotices(serverName: string, { usual, levels, words }: Notices): string {
  const changes: NoticeChange[] = [
    { set: 'usual', level: usual },
    ...levels.map(([target, level]) => ({ set: 'level' as const, target, level })),
    { set: 'words', words },
  ]
  const lines = changes.map((change) => formatNoticeChange(serverName, change))
  return `${lines.join('')}${withEnding(`:${serverName} NOTIFY END`)}`
}
