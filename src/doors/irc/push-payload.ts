/** What a device is pushed: the message as one line of IRC, without its end. https://ircv3.net/specs/extensions/webpush */
import type { Happening } from '../../chat/events.ts'
import { MAX_PUSH_BYTES } from '../../ports/push.ts'
import { LONG_MATTERS, messageLines } from './phrasebook.ts'
import { tagsFor, withReply } from './tags.ts'

/**
 * Of several lines the first; of its tags those of the server's own and which message it answers: what clients may add has no room.
 * Empty for what is no message. `identity`: the log's.
 */
export function formatPush({ event, seq, at }: Happening, abilities: number, identity: string): string {
  if (event.type !== 'said' && event.type !== 'whispered') return ''
  const { source, kind, text, account } = event
  const target = event.type === 'said' ? event.channel : event.toNick
  const lines = messageLines(source, kind, target, text, abilities & ~LONG_MATTERS)
  const line = typeof lines === 'string' ? lines : 'type' in lines ? '' : (lines[0] ?? '')
  const own = { at, seq, account, isBot: event.isBot, isOperator: event.isOperator }
  const whole = withTags(
    tagsFor({ ...own, tags: withReply('', event.reply?.seq, identity) }, abilities, identity),
    line,
  )
  return Buffer.byteLength(whole) <= MAX_PUSH_BYTES ? whole : line
}

function withTags(tags: string, line: string): string {
  return tags === '' ? line : `@${tags} ${line}`
}
