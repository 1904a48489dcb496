/** What PRIVMSG, NOTICE and a batch of them ask for: the text with what it answers, and with what its sender calls it. */
import type { About } from '../../chat/about.ts'
import type { IntentOf } from '../../chat/intents/index.ts'
import { fold } from '../../chat/names.ts'
import { aboutMessage } from './about-message.ts'
import type { IrcClient } from './client.ts'
import { replyIn } from './take-tags.ts'

export interface Said {
  readonly target: string
  readonly kind: 'privmsg' | 'notice'
  readonly text: string
  /** Client-only tags to be passed on. */
  readonly tags: string
  /** What its sender calls it; empty for nothing. */
  readonly saidId: string
}

export function sayIntent(client: IrcClient, { saidId, ...said }: Said): IntentOf<'say'> {
  const reply = answered(client, said.tags)
  return {
    do: 'say',
    ...said,
    ...(reply && { reply }),
    // One line may go to several, and is another message to each.
    ...(saidId !== '' && { saidId: `${saidId} ${fold(said.target)}` }),
  }
}

/** Undefined also where it cannot be looked up: what is said is said. The tag is passed on either way, and so tells nothing. */
function answered(client: IrcClient, tags: string): About | undefined {
  const msgid = replyIn(tags)
  if (msgid === '') return undefined
  try {
    return aboutMessage(client, msgid)
  } catch (error) {
    client.hub.log.error({ error }, 'cannot look up what somebody answers')
    return undefined
  }
}
