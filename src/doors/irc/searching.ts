/** Searches for a client: off the event loop, and only what is still for them is shown. */
import { findMessages, type Hit, type Search } from '../../hub/search.ts'
import type { IrcClient } from './client.ts'

/**
 * What had been told before the command is looked through; no further line is taken before `then` or `failed` was called. What is shown
 * goes through `stillFor` first, in the place of the answer.
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
