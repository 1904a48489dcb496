/** Who came and went, and what became of a channel, in its history. https://ircv3.net/specs/extensions/chathistory#event-playback */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import type { EntryDraft, PresenceChange } from './entry.ts'

type PastDraft = Extract<EntryDraft, { kind: 'presence' | 'note' }>

/** What an event of the past is shown as; nothing of the present changes by it. */
export function pastDraft({ verb, source = '', params }: Message): PastDraft | undefined {
  const { nick } = parseSource(source)
  if (nick === '') return undefined
  switch (verb.toUpperCase()) {
    case 'JOIN':
      return presence({ change: 'joined', nick })
    case 'PART':
      return presence({ change: 'left', nick, reason: params[1] ?? '' })
    case 'QUIT':
      return presence({ change: 'quit', nick, reason: params[0] ?? '' })
    case 'NICK':
      return presence({ change: 'renamed', nick, to: params[0] ?? '' })
    case 'KICK':
      return note(`${nick} removed ${params[1] ?? ''} from ${params[0] ?? ''}${params[2] ? ` (${params[2]})` : ''}`)
    case 'TOPIC':
      return note(params[1] ? `${nick} set the topic: ${params[1]}` : `${nick} cleared the topic`)
    case 'MODE':
      return note(`${nick} set ${params.slice(1).join(' ')}`)
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
