/** `/pin`, `/unpin` and `/pins`: what everybody in a channel is to find. */
import type { Chat } from '../../../chat/chat.ts'
import { readable } from '../../../chat/may-read.ts'
import { findMessage } from '../../../hub/find-message.ts'
import { fitting, phraseEntries } from '../entry-phrases.ts'
import { findLast, findNumber, type Found, isNumber } from '../pointing.ts'
import type { Speaker } from '../speaker.ts'
import type { Command } from './command.ts'

export const pin: Command = {
  verb: 'pin',
  usage: '[number]',
  summary: 'pins what was said last, or a message by its number',
  cost: 2,
  run: (rest, speaker) => setPin(rest, speaker, true),
}

export const unpin: Command = {
  verb: 'unpin',
  usage: '[number]',
  summary: 'unpins what was pinned last, or a message by its number',
  cost: 2,
  run: (rest, speaker) => setPin(rest, speaker, false),
}

export const pins: Command = {
  verb: 'pins',
  usage: '',
  summary: 'shows what is pinned in the channel',
  cost: 3,
  run(_rest, speaker) {
    const name = speaker.channel
    speaker.answer((told) => {
      const where = readable(told, speaker.userIn(told), name)
      if (!where?.channel) return `! you are not in ${name}`
      const { hub, shown } = speaker
      const pinned = (where.channel.pins ?? []).flatMap((seq) => hub.messages.entry(seq) ?? [])
      if (pinned.length === 0) return `Nothing is pinned in ${where.name}.`
      const lines = phraseEntries(fitting(pinned), {
        messages: hub.messages,
        now: hub.clock.now(),
        labelOf: ({ seq }) => String(shown.numberOf(seq, where.name)),
      })
      return [`Pinned in ${where.name} (times are UTC):`, ...lines].join('\n')
    })
  },
}

function setPin(rest: string, speaker: Speaker, on: boolean): boolean {
  if (rest !== '' && !isNumber(rest)) return false
  speaker.askWhatIsFound((told) => {
    const found = find(rest, told, speaker, on)
    if (typeof found === 'string') return found
    const { about, target } = found
    const isPinned = told.channel(target)?.pins?.includes(about.seq) === true
    // The chat would say nothing.
    if (isPinned === on) return on ? 'that is pinned already' : 'that is not pinned'
    return { do: 'pin', channel: target, about, on }
  })
  return true
}

function find(rest: string, told: Chat, speaker: Speaker, on: boolean): Found | string {
  if (rest !== '') return findNumber(rest, told, speaker)
  if (on) return findLast(told, speaker, () => true, 'nothing was said here lately')
  const where = readable(told, speaker.userIn(told), speaker.channel)
  const seq = where?.channel?.pins?.at(-1)
  const about = seq === undefined ? undefined : findMessage(speaker.hub.messages, seq)
  return where && about ? { about, target: where.name } : 'nothing is pinned here'
}
