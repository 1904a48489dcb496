/** What is read of reactions, edits and redactions, by others and by who did them. */
import type { About } from '../../chat/about.ts'
import type { EventOf } from '../../chat/events.ts'
import { LOBBY_ID } from '../../chat/names.ts'
import { nickOf } from '../../chat/user.ts'
import { showable } from '../../wire/plain/showable.ts'
import { beforeEach, shownLines } from './spoken.ts'

export type Mending = EventOf<'reacted' | 'edited' | 'redacted'>

/** `isToldTo`: also to whom it was said, for those who said it. Nobody is told that a reaction is taken back: it is just not there any more. */
export function phraseMending(event: Mending, isToldTo: boolean): string {
  const { nick, about } = event
  const place = event.channel === '' ? `[private${isToldTo ? ` to ${event.toNick}` : ''}] ` : placed(event)
  switch (event.type) {
    case 'reacted':
      return event.on ? `* ${place}${nick} reacted ${showable(event.value)} to ${quoted(about)}` : ''
    case 'edited':
      return beforeEach(`* ${place}${nick} edited: `, shownLines(event.text).join('\n'))
    case 'redacted':
      // Nobody here has seen a message without words.
      return about.kind === 'tagmsg' ? '' : `* ${place}a message from ${nickOf(about.source)} was removed`
    default:
      return event satisfies never
  }
}

/** For who does that. */
export function phraseTakenBack({ nick, value, about, ...where }: EventOf<'reacted'>): string {
  const place = where.channel === '' ? `[private to ${where.toNick}] ` : placed(where)
  return `* ${place}${nick} took ${showable(value)} back from ${quoted(about)}`
}

/** Where something was done to a message, where that is not the lobby. */
export function placed({ timeline, channel }: { readonly timeline: number; readonly channel: string }): string {
  return timeline === LOBBY_ID ? '' : `[${channel}] `
}

/** How a message begins, safe for a terminal. */
export function quoted({ excerpt }: About): string {
  return `"${showable(excerpt)}"`
}
