/** The part of `apply` that is about what is said, and what is done to it. The messages themselves are in the log alone. */
import type { Chat } from './chat.ts'
import type { EventOf } from './events.ts'
import { heated } from './rate.ts'
import { applyMarkedRead } from './read-markers.ts'

type MessageEvent = EventOf<'said' | 'whispered' | 'reacted' | 'edited' | 'redacted' | 'pinned' | 'marked-read'>

/** `seq` and `at` as in Happening. */
export function applyToMessages(chat: Chat, event: MessageEvent, seq: number, at: number): void {
  switch (event.type) {
    case 'said':
      if (event.saidId !== undefined) chat.saidIds.remember(event.saidId, seq)
      return noteSaid(chat, event, at)
    case 'whispered':
      if (event.saidId !== undefined) chat.saidIds.remember(event.saidId, seq)
      return
    case 'reacted':
    case 'edited':
      return noteSaid(chat, event, at)
    case 'redacted':
      return takeAway(chat, event)
    case 'pinned':
      return pin(chat, event)
    case 'marked-read':
      return applyMarkedRead(chat, event)
    default:
      event satisfies never
  }
}

/** Costs nothing where the channel limits nothing. */
function noteSaid(chat: Chat, { timeline, user }: EventOf<'said' | 'reacted' | 'edited'>, at: number): void {
  const membership = chat.user(user)?.memberships.get(timeline)
  const rate = membership?.channel.rates.f
  if (membership && rate) membership.heat = heated(rate, membership.heat, at)
}

/** How many are remembered: many more than can be on their way to the disk at once. */
const REDACTED = 10_000

function takeAway(chat: Chat, { channel: name, about: { seq } }: EventOf<'redacted'>): void {
  const { redacted } = chat
  redacted.add(seq)
  const [oldest] = redacted
  if (oldest !== undefined && redacted.size > REDACTED) redacted.delete(oldest)
  const channel = name === '' ? undefined : chat.channel(name)
  if (channel?.pins) channel.pins = channel.pins.filter((one) => one !== seq)
}

function pin(chat: Chat, { channel: name, about: { seq }, on }: EventOf<'pinned'>): void {
  const channel = chat.channel(name)
  if (!channel) return
  const others = (channel.pins ?? []).filter((one) => one !== seq)
  channel.pins = on ? [...others, seq] : others
}
