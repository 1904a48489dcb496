/** What of an event is kept, and on which timelines. */
import { BETWEEN_PEOPLE, type Entry, type EntryKind } from './entry.ts'
import type { Event, Happening } from './events.ts'
import { formatModes } from './modes.ts'

/** How many entries an event leaves: 0 for what does not last. */
export function countEntries(event: Event): number {
  switch (event.type) {
    case 'left':
    case 'renamed':
      return event.timelines.length
    case 'said':
    case 'whispered':
      return isFleeting(event) || ('toRank' in event && event.toRank !== 0) ? 0 : 1
    case 'joined':
    case 'parted':
    case 'kicked':
    case 'topic-set':
    case 'modes-changed':
      return 1
    case 'entered':
    case 'attached':
    case 'detached':
    case 'logged-in':
    case 'logged-out':
    case 'account-kept':
    case 'registration-set':
    case 'channel-renamed':
    case 'rights-given':
    case 'server-ban-set':
    case 'server-ban-lifted':
    case 'spam-rule-set':
    case 'door-set':
    case 'announced':
    case 'own-modes-changed':
    case 'invited':
    case 'away-set':
    case 'metadata-set':
    case 'realname-set':
      return 0
    default:
      return event satisfies never
  }
}

/** A tag message that only says that somebody is typing. */
function isFleeting({ kind, tags }: { kind: string; tags: string }): boolean {
  return kind === 'tagmsg' && tags.split(';').every((tag) => tag === '+typing' || tag.startsWith('+typing='))
}

/** The entries of an event, as many as `countEntries` says. */
export function entriesOf({ event, seq, at }: Happening): Entry[] {
  const entry = (timeline: number, kind: EntryKind, text: string, target = '', tags = ''): Entry => ({
    seq,
    at,
    timeline,
    kind,
    source: event.source,
    account: event.account,
    text,
    target,
    tags,
  })
  switch (event.type) {
    case 'said':
      return isFleeting(event) || event.toRank !== 0
        ? []
        : [entry(event.timeline, event.kind, event.text, '', event.tags)]
    case 'whispered':
      return isFleeting(event) ? [] : [entry(BETWEEN_PEOPLE, event.kind, event.text, event.toNick, event.tags)]
    case 'joined':
      return [entry(event.timeline, 'join', '')]
    case 'parted':
      return [entry(event.timeline, 'part', event.reason)]
    case 'kicked':
      return [entry(event.timeline, 'kick', event.reason, event.targetNick)]
    case 'topic-set':
      return [entry(event.timeline, 'topic', event.topic.text)]
    case 'modes-changed':
      return [entry(event.timeline, 'mode', formatModes(event.changes))]
    case 'left':
      return event.timelines.map((timeline, i) => ({ ...entry(timeline, 'quit', event.reason), seq: seq + i }))
    case 'renamed':
      return event.timelines.map((timeline, i) => ({ ...entry(timeline, 'nick', event.to), seq: seq + i }))
    case 'entered':
    case 'attached':
    case 'detached':
    case 'logged-in':
    case 'logged-out':
    case 'account-kept':
    case 'registration-set':
    case 'channel-renamed':
    case 'rights-given':
    case 'server-ban-set':
    case 'server-ban-lifted':
    case 'spam-rule-set':
    case 'door-set':
    case 'announced':
    case 'own-modes-changed':
    case 'invited':
    case 'away-set':
    case 'metadata-set':
    case 'realname-set':
      return []
    default:
      return event satisfies never
  }
}
