/** What a client hears that sent something again which had arrived: the echo of the message as it is kept. docs/protocols/timeline.md */
import type { Chat } from '../../chat/chat.ts'
import type { MessageKind } from '../../chat/intents/index.ts'
import type { Rejection } from '../../chat/rejections.ts'
import { ECHO_MESSAGE } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import { messageLines } from './phrasebook.ts'
import { taggedLines } from './tags.ts'

/** Whole lines; empty for who hears no echo, and where the message is gone. */
export function formatSaidAgain(
  { hub: { messages, log }, session: { abilities } }: IrcClient,
  { target, seq }: Extract<Rejection, { why: 'said-already' }>,
  told: Chat,
): string {
  if ((abilities & ECHO_MESSAGE) === 0) return ''
  try {
    const entry = messages.entry(seq)
    if (!entry) return ''
    const name = entry.target === '' ? (told.channel(target)?.name ?? target) : entry.target
    const lines = messageLines(entry.source, entry.kind as MessageKind, name, entry.text, abilities)
    return taggedLines(lines, entry, abilities, messages.identity)
  } catch (error) {
    log.error({ error }, 'cannot look up what somebody sent again')
    return ''
  }
}
