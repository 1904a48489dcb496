/** `/search`: finds messages by their words and more, where one may read. */
import type { Chat } from '../../../chat/chat.ts'
import { type Entry, MESSAGE_KINDS } from '../../../chat/entry.ts'
import { isFor } from '../../../chat/may-read.ts'
import { findMessages, type Hit, isEmpty, type Search, stillFor } from '../../../hub/search.ts'
import { formatMsgid } from '../../../hub/msgid.ts'
import { parseSearchWords, wordsBefore } from '../../../wire/search-words.ts'
import { clipped } from '../clipped.ts'
import { fitting, phraseEntries } from '../entry-phrases.ts'
import { isNumber } from '../pointing.ts'
import type { Speaker } from '../speaker.ts'
import type { Command } from './command.ts'

const MOST = 20
const SAY_WHAT =
  'say what to look for: words, "words in a row", from:name, has:link, has:file or has:image, in:#channel or in:name; before:2026-11-30 and after:2d narrow it down, before:17 shows what is older than message 17; -c in front shows what stood around'
const WITH_CONTEXT = /^-c(?:\s+|$)/

export const search: Command = {
  verb: 'search',
  usage: '[-c] <words>',
  summary: 'finds messages by their words and more; without any, it says how',
  cost: 10,
  run(rest, speaker) {
    const isInContext = WITH_CONTEXT.test(rest)
    const words = rest.replace(WITH_CONTEXT, '')
    const { hub, shown } = speaker
    const found = parseSearchWords(words, hub.clock.now(), (word) =>
      isNumber(word) ? shown.at(Number(word))?.seq : undefined,
    )
    if ('fault' in found) return speaker.complain(phraseFault(found.fault))
    if (isEmpty(found)) return speaker.complain(SAY_WHAT)
    const more = (number: number): string => `${isInContext ? '-c ' : ''}${wordsBefore(words, String(number))}`
    speaker.lookUp((told) => find(found, isInContext, more, told, speaker))
    return true
  },
}

function phraseFault(word: string): string {
  const shown = clipped(word)
  if (/^has:/i.test(word)) return `${shown} cannot be looked for: has:link, has:file and has:image can`
  if (/^order:/i.test(word)) return `${shown} is no order: order:newest and order:best are`
  return `${shown} is no time: a date like 2026-11-30 is one, or how long ago: 30m, 2h, 3d, 1w; before: also takes the number of a message that was shown`
}

/** Gives the answer for the chat as it is then: who was put out of a channel meanwhile reads nothing of it. */
async function find(
  what: Search,
  isInContext: boolean,
  more: (number: number) => string,
  told: Chat,
  speaker: Speaker,
): Promise<(told: Chat) => string> {
  const user = speaker.userIn(told)
  const hits = user ? await findMessages(speaker.hub.messages, told, user, what, MOST) : []
  const [oldest] = hits
  return (now) => {
    const found = phraseFound(stillFor(now, speaker.userIn(now), hits), isInContext, now, speaker)
    if (!oldest || hits.length < MOST || what.order === 'best') return found
    return `${found}\nThere may be older ones: /search ${more(speaker.shown.numberOf(oldest.entry.seq, oldest.where.name))}`
  }
}

interface Line extends Hit {
  readonly is: 'before' | 'found' | 'after'
}

function phraseFound(hits: readonly Hit[], isInContext: boolean, now: Chat, speaker: Speaker): string {
  const { hub, shown } = speaker
  const found = hits.map((hit): Line => ({ ...hit, is: 'found' }))
  const lines = isInContext ? inContext(found, now, speaker) : found
  const byEntry = new Map(lines.map((line) => [line.entry, line]))
  const phrased = phraseEntries(fitting(lines.map(({ entry }) => entry)), {
    messages: hub.messages,
    now: hub.clock.now(),
    labelOf(entry) {
      const { is, where } = byEntry.get(entry) as Line
      const number = shown.numberOf(entry.seq, where.name)
      return isInContext ? `${is}: ${number}` : String(number)
    },
    placeOf(entry) {
      const { where } = byEntry.get(entry) as Line
      return where.channel ? where.name : `private with ${where.name}`
    },
  })
  if (phrased.length === 0) return 'Nothing was found.'
  const handsOn = hits.some((hit) => hasLink(hit, speaker)) ? '; /link and a number give the link of one' : ''
  return [`Found (times are UTC${handsOn}):`, ...phrased].join('\n')
}

function hasLink({ entry, where }: Hit, speaker: Speaker): boolean {
  const msgid = formatMsgid(entry.seq, speaker.hub.messages.identity)
  return where.channel !== undefined && speaker.linkTo(where.name, msgid) !== undefined
}

/** With the message before each and the one behind it; each is shown once. */
function inContext(found: readonly Line[], now: Chat, speaker: Speaker): Line[] {
  const { messages } = speaker.hub
  const user = speaker.userIn(now)
  const shown = new Set(found.map(({ entry: { seq } }) => seq))
  const near = (
    { where }: Line,
    range: { before: number } | { after: number; before: number },
    is: Line['is'],
  ): Line[] => {
    const from = is === 'before' ? 'newest' : 'oldest'
    const page = messages.page({ timeline: where.timeline, ...range, from, kinds: MESSAGE_KINDS, limit: 1 })
    return page
      .filter((entry) => user && isFor(now, user, entry) && isNew(entry))
      .map((entry) => ({ entry, where, is }))
  }
  const isNew = ({ seq }: Entry): boolean => !shown.has(seq) && shown.add(seq) !== undefined
  return found.flatMap((line) => {
    const { seq } = line.entry
    return [
      ...near(line, { before: seq }, 'before'),
      line,
      ...near(line, { after: seq, before: now.lastSeq + 1 }, 'after'),
    ]
  })
}
