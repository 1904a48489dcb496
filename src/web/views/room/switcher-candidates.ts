/** All that the quick switcher can lead to: what is open, with what is new there, and people and channels besides. */
import type { ListedChannel } from '../../../client/answers.ts'
import type { ClientState } from '../../../client/state/client-state.ts'
import { shownNew } from '../../../client/state/notices.ts'
import { keyOf } from '../../../client/state/selectors.ts'
import type { Candidate } from './switcher-find.ts'
import { visitsSince } from './visits.ts'

/** `listed`: the channels of the server, as far as they are known. */
export function candidates(state: ClientState, listed: readonly ListedChannel[]): Candidate[] {
  const open = [...state.buffers.values()].filter(({ kind }) => kind !== 'server')
  const people = new Map<string, string>()
  for (const { members } of open) for (const [key, { nick }] of members) people.set(key, nick)
  people.delete(keyOf(state, state.nick))
  const isNew = (name: string): boolean => !state.buffers.has(keyOf(state, name))
  const none = { key: '', unread: 0, mentions: 0 }
  return [
    ...open.map((buffer) => ({
      kind: 'open' as const,
      key: buffer.key,
      name: buffer.name,
      ...shownNew(state, buffer),
      lookedAt: visitsSince(buffer.key),
    })),
    ...listed.filter(({ name }) => isNew(name)).map(({ name }) => ({ ...none, kind: 'channel' as const, name })),
    ...[...people.values()].filter(isNew).map((name) => ({ ...none, kind: 'person' as const, name })),
  ]
}
