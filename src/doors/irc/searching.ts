/** Searches for a client: off the event loop, and only what is still for them is shown. */
import type { Chat } from '../../chat/chat.ts'
import { findMessages, type Hit, type Search, stillFor } from '../../hub/search.ts'
import type { IrcClient } from './client.ts'

/**
 * What had been told before the command is looked through; no further line is taken before `then` or `failed` was called. What is shown
 * goes through `stillShown` first, in the place of the answer.
 */
export function searchFor(
  client: IrcClient,
  search: Search,
  limit: number,
  then: (hits: readonly Hit[]) => void,
  failed: () => void,
): void {
  const { hub, session } = client
  const { promise, resolve, reject } = Promise.withResolvers<readonly Hit[]>()
  hub.answer((told) => {
    const user = told.userOf(session.id)
    if (user) findMessages(hub.messages, told, user, search, limit).then(resolve, reject)
    else resolve([])
  })
  client.hold(promise, then, failed)
}

/** Without what the asker may not read any more, and what was taken away while it was looked for. */
export function stillShown({ session }: IrcClient, told: Chat, hits: readonly Hit[]): Hit[] {
  return stillFor(told, told.userOf(session.id), hits).filter(({ entry }) => !told.redacted.has(entry.seq))
}
