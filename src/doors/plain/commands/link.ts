/** `/link`: the address of a message, to be handed on. Not with each message that is found: addresses are long where they are read aloud. */
import { readable } from '../../../chat/may-read.ts'
import { formatMsgid } from '../../../hub/msgid.ts'
import { findFor } from '../pointing.ts'
import type { Command } from './command.ts'

export const link: Command = {
  verb: 'link',
  usage: '[number or name]',
  summary: 'gives the address of a message in a channel, to hand it on',
  cost: 2,
  run(word, speaker) {
    if (/\s/.test(word)) return false
    speaker.answer((told) => {
      const found = findFor(word, told, speaker)
      if (typeof found === 'string') return `! ${found}`
      const channel = readable(told, speaker.userIn(told), found.target)?.channel
      if (!channel) return '! what was said in private has no address'
      const { identity } = speaker.hub.messages
      return (
        speaker.linkTo(channel.name, formatMsgid(found.about.seq, identity)) ??
        '! this server does not know by which address people find it'
      )
    })
    return true
  },
}
