/** PERSISTENCE: whether one stays in one's channels while nobody is connected. */
import type { Chat } from '../../../chat/chat.ts'
import { userIn } from '../asker.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { formatPersistence } from '../persistence.ts'
import { answerAs } from '../request.ts'

export const persistence = command({
  verb: 'PERSISTENCE',
  usage: '<subcommand> [<setting>]',
  summary:
    'GET or SET ON, OFF or DEFAULT (which is OFF): stay in your channels while none of your clients is connected',
  spec: 'https://ircv3.net/specs/extensions/persistence',
  when: 'registered',
  cost: 2,
  run({ subcommand, setting = '' }, client) {
    const { user } = client
    const name = subcommand.toUpperCase()
    if (!user || (name !== 'GET' && name !== 'SET')) return
    if (user.account === '') return client.fail('PERSISTENCE', 'ACCOUNT_REQUIRED', 'An account is required')
    if (name === 'GET') return client.answer((told) => formatStatus(client, told))
    const wanted = setting.toUpperCase()
    if (!['ON', 'OFF', 'DEFAULT'].includes(wanted)) {
      return client.fail('PERSISTENCE', 'INVALID_PARAMETERS', 'Invalid parameters')
    }
    answerAs(client, {
      did: () => '',
      // That the server lets nobody stay is no failure: the status below says so.
      refused: ({ why }) =>
        why === 'always-on-off' ? '' : client.formatFail('PERSISTENCE', 'INTERNAL_ERROR', ['An error occurred']),
    })
    const settings = { alwaysOn: wanted === 'ON' }
    client.ask({ do: 'change-account', account: user.account, change: { set: 'settings', settings } })
    client.answer((told) => formatStatus(client, told))
  },
})

function formatStatus(client: IrcClient, told: Chat): string {
  return formatPersistence(client.door.serverName, told, userIn(told, client)?.account ?? '')
}
