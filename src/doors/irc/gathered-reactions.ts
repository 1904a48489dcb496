/**
 * What those see of reactions whose clients know none, in channels that want it: now and then one notice of all that came, from the server. It
 * looks at what is told from outside, and costs nothing where no channel wants it. docs/downgrade.md
 */
import { excerptOf } from '../../chat/about.ts'
import type { Chat } from '../../chat/chat.ts'
import type { Channel } from '../../chat/channel.ts'
import type { Happening } from '../../chat/events.ts'
import { settingOf } from '../../chat/settings/index.ts'
import { nickOf } from '../../chat/user.ts'
import { MESSAGE_TAGS } from './capabilities.ts'
import type { Door } from './door.ts'
import { withEnding } from './reply.ts'

/** After so much time without a reaction in the channel … */
const QUIET_MS = 10_000
/** … and so much after the notice before. */
const APART_MS = 30_000
/** Of which a notice tells: the last ones that somebody reacted to. */
const MAX_MESSAGES = 5
/** Values that are named of each. */
const MAX_VALUES = 8
/** Channels that wait for their notice; more than that are not told. */
const MAX_CHANNELS = 1000

interface Gathering {
  readonly channel: string
  /** The `seq`s of messages. */
  readonly messages: Set<number>
  /** When the first of them came, and when the notice before was sent; milliseconds since 1970. */
  readonly since: number
  readonly lastAt: number
  readonly cancel: () => void
}

type GatheringDoor = Pick<Door, 'hub' | 'serverName' | 'voice'>

/** From now on, for everything that is told. */
export function gatherReactions(door: GatheringDoor): void {
  const gatherings = new Map<number, Gathering>()

  function note({ event }: Happening, told: Chat): void {
    if (event.type !== 'reacted' || event.channel === '') return
    const channel = told.channel(event.channel)
    if (!channel || settingOf(channel, 'reactions') !== 'gathered') return
    const before = gatherings.get(channel.id)
    if (!before && gatherings.size >= MAX_CHANNELS) return
    before?.cancel()
    const now = door.hub.clock.now()
    const messages = before?.messages ?? new Set()
    const since = before && messages.size > 0 ? before.since : now
    // Taking one back is no news by itself.
    if (event.on) {
      messages.delete(event.about.seq)
      messages.add(event.about.seq)
    }
    const [oldest] = messages
    if (messages.size > MAX_MESSAGES && oldest !== undefined) messages.delete(oldest)
    const lastAt = before?.lastAt ?? 0
    // A channel that is never quiet is told all the same.
    const dueAt = Math.max(Math.min(now + QUIET_MS, since + APART_MS), lastAt + APART_MS)
    plan(channel.id, { channel: event.channel, messages, lastAt, since }, dueAt)
  }

  function plan(timeline: number, gathering: Omit<Gathering, 'cancel'>, dueAt: number): void {
    const cancel = door.hub.clock.after(dueAt - door.hub.clock.now(), () => due(timeline))
    gatherings.set(timeline, { ...gathering, cancel })
  }

  function due(timeline: number): void {
    const gathering = gatherings.get(timeline)
    if (!gathering) return
    gatherings.delete(timeline)
    if (gathering.messages.size === 0) return
    // Remembered without messages until the next one may come.
    const now = door.hub.clock.now()
    plan(timeline, { channel: gathering.channel, messages: new Set(), lastAt: now, since: now }, now + APART_MS)
    door.hub.answer((told) => tell(door, told, timeline, gathering))
  }

  door.hub.watch(note)
}

function tell(door: GatheringDoor, told: Chat, timeline: number, { channel: name, messages }: Gathering): void {
  const channel = told.channel(name)
  if (channel?.id !== timeline || settingOf(channel, 'reactions') !== 'gathered') return
  const hearers = hearersOf(door, channel)
  if (hearers.length === 0) return
  const parts = [...messages].map((seq) => formatReactions(door, timeline, seq)).filter((part) => part !== '')
  if (parts.length === 0) return
  const words = withEnding(`:${door.serverName} NOTICE ${channel.name} :${parts.join(' · ')}`)
  for (const session of hearers) door.hub.sayNow(session, words)
}

function hearersOf({ hub, voice }: GatheringDoor, { memberships }: Channel) {
  return [...memberships.keys()].flatMap((user) =>
    hub.sessionsOf(user).filter((session) => session.voice === voice && (session.abilities & MESSAGE_TAGS) === 0),
  )
}

/** As they are now: what was taken back meanwhile is in it no more. Empty for none, and for a message that is gone. */
function formatReactions({ hub: { messages, log } }: GatheringDoor, timeline: number, of: number): string {
  try {
    const entry = messages.entry(of)
    if (entry?.timeline !== timeline) return ''
    const counts = new Map<string, number>()
    for (const { value } of messages.reactions([of])) counts.set(value, (counts.get(value) ?? 0) + 1)
    if (counts.size === 0) return ''
    const most = [...counts].sort(([, one], [, other]) => other - one).slice(0, MAX_VALUES)
    const all = most.map(([value, count]) => `${value} ${count}`).join(' ')
    // Formatting would go on in what stands behind it, and CTCP is nobody's.
    return `${all} for ${nickOf(entry.source)}: "${excerptOf(entry.text)}"`.replace(/[\0-\x1f\x7f]/g, '')
  } catch (error) {
    log.error({ error }, 'cannot look up reactions')
    return ''
  }
}
