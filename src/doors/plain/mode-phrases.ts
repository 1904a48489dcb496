/** What a change of a channel's modes means for people. */
import type { ChannelFlag } from '../../chat/channel.ts'
import type { EventOf, ModeChange } from '../../chat/events.ts'
import { showable } from '../../wire/plain/showable.ts'
import { RANK_NAMES } from './rank-phrases.ts'

/** One line for each change. */
export function phraseModes({ nick, channel, changes }: EventOf<'modes-changed'>): string {
  return changes.map((change) => `* ${nick} ${deed(change, channel)}`).join('\n')
}

const FLAGS: Record<ChannelFlag, { on: string; off: string }> = {
  C: { on: 'keeps requests to the programs of others out of', off: 'lets requests to the programs of others into' },
  M: { on: 'lets only people with an account speak in', off: 'lets people without an account speak in' },
  R: { on: 'lets only people with an account into', off: 'lets people without an account into' },
  T: { on: 'keeps notices out of', off: 'lets notices into' },
  i: { on: 'lets only invited people into', off: 'lets everyone into' },
  m: { on: 'lets only people with a voice speak in', off: 'lets everyone speak in' },
  n: { on: 'lets only those who are there speak in', off: 'lets everyone outside speak in' },
  s: { on: 'lets nobody outside see', off: 'lets everyone outside see' },
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
    case 'rate':
      return phraseRate(change, channel)
    case 'list':
      return phraseListed(change, channel)
    case 'rank':
      return phraseRanked(change, channel)
    default:
      return change satisfies never
  }
}

function phraseRate({ letter, rate }: Extract<ModeChange, { mode: 'rate' }>, channel: string): string {
  const what = letter === 'j' ? 'people may join' : 'things each may say in'
  return rate
    ? `limited how many ${what} ${channel}: ${rate.count} in ${rate.seconds} seconds`
    : `lifted the limit on how many ${what} ${channel}`
}

function phraseListed({ letter, mask, on }: Extract<ModeChange, { mode: 'list' }>, channel: string): string {
  const isMute = letter === 'b' && mask.startsWith('m:')
  const whom = phraseMask(isMute ? mask.slice(2) : mask)
  if (isMute) return on ? `muted ${whom} in ${channel}` : `lets ${whom} speak in ${channel} again`
  switch (letter) {
    case 'b':
      return on ? `banned ${whom} from ${channel}` : `lifted the ban on ${whom} in ${channel}`
    case 'e':
      return on ? `exempted ${whom} from the bans of ${channel}` : `made the bans of ${channel} hold for ${whom} again`
    case 'I':
      return on ? `lets ${whom} into ${channel} without an invitation` : `made ${whom} need an invitation to ${channel}`
    default:
      return letter satisfies never
  }
}

/** An account, or whoever a mask fits. */
function phraseMask(mask: string): string {
  return mask.startsWith('a:') ? `the account ${showable(mask.slice(2))}` : showable(mask)
}

function phraseRanked({ letter, nick, on }: Extract<ModeChange, { mode: 'rank' }>, channel: string): string {
  if (letter === 'v') return on ? `gave ${nick} a voice in ${channel}` : `took the voice of ${nick} in ${channel}`
  const name = RANK_NAMES[letter]
  if (on) return `made ${nick} ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name} of ${channel}`
  if (letter === 'o') return `made ${nick} an ordinary member of ${channel}`
  return `made ${nick} no ${name} of ${channel} any more`
}
