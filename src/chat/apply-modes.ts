/** The part of `apply` that is about the modes of a channel. */
import { fold } from '../text/fold.ts'
import type { Channel } from './channel.ts'
import { maskFits } from './channel-access.ts'
import type { Chat } from './chat.ts'
import type { Event, EventOf, ModeChange } from './events.ts'
import { keepsPeopleOut } from './may-read.ts'
import { rankByLetter } from './ranks.ts'
import { hasBegun } from './settings/open-reading.ts'

export function changeModes(
  chat: Chat,
  channel: Channel,
  event: EventOf<'modes-changed'>,
  seq: number,
  at: number,
): void {
  const wasClosed = keepsPeopleOut(channel)
  for (const change of event.changes) changeMode(chat, channel, change, event, at)
  if (wasClosed && !keepsPeopleOut(channel)) openFrom(channel, seq)
}

/** What was said while it was closed was said among those who were there: everybody may read what comes from now on. */
function openFrom(channel: Channel, seq: number): void {
  const { registration } = channel
  if (!registration || !hasBegun(channel)) return
  channel.registration = { ...registration, settings: { ...registration.settings, readableFrom: seq } }
}

function changeMode(
  chat: Chat,
  channel: Channel,
  change: ModeChange,
  event: Event & { source: string },
  at: number,
): void {
  switch (change.mode) {
    case 'flag':
      if (change.on) channel.flags.add(change.letter)
      else channel.flags.delete(change.letter)
      return
    case 'key':
      channel.key = change.key
      return
    case 'limit':
      channel.limit = change.limit
      return
    case 'rate': {
      const { [change.letter]: _, ...others } = channel.rates
      channel.rates = change.rate ? { ...others, [change.letter]: change.rate } : others
      return
    }
    case 'list': {
      const { letter, mask, on, until, reason } = change
      if (on && letter === 'b') disinvite(chat, channel, mask)
      const others = channel.lists[letter].filter((one) => fold(one.mask) !== fold(mask))
      const ban = { mask, by: event.source, at, ...(until !== undefined && { until }), ...(reason && { reason }) }
      channel.lists = { ...channel.lists, [letter]: on ? [...others, ban] : others }
      return
    }
    case 'rank': {
      const membership = channel.memberships.get(change.user)
      const bit = rankByLetter(change.letter)?.bit ?? 0
      if (membership) membership.ranks = change.on ? membership.ranks | bit : membership.ranks & ~bit
      return
    }
    default:
      change satisfies never
  }
}

/** A ban takes back the invitations of those whom it fits. */
function disinvite(chat: Chat, { invited }: Channel, mask: string): void {
  for (const id of invited) {
    const user = chat.user(id)
    if (!user || maskFits(mask, user)) invited.delete(id)
  }
}
