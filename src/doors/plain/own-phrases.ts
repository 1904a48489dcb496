/** What somebody reads of what they did themselves. */
import type { Channel } from '../../chat/channel.ts'
import type { Chat } from '../../chat/chat.ts'
import type { Happening } from '../../chat/events.ts'
import { LOBBY_ID } from '../../chat/names.ts'
import { settingOf } from '../../chat/settings/index.ts'
import { hasBegun } from '../../chat/settings/open-reading.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { showable } from '../../wire/plain/showable.ts'
import { OPEN_READING } from '../open-reading.ts'
import { phraseEvent } from './event-phrases.ts'
import { phraseMending, phraseTakenBack } from './mending-phrases.ts'
import { beforeEach, spoken } from './spoken.ts'
import { phraseLastIn, phraseRecording, phraseTopic, phraseWelcome, phraseWelcomeBack } from './welcome.ts'

export interface Listener {
  /** It shows nothing that the server does not send back. */
  readonly hearsItself: boolean
  /** It is what this client asked for; otherwise its person did it elsewhere. */
  readonly isAsked: boolean
  /** It has read the word of welcome. */
  readonly isWelcomed: boolean
  readonly messages: MessageLog
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What the founder of a channel has for those who come in. */
function phraseOnEntry(channel: Channel): string[] {
  const reading = hasBegun(channel) ? OPEN_READING : ''
  const said = [reading, settingOf(channel, 'url'), settingOf(channel, 'entryMessage')]
  return said.filter((text) => text !== '').map((text) => `* ${channel.name}: ${showable(text)}`)
}

/** `told` is the chat after it. Empty where there is nothing to say. */
export function phraseOwn(
  { event }: Happening,
  told: Chat,
  { hearsItself, isAsked, isWelcomed, messages, now }: Listener,
): string {
  switch (event.type) {
    case 'said':
      // The terminal has shown it already, but not whom it answers.
      return hearsItself || event.reply ? phraseEvent(event, told) : ''
    case 'whispered': {
      const words = spoken(event.nick, event.kind, event.text)
      if (words === '') return ''
      const own = words.split('\n').map((line) => line.replace(`${event.nick}: `, ''))
      const sent = beforeEach(`[private to ${event.toNick}] `, own.join('\n'))
      return event.away === undefined ? sent : `${sent}\n* ${event.toNick} is away: ${showable(event.away)}`
    }
    case 'joined': {
      const channel = told.channel(event.channel)
      if (!channel) return ''
      if (event.timeline !== LOBBY_ID || !isAsked)
        return [
          phraseEvent(event, told),
          ...phraseTopic(channel),
          ...phraseRecording(channel),
          ...phraseOnEntry(channel),
          ...(isAsked ? phraseLastIn(channel, told, messages, now) : []),
        ].join('\n')
      return (isWelcomed ? '' : 'Welcome to Snug.\n') + phraseWelcome(channel, told, messages, now)
    }
    case 'left':
    case 'detached':
      return isAsked ? `Goodbye, ${event.nick}.` : `You are put out of the chat: ${showable(event.reason)}`
    case 'away-set':
      return event.message === undefined ? 'You are back.' : `You are away: ${showable(event.message)}`
    case 'logged-in':
      return `You are logged in as ${event.account}.`
    case 'logged-out':
      return 'You are logged out.'
    case 'attached':
      return (isWelcomed ? '' : 'Welcome to Snug.\n') + phraseWelcomeBack(event.nick, told, messages, now)
    case 'marked-read':
    case 'notices-set':
    case 'pushes-kept':
      return ''
    case 'reacted':
      return event.on ? phraseMending(event, true) : phraseTakenBack(event)
    case 'edited':
    case 'redacted':
      return phraseMending(event, true)
    case 'pinned':
    case 'entered':
    case 'parted':
    case 'kicked':
    case 'topic-set':
    case 'modes-changed':
    case 'invited':
    case 'renamed':
    case 'own-modes-changed':
    case 'metadata-set':
    case 'host-changed':
    case 'realname-set':
    case 'account-kept':
    case 'registration-set':
    case 'reading-opened':
    case 'channel-renamed':
    case 'rights-given':
    case 'server-ban-set':
    case 'server-ban-lifted':
    case 'spam-rule-set':
    case 'door-set':
    case 'announced':
      return phraseEvent(event, told)
    default:
      return event satisfies never
  }
}
