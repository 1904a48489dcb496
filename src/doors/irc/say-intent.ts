/** What PRIVMSG, NOTICE and a batch of them ask for: the text with what it answers, and with what its sender calls it. */
import type { About } from '../../chat/about.ts'
import type { IntentOf } from '../../chat/intents/index.ts'
import { fold } from '../../text/fold.ts'
import { aboutMessage } from './about-message.ts'
import type { IrcClient } from './client.ts'
import { BY_LABEL, replyIn } from './take-tags.ts'

export interface Said {
  readonly target: string
  readonly kind: 'privmsg' | 'notice'
  readonly text: string
  /** Client-only tags to be passed on. */
  readonly tags: string
  /** What its sender calls it; empty for nothing. */
  readonly saidId: string
}

/** What it answers is looked up in the log. */
export function sayIntent(client: IrcClient, { saidId, ...said }: Said): IntentOf<'say'> {
  const reply = answered(client, said.tags)
  return {
    do: 'say',
    ...said,
    ...(reply && { reply }),
    ...(saidId !== '' && { saidId: nameOf(client, saidId, said) }),
  }
}

/** One line may go to several, and is another message to each. What a label names is the same only where its sender and its words are. */
function nameOf({ nick }: IrcClient, saidId: string, { target, kind, text }: Omit<Said, 'saidId'>): string {
  const name = `${saidId} ${fold(target)}`
  return saidId.startsWith(BY_LABEL) ? `${name} ${fold(nick)} ${kind} ${hashOf(text)}` : name
}

/** Nobody gains by two texts of theirs that have the same: FNV-1a, with the length. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return `${(hash >>> 0).toString(36)}.${text.length.toString(36)}`
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
