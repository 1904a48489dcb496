/** Which files an operator takes away together with somebody else's message. docs/decisions/0037 */
import { fold } from '../text/fold.ts'
import type { About } from './about.ts'
import type { Chat } from './chat.ts'
import type { NamedFile, TakenFiles } from './named-file.ts'
import type { User } from './user.ts'

export interface FilesOfRedaction {
  /** Absent for none. */
  readonly takes?: TakenFiles
  /** One that is not taken is named by another message, so that it stays. */
  readonly doesOneStay: boolean
}

/**
 * `user` may take the message away as an operator. One of the server takes every file away; one of a channel only what its uploader showed there, or what was
 * shown there before anywhere else: who has a channel of their own has no power over what people show each other elsewhere.
 */
export function takeFiles(chat: Chat, { rights }: User, about: About, files: readonly NamedFile[]): FilesOfRedaction {
  const withCopies = rights.includes('channels')
  const isTaken = (file: NamedFile): boolean =>
    withCopies || file.firstIn === about.timeline || isUploader(chat, about, file)
  const taken = files.filter(isTaken).map(({ id }) => id)
  return {
    ...(taken.length > 0 && { takes: { files: taken, withCopies } }),
    doesOneStay: files.some((file) => file.isElsewhere && !isTaken(file)),
  }
}

/** Whether the author of a message uploaded a file: with the same account, not made anew in between, or as the same guest. */
function isUploader(chat: Chat, { source, account, at }: About, file: NamedFile): boolean {
  if (account === '') return file.account === '' && file.source === source
  if (fold(account) !== fold(file.account)) return false
  const { createdAt } = chat.account(account) ?? { createdAt: Infinity }
  return at >= createdAt === file.at >= createdAt
}
