/** `/history`: what was said before; typed again, what was said before that. */
import type { Chat } from '../../../chat/chat.ts'
import { MESSAGE_KINDS } from '../../../chat/entry.ts'
import { isFor, readable } from '../../../chat/may-read.ts'
import { clipped } from '../clipped.ts'
import { fitting, phraseEntries } from '../entry-phrases.ts'
import { isNumber } from '../pointing.ts'
import type { Speaker } from '../speaker.ts'
import { splitWord, type Command } from './command.ts'

const USUAL = 20
const MOST = 100

export const history: Command = {
  verb: 'history',
  usage: '[#channel or name] [number]',
  summary: 'shows what was said before; again, what was said before that',
  cost: 5,
  run(rest, speaker) {
    const [first, second] = splitWord(rest)
    const [name, count] = isNumber(first) || first === '' ? [speaker.channel, first] : [first, second]
    if ((count !== '' && !isNumber(count)) || (name !== first && second !== '')) return false
    const limit = Math.min(Math.max(1, count === '' ? USUAL : Number(count)), MOST)
    speaker.answer((told) => phrasePage(name, limit, told, speaker))
    return true
  },
}

function phrasePage(name: string, limit: number, told: Chat, speaker: Speaker): string {
  const { bookmark, hub, shown } = speaker
  const user = speaker.userIn(told)
  const where = readable(told, user, name)
  if (!user || !where) {
    if (name.startsWith('#')) return `! you are not in ${clipped(name)}`
    return '! only people with an account can read again what was said in private; /register makes one'
  }
  const isNext = bookmark?.timeline === where.timeline
  const page = fitting(
    hub.messages.page({
      timeline: where.timeline,
      before: isNext ? bookmark.before : told.lastSeq + 1,
      from: 'newest',
      kinds: MESSAGE_KINDS,
      limit,
    }),
  )
  const place = where.channel ? `in ${where.name}` : `between you and ${clipped(where.name)}`
  const [oldest] = page
  if (!oldest) return isNext ? `Nothing was said ${place} before that.` : `Nothing was said ${place} yet.`
  speaker.bookmark = { timeline: where.timeline, before: oldest.seq }
  const lines = phraseEntries(
    page.filter((entry) => isFor(told, user, entry)),
    {
      messages: hub.messages,
      now: hub.clock.now(),
      labelOf: ({ seq }) => String(shown.numberOf(seq, where.name)),
    },
  )
  return [`${isNext ? 'What was said before that' : 'What was said last'} ${place} (times are UTC):`, ...lines].join(
    '\n',
  )
}
