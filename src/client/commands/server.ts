/** Commands about the connection itself: /quit /quote. */
import { parseMessage } from '../../wire/irc/message.ts'
import type { Command } from './command.ts'
import { phrases } from '../phrases/phrases.ts'

export const quit: Command = {
  verb: 'quit',
  aliases: ['exit', 'bye'],
  run({ client, rest }) {
    // It has an end of its own, after two seconds at most; who waits for it sees the status.
    void client.quit(rest)
  },
}

export const quote: Command = {
  verb: 'quote',
  aliases: ['raw'],
  run({ client, rest, misused, fail }) {
    const message = parseMessage(rest)
    if (!message) return misused()
    if (!client.send(message)) fail(phrases().answers.notSent)
  },
}
