/** Says something of oneself or of a channel under a key, or takes it back. https://ircv3.net/specs/extensions/metadata */
import { ranksIn } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import type { Event, EventOf } from '../events.ts'
import { mayLookInto } from '../may-look-into.ts'
import { isMetadataValue, type Metadata, metadataChanges, type MetadataFault, metadataKey } from '../metadata.ts'
import { OPERATOR } from '../ranks.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

/** What may be changed, and what there is of it. */
interface Found {
  readonly metadata: Metadata | undefined
  readonly place: Pick<EventOf<'metadata-set'>, 'timeline' | 'target'>
}

export function setMetadata(chat: Chat, user: User, intent: IntentOf<'set-metadata'>): Decision {
  const { target } = intent
  const no = (fault: MetadataFault): Decision =>
    refused({ why: 'metadata-refused', target: target === '' ? user.nick : target, key: intent.key, fault })
  const found = find(chat, user, target)
  if (found === 'target-invalid') return no(found)
  const key = metadataKey(intent.key, chat.limits)
  if (key === undefined) return no('key-invalid')
  if (found === 'not-allowed') return no(found)
  const value = intent.value === '' ? null : intent.value
  const isSet = found.metadata?.some(([one]) => one === key) === true
  if (value === null) {
    if (!isSet) return no('key-not-set')
  } else {
    if (!isMetadataValue(value, chat.limits)) return no('value-invalid')
    if (!isSet && (found.metadata?.length ?? 0) >= chat.limits.metadataKeys) return no('full')
  }
  return happened({ type: 'metadata-set', ...by(user), ...found.place, did: 'set', changes: [{ key, value }] })
}

export function clearMetadata(chat: Chat, user: User, { target }: IntentOf<'clear-metadata'>): Decision {
  const found = find(chat, user, target)
  if (typeof found === 'string') return refused({ why: 'metadata-refused', target, key: '*', fault: found })
  const changes = metadataChanges(found.metadata, undefined)
  return happened({ type: 'metadata-set', ...by(user), ...found.place, did: 'cleared', changes })
}

/** Who logs in has what their account has: what that changes, where it does. */
export function metadataOnLogIn(user: User, account: string, metadata: Metadata | undefined): readonly Event[] {
  const changes = metadataChanges(user.metadata, metadata)
  if (changes.length === 0) return []
  return [{ type: 'metadata-set', ...by(user), account, timeline: 0, target: user.nick, did: 'logged-in', changes }]
}

/** A channel that may not be looked into must look like one that is not there, whatever is asked of it. */
function find(chat: Chat, user: User, target: string): Found | 'target-invalid' | 'not-allowed' {
  if (target.startsWith('#')) {
    const channel = chat.channel(target)
    if (!channel) return 'target-invalid'
    if (ranksIn(channel, user) < OPERATOR) return mayLookInto(channel, user) ? 'not-allowed' : 'target-invalid'
    return { metadata: channel.metadata, place: { timeline: channel.id, target: channel.name } }
  }
  const person = target === '' ? user : chat.userByNick(target)
  if (person !== user) return person ? 'not-allowed' : 'target-invalid'
  return { metadata: user.metadata, place: { timeline: 0, target: user.nick } }
}
