/** Takes away what time has ended: masks that ran out, the topic of an empty channel that does not keep it, and pins of what is not kept any more. And reading without a name, while the server keeps people out. */
import type { About } from '../about.ts'
import { LIST_LETTERS } from '../channel.ts'
import type { Chat } from '../chat.ts'
import { byServer } from '../deed.ts'
import type { Decision } from '../decision.ts'
import type { Event, ModeChange } from '../events.ts'
import { hasOver, isOver } from '../mask-list.ts'
import { HELD, isReadingUntidy } from '../settings/open-reading.ts'
import { hasLeftTopic } from '../untidy.ts'
import type { IntentOf } from './index.ts'

/** Whoever asks, and however often: it is decided by the time alone; but only the log knows of which pins nothing is left. */
export function tidyChannel(
  chat: Chat,
  { channel: name, server, unpin = [], holdsReading }: IntentOf<'tidy-channel'>,
  at: number,
): Decision {
  const events: Event[] = []
  const channel = chat.channel(name)
  if (!channel) return { events, rejections: [] }
  const deed = { ...byServer(server), timeline: channel.id, channel: channel.name }
  const changes = LIST_LETTERS.flatMap((letter): ModeChange[] =>
    hasOver(channel.lists[letter], at)
      ? channel.lists[letter]
          .filter((ban) => isOver(ban, at))
          .map(({ mask }) => ({ mode: 'list', letter, mask, on: false }))
      : [],
  )
  if (changes.length > 0) events.push({ type: 'modes-changed', ...deed, changes })
  if (hasLeftTopic(channel)) events.push({ type: 'topic-set', ...deed, topic: { text: '', by: server, at } })
  for (const seq of unpin) {
    if (channel.pins?.includes(seq)) events.push({ type: 'pinned', ...deed, about: gone(seq, channel.id), on: false })
  }
  const { registration } = channel
  if (registration && holdsReading !== undefined && isReadingUntidy(channel, holdsReading)) {
    // What was said meanwhile was said among those who were let in.
    const settings = { ...registration.settings, readableFrom: holdsReading ? HELD : chat.lastSeq + 1 }
    events.push({ type: 'registration-set', ...deed, registration: { ...registration, settings } })
    events.push({ type: 'reading-opened', ...deed, on: !holdsReading })
  }
  return { events, rejections: [] }
}

/** A message of which nothing is known any more. */
function gone(seq: number, timeline: number): About {
  return { seq, at: 0, timeline, kind: 'privmsg', source: '', account: '', target: '', excerpt: '…' }
}
