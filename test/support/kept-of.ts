/** What a log would have of a chat, in an order that does not depend on how it came to be. */
import { type ChannelRecord, recordOf } from '../../src/chat/channel.ts'
import type { Chat, Kept } from '../../src/chat/chat.ts'
import type { KeptRecord } from '../../src/chat/kept-record.ts'
import { LOBBY } from '../../src/chat/names.ts'
import { NOT_CONNECTED, presenceRecord } from '../../src/chat/presence.ts'

/** Nobody could be let into a channel that is invite-only, where none of its members stays and it is nobody's. */
export function withoutEnded({ channels, ...kept }: Required<Kept>): Required<Kept> {
  const staying = new Set<number>()
  for (const { kind, value } of kept.records) {
    if (kind === 'presence') for (const [id] of value?.channels ?? []) staying.add(id)
  }
  const isLeft = ({ id, flags, registration, name }: ChannelRecord): boolean =>
    staying.has(id) || !flags.includes('i') || registration !== null || name === LOBBY
  return { ...kept, channels: channels.filter(isLeft) }
}

/** What a log would have of a chat. */
export function keptOf(chat: Chat): Required<Kept> {
  const ids = (index: Iterable<readonly [string, unknown]>): string[] => [...index].map(([id]) => id).sort()
  const channels = [...chat.channels.values()].map((channel) => recordOf(channel, false))
  const records: KeptRecord[] = []
  for (const id of ids(chat.accounts)) {
    records.push({ kind: 'account', id, value: chat.accounts.get(id) ?? null })
    const presence = presenceRecord(chat, id)
    if (presence?.kind === 'presence' && presence.value) {
      const channels = presence.value.channels.toSorted(([a], [b]) => a - b)
      const away = presence.value.away ?? (chat.account(id)?.settings.autoAway ? NOT_CONNECTED : null)
      const lastSeen = presence.value.lastSeen ?? chat.lastSeq
      records.push({ ...presence, value: { ...presence.value, channels, away, lastSeen } })
    }
  }
  for (const id of ids(chat.bans)) records.push({ kind: 'server-ban', id, value: chat.bans.get(id) ?? null })
  if (chat.isClosed) records.push({ kind: 'door', id: '', value: { closed: true } })
  for (const id of ids(chat.readMarkers)) {
    if (!id.startsWith(' ')) records.push({ kind: 'read-markers', id, value: [...(chat.readMarkers.get(id) ?? [])] })
  }
  for (const id of ids(chat.pushes)) records.push({ kind: 'pushes', id, value: chat.pushes.get(id) ?? null })
  for (const id of ids(chat.notices)) records.push({ kind: 'notices', id, value: chat.notices.get(id) ?? null })
  return { lastSeq: chat.lastSeq, saidIds: [...chat.saidIds], channels: channels.sort((a, b) => a.id - b.id), records }
}
