/** Who came and went, and what became of a channel, in its history. https://ircv3.net/specs/extensions/chathistory#event-playback */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import { kickReason } from './comings.ts'
import type { ClientState } from './client-state.ts'
import type { EntryDraft, PresenceChange } from './entry.ts'
import { modesText } from './modes-text.ts'
import { isSameName } from './selectors.ts'
import { phrases } from '../phrases/phrases.ts'

type PastDraft = Extract<EntryDraft, { kind: 'presence' | 'note' }>

/** What an event of the past is shown as; nothing of the present changes by it. */
export function pastDraft(state: ClientState, { verb, source = '', params }: Message): PastDraft | undefined {
  const { nick } = parseSource(source)
  if (nick === '') return undefined
  const own = isSameName(state, nick, state.nick) ? ({ isOwn: true } as const) : {}
  switch (verb.toUpperCase()) {
    case 'JOIN':
      return presence({ change: 'joined', nick, ...own })
    case 'PART':
      return presence({ change: 'left', nick, reason: params[1] ?? '', ...own })
    case 'QUIT':
      return presence({ change: 'quit', nick, reason: params[0] ?? '', ...own })
    case 'NICK':
      return presence({ change: 'renamed', nick, to: params[0] ?? '' })
    case 'KICK':
      return note(phrases().notes.removed(nick, params[1] ?? '', params[0] ?? '', kickReason(nick, params[2] ?? '')))
    case 'TOPIC':
      return note(params[1] ? phrases().notes.topicSet(nick, params[1]) : phrases().notes.topicCleared(nick))
    case 'MODE':
      return note(modesText(state, source, params.slice(1)))
    default:
      return undefined
  }
}

function presence(change: PresenceChange): PastDraft {
  return { kind: 'presence', changes: [change] }
}

function note(text: string): PastDraft {
  return { kind: 'note', tone: 'plain', text }
}
