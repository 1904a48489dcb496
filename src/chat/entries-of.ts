/** What of an event is kept, and on which timelines. */
import type { Entry, EntryKind } from './entry.ts'
import type { Event, EventOf, Happening } from './events.ts'
import { formatModes } from './modes.ts'

/** How many entries an event leaves: 0 for what does not last. */
export function countEntries(event: Event): number {
  switch (event.type) {
    case 'left':
    case 'renamed':
      return event.timelines.length
    case 'said':
    case 'whispered':
      return isFleeting(event) ? 0 : 1
    case 'reacted':
    case 'edited':
    case 'redacted':
    case 'pinned':
    case 'joined':
    case 'parted':
    case 'kicked':
    case 'topic-set':
    case 'modes-changed':
      return 1
    // What leaves nothing is listed below, once.
    default:
      return 0
  }
}

/** What is not for all, what only says that somebody is typing, and what is said where nothing is kept. */
function isFleeting(event: EventOf<'said' | 'whispered'>): boolean {
  const { kind, tags } = event
  if (event.type === 'said' && (event.toRank !== 0 || event.isUnrecorded)) return true
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
      if (isFleeting(event)) return []
      return [{ ...entry(event.timeline, event.kind, event.text, '', event.tags), ...more(event) }]
    case 'whispered': {
      if (isFleeting(event)) return []
      const said = entry(event.timeline, event.kind, event.text, event.toNick, event.tags)
      return [{ ...said, ...(event.toAccount !== '' && { targetAccount: event.toAccount }), ...more(event) }]
    }
    case 'reacted':
      return [about(entry(event.timeline, event.on ? 'react' : 'unreact', event.value, event.toNick), event)]
    case 'edited':
      return [about(entry(event.timeline, 'edit', event.text, event.toNick), event)]
    case 'redacted':
      return [about(entry(event.timeline, 'redact', event.reason, event.toNick), event)]
    case 'pinned':
      return [about(entry(event.timeline, event.on ? 'pin' : 'unpin', ''), event)]
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
    case 'marked-read':
      return []
    default:
      return event satisfies never
  }
}

function more({ reply, saidId }: EventOf<'said' | 'whispered'>): Pick<Entry, 'of' | 'saidId'> {
  return { ...(reply && { of: reply.seq }), ...(saidId !== undefined && { saidId }) }
}

function about(entry: Entry, { about: { seq } }: EventOf<'reacted' | 'edited' | 'redacted' | 'pinned'>): Entry {
  return { ...entry, of: seq }
}
