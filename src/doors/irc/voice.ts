/** How this door tells others what happened: once per event and kind of client. Shared by all its sessions. */
import type { Chat } from '../../chat/chat.ts'
import type { Event, EventOf, Happening } from '../../chat/events.ts'
import { lettersOf } from '../../chat/ranks.ts'
import { formatMsgid } from '../../hub/msgid.ts'
import type { Voice } from '../../hub/session.ts'
import { isLong, LONG_MATTERS, PHRASEBOOK } from './phrasebook.ts'
import { type Lines, reactionTags, TAG_ABILITIES, tagged, taggedLines, tagsFor, withReply } from './tags.ts'

export class IrcVoice implements Voice {
  readonly #identity: string
  readonly #serverName: string
  // The doer's echo is nearly always what the others got just before.
  #happening: Happening | undefined
  #abilities = 0
  #words = ''

  /** `identity`: the log's, which is part of every message id. */
  constructor(identity: string, serverName: string) {
    this.#identity = identity
    this.#serverName = serverName
  }

  matters(event: Event): number {
    return PHRASEBOOK[event.type].matters | TAG_ABILITIES | (isLong(event) ? LONG_MATTERS : 0)
  }

  phrase(happening: Happening, abilities: number, told: Chat): string {
    const kind = abilities & this.matters(happening.event)
    if (happening === this.#happening && kind === this.#abilities) return this.#words
    this.#words = this.#phrase(happening, kind, told)
    this.#happening = happening
    this.#abilities = kind
    return this.#words
  }

  #phrase({ event, seq, at }: Happening, abilities: number, told: Chat): string {
    const say = PHRASEBOOK[event.type].say as (event: Event, abilities: number, told: Chat, identity: string) => Lines
    const words = taggedLines(
      say(event, abilities, told, this.#identity),
      {
        at,
        seq: idOf(event, seq),
        account: event.account,
        isBot: event.isBot,
        isOperator: event.isOperator,
        tags: clientTagsOf(event, this.#identity),
      },
      abilities,
      this.#identity,
    )
    if (event.type !== 'joined' || event.isNew || event.ranks === 0) return words
    return (
      words + tagged(tagsFor({ at, seq: 0, account: '', tags: '' }, abilities, this.#identity), this.#rankLine(event))
    )
  }

  /** Whom a channel knows has a rank from the beginning, and JOIN has no word for it: the server says that, as Ergo does. */
  #rankLine({ channel, nick, ranks }: EventOf<'joined'>): string {
    const letters = lettersOf(ranks)
    return `:${this.#serverName} MODE ${channel} +${letters}${` ${nick}`.repeat(letters.length)}`
  }
}

/** What leaves an entry in several channels has an id in each of them, and one line cannot carry them all. */
function idOf(event: Event, seq: number): number {
  return event.type === 'left' || event.type === 'renamed' ? 0 : seq
}

function clientTagsOf(event: Event, identity: string): string {
  if (event.type === 'reacted') return reactionTags(event.value, event.on, formatMsgid(event.about.seq, identity))
  return 'tags' in event ? withReply(event.tags, event.reply?.seq, identity) : ''
}
