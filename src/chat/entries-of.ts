/** What of an event is kept, and on which timelines. */
import type { Entry, EntryKind } from './entry.ts'
import type { Event, EventOf, Happening } from './events.ts'
import { formatModes } from './modes.ts'

/** Whether events of a type leave entries. */
const LASTS = {
  edited: true,
  joined: true,
  kicked: true,
  left: true,
  'modes-changed': true,
  parted: true,
  pinned: true,
  reacted: true,
  redacted: true,
  renamed: true,
  said: true,
  'topic-set': true,
  whispered: true,
  'account-kept': false,
  announced: false,
  attached: false,
  'away-set': false,
  'channel-renamed': false,
  detached: false,
  'door-set': false,
  entered: false,
  'host-changed': false,
  invited: false,
  'logged-in': false,
  'logged-out': false,
  'marked-read': false,
  'notices-set': false,
  'pushes-kept': false,
  'metadata-set': false,
  'own-modes-changed': false,
  'reading-opened': false,
  'realname-set': false,
  'registration-set': false,
  'rights-given': false,
  'server-ban-lifted': false,
  'server-ban-set': false,
  'spam-rule-set': false,
} as const satisfies Readonly<Record<Event['type'], boolean>>

type LastingType = { [Type in Event['type']]: (typeof LASTS)[Type] extends true ? Type : never }[Event['type']]

/** What is said only to some ranks (docs/decisions/0013) or where nothing is kept, and a tag message that only says that somebody is typing, do not last either. */
function lasts(event: Event): event is EventOf<LastingType> {
  if (event.type !== 'said' && event.type !== 'whispered') return LASTS[event.type]
  if (event.type === 'said' && (event.toRank !== 0 || event.isUnrecorded)) return false
  const { kind, tags } = event
  return kind !== 'tagmsg' || tags.split(';').some((tag) => tag !== '+typing' && !tag.startsWith('+typing='))
}

/** How many entries an event leaves: 0 for what does not last. */
export function countEntries(event: Event): number {
  if (!lasts(event)) return 0
  return event.type === 'left' || event.type === 'renamed' ? event.timelines.length : 1
}

/** The entries of an event, as many as `countEntries` says. */
export function entriesOf({ event, seq, at }: Happening): Entry[] {
  if (!lasts(event)) return []
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
      return [{ ...entry(event.timeline, event.kind, event.text, '', event.tags), ...more(event) }]
    case 'whispered': {
      const said = entry(event.timeline, event.kind, event.text, event.toNick, event.tags)
      return [{ ...said, ...(event.toAccount !== '' && { targetAccount: event.toAccount }), ...more(event) }]
    }
    case 'reacted':
      return [about(entry(event.timeline, event.on ? 'react' : 'unreact', event.value, event.toNick), event)]
    case 'edited':
      return [about(entry(event.timeline, 'edit', event.text, event.toNick), event)]
    case 'redacted':
      return [{ ...about(entry(event.timeline, 'redact', event.reason, event.toNick), event), ...taken(event) }]
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
    default:
      return event satisfies never
  }
}

function more({ reply, saidId }: EventOf<'said' | 'whispered'>): Pick<Entry, 'of' | 'saidId'> {
  return { ...(reply && { of: reply.seq }), ...(saidId !== undefined && { saidId }) }
}

function taken({ takes }: EventOf<'redacted'>): Pick<Entry, 'takes'> {
  return takes ? { takes } : {}
}

function about(entry: Entry, { about: { seq } }: EventOf<'reacted' | 'edited' | 'redacted' | 'pinned'>): Entry {
  return { ...entry, of: seq }
}
