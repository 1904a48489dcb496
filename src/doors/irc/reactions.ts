/** What a TAGMSG with a reaction in it asks for. https://ircv3.net/specs/client-tags/react */
import { isReactionOf } from '../../chat/about.ts'
import { standingOf } from '../../chat/standing-of.ts'
import { MAX_REACTIONS } from '../../ports/message-log.ts'
import { aboutMessage, failUnknown } from './about-message.ts'
import type { IrcClient } from './client.ts'
import { replyIn, tagIn } from './take-tags.ts'

/** Of one person to one message. */
const MAX_OWN = 20

export interface Wanted {
  readonly value: string
  readonly on: boolean
  readonly msgid: string
}

/** Undefined for tags without a reaction, or without what it is to. */
export function reactionIn(tags: string): Wanted | undefined {
  if (!tags.includes('react')) return undefined
  const msgid = replyIn(tags)
  const added = tagIn(tags, '+draft/react')
  const value = added ?? tagIn(tags, '+draft/unreact')
  return msgid === '' || value === undefined ? undefined : { value, on: added !== undefined, msgid }
}

/** Its next line waits until everything before is told: only then does the log say which reactions somebody has. */
export function react(client: IrcClient, targets: readonly string[], wanted: Wanted): void {
  client.hold(new Promise<void>((resolve) => client.hub.answer(() => resolve())), () => {
    for (const target of targets) reactTo(client, target, wanted)
  })
}

function reactTo(client: IrcClient, target: string, { value, on, msgid }: Wanted): void {
  const { user, chat, hub } = client
  const about = aboutMessage(client, msgid)
  if (!user || !about) return failUnknown(client, 'TAGMSG', target, msgid)
  // Of what is not there nothing may be told, also not what one did to it.
  if (!('why' in standingOf(chat, user, target, about))) {
    const all = hub.messages.reactions([about.seq])
    const own = all.filter((reaction) => isReactionOf(user, reaction))
    if (own.some((reaction) => reaction.value === value) === on) return
    if (on && (own.length >= MAX_OWN || all.length >= MAX_REACTIONS)) {
      return client.fail('TAGMSG', 'TOO_MANY_REACTIONS', target, msgid, 'The message has too many reactions')
    }
  }
  client.ask({ do: 'react', target, about, value, on })
}
