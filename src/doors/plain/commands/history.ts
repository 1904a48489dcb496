/** `/history`: what was said before; typed again, what was said before that. */
import { MESSAGE_KINDS } from '../../../chat/entry.ts'
import { phraseEntries } from '../entry-phrases.ts'
import type { Command } from './command.ts'

const USUAL = 20
const MOST = 100

export const history: Command = {
  verb: 'history',
  usage: '[number of messages]',
  summary: 'shows what was said before; again, what was said before that',
  cost: 5,
  run(rest, speaker) {
    if (!/^\d{0,9}$/.test(rest)) return false
    const limit = Math.min(Math.max(1, rest === '' ? USUAL : Number(rest)), MOST)
    const name = speaker.channel
    speaker.answer((told) => {
      const channel = told.channel(name)
      const asker = speaker.userIn(told)
      if (!channel || !asker || !channel.memberships.has(asker.id)) return `! you are not in ${name}`
      const { bookmark } = speaker
      const isNext = bookmark?.timeline === channel.id
      const page = speaker.hub.messages.page({
        timeline: channel.id,
        before: isNext ? bookmark.before : told.lastSeq + 1,
        from: 'newest',
        kinds: MESSAGE_KINDS,
        limit,
      })
      const [oldest] = page
      if (!oldest)
        return isNext ? `Nothing was said in ${channel.name} before that.` : `Nothing was said in ${channel.name} yet.`
      speaker.bookmark = { timeline: channel.id, before: oldest.seq }
      const heading = `${isNext ? 'What was said before that' : 'What was said last'} in ${channel.name} (times are UTC):`
      return [heading, ...phraseEntries(page, speaker.hub.clock.now())].join('\n')
    })
    return true
  },
}
