/** ChanServ's rows that ban and mute in a channel, for a time or for ever. */
import { type Ban, type Channel } from '../../../chat/channel.ts'
import { maskFits } from '../../../chat/channel-access.ts'
import type { Event } from '../../../chat/events.ts'
import type { ModeRequest } from '../../../chat/intents/index.ts'
import { completeBanMask, isMute, MUTE, standing } from '../../../chat/mask-list.ts'
import { formatModes } from '../../../chat/modes.ts'
import type { User } from '../../../chat/user.ts'
import { fold } from '../../../text/fold.ts'
import { parseTerms } from '../ban-words.ts'
import { formatTime } from '../tags.ts'
import { findChannel, noSuchChannel, seenChannel } from './find-channel.ts'
import { serviceCommand, type ServiceCommand } from './service.ts'
import type { Talk } from './talk.ts'

/** What the two kinds are called. `does`: what a mask of the kind does to whom it fits. */
interface Kind {
  readonly verb: string
  readonly isMute: boolean
  readonly does: string
}

const KINDS: readonly Kind[] = [
  { verb: 'BAN', isMute: false, does: 'keeps them out of the channel, and silent where they are in it' },
  { verb: 'MUTE', isMute: true, does: 'lets them come in, and say nothing' },
]

/**
 * Somebody who is here by their account, or as a guest by where they come from: by their nick too, where a mask of the place alone would fit others in
 * the channel, as in a school behind one address. Others by the mask as it is written.
 */
function maskFor(talk: Talk, channel: Channel, whom: string): string {
  const user = talk.chat.userByNick(whom)
  if (!user) return whom
  if (user.account !== '') return `a:${user.account}`
  const place = `*!*@${hostOf(user)}`
  for (const { user: other } of channel.memberships.values()) {
    if (other !== user && maskFits(place, other)) return `${user.nick}!*@${hostOf(user)}`
  }
  return place
}

function hostOf({ cloak, host }: User): string {
  return cloak ?? host
}

function setRow({ verb, isMute: mutes, does }: Kind): ServiceCommand {
  return serviceCommand({
    verb,
    usage: '<channel> <mask-or-nick> [<duration-and-reason>]',
    summary: `${verb.toLowerCase()} somebody in a channel, for a time or for ever: that ${does}`,
    details: [
      'A duration is written like 30m, 2h or 1d12h; without one it holds until it is taken back. Said again, it holds anew.',
      'Who is logged in is meant by their account, a guest by where they come from, and by their nick too where others here come from there.',
      'A mask is nick!user@host, or a:account.',
    ],
    cost: 2,
    run({ channel: name, 'mask-or-nick': whom, 'duration-and-reason': terms = '' }, talk) {
      const channel = findChannel(talk, name)
      if (!channel) return
      const mask = maskFor(talk, channel, whom)
      const { ms = null, reason } = parseTerms(terms === '' ? [] : terms.split(/ +/))
      const param = mutes && !isMute(mask) ? MUTE + mask : mask
      change(talk, channel, [{ on: true, letter: 'b', param, durationMs: ms, reason }])
    },
  })
}

function liftRow({ verb, isMute: mutes }: Kind): ServiceCommand {
  return serviceCommand({
    verb: `UN${verb}`,
    usage: '<channel> [<mask-or-nick>]',
    summary: `take back a ${verb.toLowerCase()}: by its mask, or all that fit somebody or yourself`,
    cost: 2,
    run({ channel: name, 'mask-or-nick': whom }, talk) {
      const channel = findChannel(talk, name)
      if (!channel) return
      const wanted = whom ?? talk.user.nick
      const masks = standing(channel.lists.b, talk.now).filter(({ mask }) => isMute(mask) === mutes)
      const meant = meantBy(talk, masks, wanted, mutes)
      if (meant.length === 0) return talk.say(`No ${verb.toLowerCase()} of ${channel.name} is for ${wanted}.`)
      // As many as fit into one command, again and again.
      const max = talk.chat.limits.modesPerCommand
      for (let i = 0; i < meant.length; i += max) {
        const changes = meant.slice(i, i + max).map(({ mask }) => ({ on: false, letter: 'b', param: mask }))
        change(talk, channel, changes)
      }
    },
  })
}

function meantBy(talk: Talk, masks: readonly Ban[], whom: string, mutes: boolean): readonly Ban[] {
  const user = talk.chat.userByNick(whom)
  if (user) return masks.filter(({ mask }) => maskFits(mask, user))
  const mask = completeBanMask(mutes && !isMute(whom) ? MUTE + whom : whom)
  return mask === undefined ? [] : masks.filter((ban) => fold(ban.mask) === fold(mask))
}

function change(talk: Talk, channel: Channel, changes: readonly ModeRequest[]): void {
  talk.ask({ do: 'change-modes', channel: channel.name, changes, byAccess: true }, sayChanged)
}

function sayChanged(event: Event): string | undefined {
  if (event.type !== 'modes-changed') return undefined
  const [first] = event.changes
  const until = first?.mode === 'list' && first.until !== undefined ? ` until ${formatTime(first.until)}` : ''
  return `Done: ${event.channel} ${formatModes(event.changes)}${until}.`
}

const bans = serviceCommand({
  verb: 'BANS',
  usage: '<channel>',
  summary: 'show who is banned and muted in a channel: by whom, until when and why',
  cost: 5,
  run({ channel: name }, talk) {
    talk.read((told) => {
      const channel = seenChannel(told, told.userOf(talk.client.session.id), name)
      if (!channel) return [noSuchChannel(name)]
      const all = standing(channel.lists.b, talk.now)
      return all.length === 0 ? [`Nobody is banned in ${channel.name}.`] : all.map(describe)
    })
  },
})

function describe({ mask, by, until, reason }: Ban): string {
  const end = until === undefined ? 'for ever' : `until ${formatTime(until)}`
  return `${mask} ${end}, by ${by}${reason === undefined ? '' : `: ${reason}`}`
}

export const BAN_ROWS: readonly ServiceCommand[] = [...KINDS.flatMap((kind) => [setRow(kind), liftRow(kind)]), bans]
