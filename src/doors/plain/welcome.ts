/** What somebody reads who has just come in: who is there, what it is about, what was said last, and how to go on. */
import { MESSAGE_KINDS } from '../../chat/entry.ts'
import type { Channel } from '../../chat/channel.ts'
import type { Chat } from '../../chat/chat.ts'
import { LOBBY_ID } from '../../chat/names.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { showable } from '../../wire/plain/showable.ts'
import { phraseEntries } from './entry-phrases.ts'
import { listNames, phraseWhoIsHere } from './people.ts'

const LAST_MESSAGES = 20
const HINT = 'Type /help to see what you can do here. QUIT leaves.'

/** `told` is the chat that has the newcomer in it already; nothing later than that is shown. `now` in milliseconds. */
export function phraseWelcome(channel: Channel, told: Chat, messages: MessageLog, now: number): string {
  const last = messages.page({
    timeline: channel.id,
    before: told.lastSeq + 1,
    from: 'newest',
    kinds: MESSAGE_KINDS,
    limit: LAST_MESSAGES,
  })
  const said = phraseEntries(last, now)
  return [
    phraseWhoIsHere(channel),
    ...phraseTopic(channel),
    ...(said.length > 0 ? ['What was said last (times are UTC):', ...said] : []),
    HINT,
  ].join('\n')
}

/** For somebody who is here already, by another connection or because they stay while they are away. */
export function phraseWelcomeBack(nick: string, told: Chat, messages: MessageLog, now: number): string {
  const user = told.userByNick(nick)
  const channels = [...(user?.memberships.values() ?? [])].map(({ channel }) => channel)
  const here = `You are here as ${nick} already: what you say on one connection shows on all of them.`
  const lobby = channels.find(({ id }) => id === LOBBY_ID)
  const others = channels.filter((channel) => channel !== lobby).map(({ name }) => name)
  return [
    here,
    ...(others.length === 0 ? [] : [`You are also in ${listNames(others)}.`]),
    ...(lobby ? [phraseWelcome(lobby, told, messages, now)] : []),
  ].join('\n')
}

/** One line where there is a topic, none where not. */
export function phraseTopic({ name, topic }: Channel): string[] {
  return topic ? [`* the topic of ${name} is: ${showable(topic.text)}`] : []
}
