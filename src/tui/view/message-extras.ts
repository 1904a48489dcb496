/** What stands around a message: what it answers, what was done to it, how people reacted. */
import { stripFormatting } from '../../wire/formatting/codes.ts'
import type { Buffer } from '../../client/state/client-state.ts'
import type { Entry, TalkEntry } from '../../client/state/entry.ts'
import { shownTimeline } from '../../client/state/selectors.ts'
import { talkWith } from '../../client/state/timeline.ts'
import { safeText } from '../text/safe-text.ts'
import { clipText } from '../text/width.ts'

const EXCERPT = 60

/** `amy: what she said`, for the message that this one answers; undefined where it answers none. */
export function answeredText(entry: Entry, buffer: Buffer, width = EXCERPT): string | undefined {
  if (entry.kind !== 'talk' || entry.replyTo === undefined || entry.redacted) return undefined
  const answered = talkWith(shownTimeline(buffer), entry.replyTo) ?? talkWith(buffer.timeline, entry.replyTo)
  if (!answered) return 'an earlier message'
  const nick = safeText(answered.nick)
  if (answered.redacted) return `${nick}: a message that was removed`
  const said = safeText(stripFormatting(answered.text.replaceAll('\n', ' ')))
  return clipText(`${nick}: ${said}`, width)
}

/** `👍 2  tea`: each reaction with how many people gave it, where there are more than one. */
export function reactionsText({ reactions = [] }: TalkEntry): string {
  return reactions
    .map(({ value, nicks }) => `${clipText(safeText(value), 20)}${nicks.length > 1 ? ` ${nicks.length}` : ''}`)
    .join('  ')
}

/** Who took it away, in place of what it said. */
export function removedText({ nick, redacted }: TalkEntry): string {
  if (!redacted) return ''
  const by = redacted.by === nick ? '' : ` by ${safeText(redacted.by)}`
  return `removed${by}${redacted.reason === '' ? '' : ` (${safeText(redacted.reason)})`}`
}

/** Behind what is said: ` (edited)`. */
export function marksText({ isEdited, isPinned, isWaiting }: TalkEntry): string {
  const marks = [
    ...(isEdited ? ['edited'] : []),
    ...(isPinned ? ['pinned'] : []),
    ...(isWaiting ? ['waits for the connection'] : []),
  ]
  return marks.length === 0 ? '' : ` (${marks.join(', ')})`
}
