/** MODE: shows and changes the modes of channels and one's own. */
import type { ModeRequest } from '../../../chat/intents/index.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { formatBans, formatChannelModes, parseModes } from '../modes.ts'
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
  const channel = client.chat.channel(name)
  if (!channel) return client.reply(ERR_NOSUCHCHANNEL, name, 'No such channel')
  if (modes === undefined) return client.say(formatChannelModes(client, channel))
  const all = parseModes(modes, params)
  const changes = all.filter((change) => !asksForBans(change))
  if (changes.length < all.length) client.say(formatBans(client, channel))
  if (changes.length > 0) client.ask({ do: 'change-modes', channel: name, changes })
}

/** A ban without a mask asks for the list. https://modern.ircdocs.horse/#ban-channel-mode */
function asksForBans({ letter, param }: ModeRequest): boolean {
  return letter === 'b' && param === undefined
}

function ofUser(client: IrcClient, nick: string, modes: string | undefined): void {
  const user = client.chat.userByNick(nick)
  if (!user) return client.reply(ERR_NOSUCHNICK, nick, 'No such nick/channel')
  if (user !== client.user) return client.reply(ERR_USERSDONTMATCH, 'Cannot see or change modes for other users')
  if (modes === undefined) return client.reply(RPL_UMODEIS, `+${[...user.modes].join('')}`)
  client.ask({ do: 'change-own-modes', changes: parseModes(modes, []) })
}
