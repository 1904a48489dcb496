/** The message that somebody names by its id, for the intents that are about one. Whether it is theirs, and there, is for the chat to decide. */
import type { About } from '../../chat/about.ts'
import { knownChannel } from '../../chat/known-channel.ts'
import { nickFault } from '../../chat/names.ts'
import { findMessage } from '../../hub/find-message.ts'
import { parseMsgid } from '../../hub/msgid.ts'
import type { IrcClient } from './client.ts'
import { serviceNamed } from './services/index.ts'

/** Undefined where there is none. Throws where the log cannot be read. */
export function aboutMessage({ hub: { messages } }: IrcClient, msgid: string): About | undefined {
  const seq = parseMsgid(msgid, messages.identity)
  const about = seq === undefined ? undefined : findMessage(messages, seq)
  if (about?.kind !== 'edit') return about
  // Who knows no edits knows the new words by the id of the edit.
  const of = messages.entry(about.seq)?.of
  return of === undefined ? undefined : findMessage(messages, of)
}

/**
 * The same for a command that takes messages away, changes or pins them; tells the client where there is none. A channel that is not there and
 * one that is not for the asker must look the same.
 */
export function takeAbout(client: IrcClient, verb: string, target: string, msgid: string): About | undefined {
  if (!isTarget(client, target)) {
    client.fail(verb, 'INVALID_TARGET', target, 'There are no messages that you could name')
    return undefined
  }
  const about = aboutMessage(client, msgid)
  if (!about) failUnknown(client, verb, target, msgid)
  return about
}

/** Says it as a message is refused that is somewhere else. */
export function failUnknown(client: IrcClient, verb: string, target: string, msgid: string): void {
  client.fail(verb, 'UNKNOWN_MSGID', target, msgid, 'There is no such message')
}

function isTarget({ chat, user, door }: IrcClient, target: string): boolean {
  if (target.startsWith('#')) return knownChannel(chat, user, target) !== undefined
  return serviceNamed(target, door.serverName) === undefined && nickFault(target, chat.limits) === undefined
}
