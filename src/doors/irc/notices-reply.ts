/** What somebody wants to be told of, as NOTIFY says it. docs/protocols/notify.md */
import type { NoticeChange, Notices } from '../../chat/notices.ts'
import { utf8Bytes } from '../../chat/limits.ts'
import { withEnding } from './reply.ts'

/** Of people in one line. */
const MAX_LIST_BYTES = 400
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
    case 'hidden':
      return linesOf(change.people)
        .map((list) => withEnding(`${head} ${change.on ? 'HIDE' : 'SHOW'} :${list}`))
        .join('')
    default:
      return change satisfies never
  }
}

/** With commas between them, as many as one line holds. */
function linesOf(people: readonly string[]): string[] {
  const lines: string[] = []
  for (const one of people) {
    const longer = lines.length === 0 ? one : `${lines.at(-1)},${one}`
    if (lines.length > 0 && utf8Bytes(longer) <= MAX_LIST_BYTES) lines[lines.length - 1] = longer
    else lines.push(one)
  }
  return lines
}

/** All of it; END says that it is all. */
export function formatNotices(serverName: string, { usual, levels, words, hidden = [] }: Notices): string {
  const changes: NoticeChange[] = [
    { set: 'usual', level: usual },
    ...levels.map(([target, level]) => ({ set: 'level' as const, target, level })),
    { set: 'words', words },
    ...(hidden.length === 0 ? [] : [{ set: 'hidden', people: hidden, on: true } as const]),
  ]
  const lines = changes.map((change) => formatNoticeChange(serverName, change))
  return `${lines.join('')}${withEnding(`:${serverName} NOTIFY END`)}`
}
