/** REDACT: takes a message away. */
import { isAuthor } from '../../../chat/about.ts'
import { findMessage } from '../../../hub/find-message.ts'
import { takeAbout } from '../about-message.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'

export const redact = command({
  verb: 'REDACT',
  usage: '<target> <msgid> [<reason>]',
  summary: 'take a message away: your own for a time, any in a channel as its operator',
  spec: 'https://ircv3.net/specs/extensions/message-redaction',
  when: 'registered',
  capability: 'draft/message-redaction',
  cost: 2,
  run({ target, msgid, reason = '' }, client) {
    const about = takeAbout(client, 'REDACT', target, msgid)
    if (!about || takeBack(client, target, about.seq)) return
    client.ask({ do: 'redact', target, about, reason, files: client.hub.messages.filesNamedBy(about.seq) })
  },
})

/** One's own reaction is taken back, as with `+draft/unreact`. Gives whether it was one. */
function takeBack(client: IrcClient, target: string, seq: number): boolean {
  const { user, chat } = client
  const reaction = client.hub.messages.entry(seq)
  if (!user || reaction?.kind !== 'react') return false
  if (!isAuthor(chat, user, reaction)) return false
  const about = findMessage(client.hub.messages, reaction.of ?? 0)
  if (about) client.ask({ do: 'react', target, about, value: reaction.text, on: false })
  return about !== undefined
}
