/** The phrasebook of events: what those who hear of it read. The lobby's words are the original chatroom's. */
import type { Event, EventOf } from '../../chat/events.ts'
import { LOBBY_ID } from '../../chat/names.ts'
import { showable } from '../../wire/plain/showable.ts'
import { phraseModes } from './mode-phrases.ts'
import { spoken } from './spoken.ts'

type Phrasebook = { readonly [Type in Event['type']]: (event: EventOf<Type>) => string }

const UNTOLD = (): string => ''

const PHRASES: Phrasebook = {
  entered: UNTOLD,
  joined: ({ nick, timeline, channel }) =>
    timeline === LOBBY_ID ? `${nick} has joined the server` : `* ${nick} joined ${channel}`,
  // Without the reason: the original's words, and nearly every reason is the name of a client.
  left: ({ nick }) => `${nick} has left the server`,
  parted: ({ nick, channel, reason }) => `* ${nick} left ${channel}${because(reason)}`,
  kicked: ({ nick, targetNick, channel, reason }) => `* ${nick} put ${targetNick} out of ${channel}${because(reason)}`,
  renamed: ({ nick, to }) => `* ${nick} is now known as ${to}`,
  said: ({ nick, timeline, channel, kind, text }) => {
    const words = spoken(nick, kind, text)
    return words === '' || timeline === LOBBY_ID ? words : `[${channel}] ${words}`
  },
  whispered: ({ nick, kind, text }) => {
    const words = spoken(nick, kind, text)
    return words === '' ? '' : `[private] ${words}`
  },
  'topic-set': ({ nick, channel, topic }) =>
    topic.text === ''
      ? `* ${nick} cleared the topic of ${channel}`
      : `* ${nick} set the topic of ${channel}: ${showable(topic.text)}`,
  'modes-changed': phraseModes,
  'own-modes-changed': UNTOLD,
  invited: ({ nick, targetNick, channel }) => `* ${nick} invited ${targetNick} to ${channel}`,
  // Clients say it by themselves, many times a day. Who is away shows in /who, and to those who write to them.
  'away-set': UNTOLD,
  'realname-set': UNTOLD,
}

/** One line or more, without the last ending; empty where nobody is told. */
export function phraseEvent(event: Event): string {
  return (PHRASES[event.type] as (event: Event) => string)(event)
}

function because(reason: string): string {
  return reason === '' ? '' : ` (${showable(reason)})`
}
