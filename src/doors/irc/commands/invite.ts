/** INVITE: asks somebody into a channel, or shows where one is invited. */
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { ERR_NEEDMOREPARAMS, RPL_ENDOFINVITELIST, RPL_INVITELIST } from '../numerics.ts'

export const invite = command({
  verb: 'INVITE',
  usage: '[<nick>] [<channel>]',
  summary: 'ask somebody into a channel; alone, show where you are invited',
  spec: 'https://modern.ircdocs.horse/#invite-message',
  when: 'registered',
  cost: 2,
  run({ nick, channel }, client) {
    if (nick === undefined) return listInvitations(client)
    if (channel === undefined) return client.reply(ERR_NEEDMOREPARAMS, 'INVITE', 'Not enough parameters')
    client.ask({ do: 'invite', nick, channel })
  },
})

/** Takes in addition what LIST does: it looks at every channel. */
const LIST_COST = 3

function listInvitations(client: IrcClient): void {
  client.spend(LIST_COST)
  const id = client.user?.id ?? ''
  for (const { name, invited } of client.chat.channels.values()) {
    if (invited.has(id)) client.reply(RPL_INVITELIST, name)
  }
  client.reply(RPL_ENDOFINVITELIST, 'End of /INVITE list')
}
