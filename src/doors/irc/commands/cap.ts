/** CAP: which capabilities there are, and which of them the client wants. */
import { capabilityByName, CAP_NOTIFY, CAPABILITIES, formatCapabilities } from '../capabilities.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { ERR_INVALIDCAPCMD } from '../numerics.ts'
import { withEnding } from '../reply.ts'

/** From this version on cap-notify comes by itself. https://ircv3.net/specs/extensions/capability-negotiation#cap-ls-version */
const VERSION_WITH_NOTIFY = 302

export const cap = command({
  verb: 'CAP',
  usage: '<subcommand> [<param>]',
  summary: 'list, request and settle capabilities: LS [302], LIST, REQ :<capabilities>, END',
  spec: 'https://ircv3.net/specs/extensions/capability-negotiation',
  when: 'always',
  cost: 1,
  run({ subcommand, param = '' }, client) {
    switch (subcommand.toUpperCase()) {
      case 'LS':
        return list(client, param)
      case 'LIST':
        return say(client, 'LIST', formatCapabilities(client.capabilities))
      case 'REQ':
        return request(client, param)
      case 'END':
        if (client.registration) client.registration.isNegotiating = false
        return client.tryEnter()
      default:
        return client.reply(ERR_INVALIDCAPCMD, subcommand, 'Invalid CAP command')
    }
  },
})

function list(client: IrcClient, version: string): void {
  if (client.registration) client.registration.isNegotiating = true
  if (Number.parseInt(version, 10) >= VERSION_WITH_NOTIFY) change(client, client.capabilities | CAP_NOTIFY, '')
  say(client, 'LS', CAPABILITIES.map(({ name }) => name).join(' '))
}

/** All of it or nothing. */
function request(client: IrcClient, wanted: string): void {
  if (client.registration) client.registration.isNegotiating = true
  let capabilities = client.capabilities
  for (const word of wanted.split(' ')) {
    if (word === '') continue
    const isRemoval = word.startsWith('-')
    const capability = capabilityByName(isRemoval ? word.slice(1) : word)
    // Whoever speaks version 302 hears of changes, and cannot choose otherwise.
    if (!capability || (isRemoval && capability.bit === CAP_NOTIFY)) return say(client, 'NAK', wanted)
    if (isRemoval) capabilities &= ~capability.bit
    else capabilities |= capability.bit
  }
  change(client, capabilities, formatCap(client, 'ACK', wanted))
}

/** What is told from here on is told to a client with these capabilities. */
function change(client: IrcClient, capabilities: number, words: string): void {
  client.capabilities = capabilities
  client.answer(() => {
    client.session.abilities = capabilities
    return words
  })
}

function say(client: IrcClient, subcommand: string, params: string): void {
  client.say(formatCap(client, subcommand, params))
}

function formatCap(client: IrcClient, subcommand: string, params: string): string {
  return withEnding(`:${client.door.serverName} CAP ${client.nick} ${subcommand} :${params}`)
}
