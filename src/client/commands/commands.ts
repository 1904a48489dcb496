/** All slash commands, in the order in which /help shows them. */
import * as channels from './channels.ts'
import type { Command } from './command.ts'
import * as finding from './finding.ts'
import * as looking from './looking.ts'
import * as messages from './messages.ts'
import * as people from './people.ts'
import * as server from './server.ts'
import * as talking from './talking.ts'

export const commands: readonly Command[] = [
  looking.help,
  channels.join,
  channels.part,
  talking.msg,
  talking.query,
  people.nick,
  talking.me,
  messages.reply,
  messages.react,
  messages.unreact,
  messages.edit,
  messages.redact,
  messages.pin,
  messages.unpin,
  messages.pins,
  channels.topic,
  people.who,
  people.whois,
  channels.names,
  channels.invite,
  channels.kick,
  channels.mode,
  people.away,
  people.back,
  channels.list,
  looking.history,
  finding.search,
  finding.jump,
  finding.now,
  looking.switchTo,
  looking.close,
  server.quote,
  server.quit,
]

export function commandNamed(verb: string): Command | undefined {
  const wanted = verb.toLowerCase()
  return commands.find(({ verb, aliases }) => verb === wanted || aliases?.includes(wanted))
}
