/** PIN and UNPIN: put a message where everybody in the channel finds it, or take it from there. */
import { takeAbout } from '../about-message.ts'
import { type Command, command } from '../command.ts'

function pinning(verb: 'PIN' | 'UNPIN', summary: string): Command {
  return command({
    verb,
    usage: '<channel> <msgid>',
    summary,
    spec: 'docs/protocols/timeline.md',
    when: 'registered',
    capability: 'snug.chat/timeline',
    cost: 2,
    run({ channel, msgid }, client) {
      const about = takeAbout(client, verb, channel, msgid)
      if (about) client.ask({ do: 'pin', channel, about, on: verb === 'PIN' })
    },
  })
}

export const pin = pinning('PIN', 'put a message where everybody in the channel finds it')
export const unpin = pinning('UNPIN', 'take a message from among those that are pinned')
