/** Commands to say something: /msg /query /me. */
import { bufferNamed, isChannelName } from '../state/selectors.ts'
import type { Command, CommandContext } from './command.ts'
import { takeWords } from './command.ts'
import { phrases } from '../phrases/phrases.ts'

export const msg: Command = {
  verb: 'msg',
  completes: 'nicks',
  run(context) {
    const [target = '', text = ''] = takeWords(context.rest, 1)
    if (target === '' || text === '') return context.misused()
    sayTo(context, target, text)
  },
}

export const query: Command = {
  verb: 'query',
  completes: 'nicks',
  run(context) {
    const [nick = '', text = ''] = takeWords(context.rest, 1)
    if (nick === '') return context.misused()
    context.client.focus(context.client.openQuery(nick))
    if (text !== '') sayTo(context, nick, text)
  },
}

export const me: Command = {
  verb: 'me',
  run({ client, buffer, rest, misused, fail }) {
    if (rest === '') return misused()
    if (!client.say(buffer.key, rest, 'act')) fail(phrases().answers.nobodySees)
  },
}

/** A channel is only written to where we are in it or the server lets us; a conversation is opened as it is needed. */
function sayTo({ client, note, fail }: CommandContext, target: string, text: string): void {
  if (isChannelName(client.state, target)) {
    const known = bufferNamed(client.state, target)
    if (known) {
      if (!client.say(known.key, text, 'say')) fail(phrases().answers.notSent)
    } else if (client.send({ verb: 'PRIVMSG', params: [target, text] })) note(phrases().answers.toldTo(target, text))
    else fail(phrases().answers.notSent)
    return
  }
  const key = client.openQuery(target)
  if (!client.say(key, text, 'say')) fail(phrases().answers.notSent)
}
