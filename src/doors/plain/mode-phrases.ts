/** What a change of a channel's modes means for people. */
import type { EventOf, ModeChange } from '../../chat/events.ts'
import { showable } from '../../wire/plain/showable.ts'

/** One line for each change. */
export function phraseModes({ nick, channel, changes }: EventOf<'modes-changed'>): string {
  return changes.map((change) => `* ${nick} ${deed(change, channel)}`).join('\n')
}

const FLAGS: Record<Extract<ModeChange, { mode: 'flag' }>['letter'], { on: string; off: string }> = {
  i: { on: 'lets only invited people into', off: 'lets everyone into' },
  m: { on: 'lets only people with a voice speak in', off: 'lets everyone speak in' },
  n: { on: 'lets only those who are there speak in', off: 'lets everyone outside speak in' },
  t: { on: 'lets only operators change the topic of', off: 'lets everyone change the topic of' },
}

/** The key itself is not shown: screens are read over shoulders. */
function deed(change: ModeChange, channel: string): string {
  switch (change.mode) {
    case 'flag':
      return `${FLAGS[change.letter][change.on ? 'on' : 'off']} ${channel}`
    case 'key':
      return change.key === undefined ? `took the key off ${channel}` : `put a key on ${channel}`
    case 'limit':
      return change.limit === undefined
        ? `lifted the limit of ${channel}`
        : `limited ${channel} to ${change.limit} people`
    case 'ban':
      return change.on
        ? `banned ${showable(change.mask)} from ${channel}`
        : `lifted the ban on ${showable(change.mask)} in ${channel}`
    case 'operator':
      return change.on
        ? `made ${change.nick} an operator of ${channel}`
        : `made ${change.nick} an ordinary member of ${channel}`
    case 'voice':
      return change.on ? `gave ${change.nick} a voice in ${channel}` : `took the voice of ${change.nick} in ${channel}`
    default:
      return change satisfies never
  }
}
