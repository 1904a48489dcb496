/** How this door tells others what happened: once per event and kind of client. Shared by all its sessions. */
import type { Chat } from '../../chat/chat.ts'
import type { Event, Happening } from '../../chat/events.ts'
import type { Voice } from '../../hub/session.ts'
import { type Lines, PHRASEBOOK } from './phrasebook.ts'
import { TAG_ABILITIES, taggedLines } from './tags.ts'

export class IrcVoice implements Voice {
  readonly #identity: string
  // The doer's echo is nearly always what the others got just before.
  #happening: Happening | undefined
  #abilities = 0
  #words = ''

  /** `identity`: the log's, which is part of every message id. */
  constructor(identity: string) {
    this.#identity = identity
  }

  matters(type: Event['type']): number {
    return PHRASEBOOK[type].matters | TAG_ABILITIES
  }

  phrase(happening: Happening, abilities: number, told: Chat): string {
    const kind = abilities & this.matters(happening.event.type)
    if (happening === this.#happening && kind === this.#abilities) return this.#words
    this.#words = this.#phrase(happening, kind, told)
    this.#happening = happening
    this.#abilities = kind
    return this.#words
  }

  #phrase({ event, seq, at }: Happening, abilities: number, told: Chat): string {
    const say = PHRASEBOOK[event.type].say as (event: Event, abilities: number, told: Chat) => Lines
    return taggedLines(
      say(event, abilities, told),
      {
        at,
        seq: idOf(event, seq),
        account: event.account,
        isBot: event.isBot,
        isOperator: event.isOperator,
        tags: 'tags' in event ? event.tags : '',
      },
      abilities,
      this.#identity,
    )
  }
}

/** What leaves an entry in several channels has an id in each of them, and one line cannot carry them all. */
function idOf(event: Event, seq: number): number {
  return event.type === 'left' || event.type === 'renamed' ? 0 : seq
}
