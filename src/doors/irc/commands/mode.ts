/** MODE: shows and changes the modes of channels and one's own. */
import { LIST_LETTERS, type ListLetter } from '../../../chat/channel.ts'
import type { ModeRequest } from '../../../chat/intents/index.ts'
import { knownChannel } from '../../../chat/known-channel.ts'
import type { IrcClient } from '../client.ts'
import { userIn } from '../asker.ts'
import { command } from '../command.ts'
import { formatChannelModes, formatMasks, parseModes } from '../modes.ts'
import { ERR_NOSUCHCHANNEL, ERR_NOSUCHNICK, ERR_USERSDONTMATCH, RPL_UMODEIS } from '../numerics.ts'

export const mode = command({
  verb: 'MODE',
  usage: '<target> [<modes>] [<params>...]',
  summary: 'show or change the modes of a channel, or your own',
  spec: 'https://modern.ircdocs.horse/#mode-message',
  when: 'registered',
  cost: 1,
  run({ target, modes, params }, client) {
    if (target.startsWith('#')) ofChannel(client, target, modes, params)
    else ofUser(client, target, modes)
  },
})

function ofChannel(client: IrcClient, name: string, modes: string | undefined, params: readonly string[]): void {
  const all = modes === undefined ? [] : parseModes(modes, params)
  const changes = all.filter((change) => listAskedFor(change) === undefined)
  if (modes === undefined) show(client, name, formatChannelModes)
  for (const letter of new Set(all.map(listAskedFor))) {
    if (letter)
      show(client, name, (numeric, channel, asker) =>
        formatMasks(numeric, channel, asker, letter, client.hub.clock.now()),
      )
  }
  if (changes.length > 0) client.ask({ do: 'change-modes', channel: name, changes })
}

function show(client: IrcClient, name: string, format: typeof formatChannelModes): void {
  client.answer((told, numeric) => {
    const asker = userIn(told, client)
    const channel = knownChannel(told, asker, name)
    return channel ? format(numeric, channel, asker) : numeric(ERR_NOSUCHCHANNEL, name, 'No such channel')
  })
}

/** A list's letter without a mask asks for the list. https://modern.ircdocs.horse/#ban-channel-mode */
function listAskedFor({ letter, param }: ModeRequest): ListLetter | undefined {
  return param === undefined ? LIST_LETTERS.find((list) => list === letter) : undefined
}

function ofUser(client: IrcClient, nick: string, modes: string | undefined): void {
  const user = client.chat.userByNick(nick)
  if (!user) return client.reply(ERR_NOSUCHNICK, nick, 'No such nick/channel')
  if (user !== client.user) return client.reply(ERR_USERSDONTMATCH, 'Cannot see or change modes for other users')
  if (modes === undefined) return client.reply(RPL_UMODEIS, `+${[...user.modes].join('')}`)
  client.ask({ do: 'change-own-modes', changes: parseModes(modes, []) })
}
