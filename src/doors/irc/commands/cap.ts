/** CAP: which capabilities there are, and which of them the client wants. */
import { capabilityByName, CAP_NOTIFY, capabilitiesIn, offeredCapabilities } from '../capabilities.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { ERR_INVALIDCAPCMD } from '../numerics.ts'
import { changeCapabilities, formatCap, intoLines } from '../offers.ts'

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
        return sayList(client, 'LIST', capabilitiesIn(client.capabilities, client.namedCapabilities))
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
  const is302 = Number.parseInt(version, 10) >= VERSION_WITH_NOTIFY
  if (is302) {
    client.knowsCap302 = true
    client.namedCapabilities.add(CAP_NOTIFY)
  }
  sayList(client, 'LS', offeredCapabilities(client, is302))
}

/**
 * In as many lines as it needs; before the last, clients of version 302 are told that there is more.
 * https://ircv3.net/specs/extensions/capability-negotiation#multiline-replies-to-cap-ls-and-cap-list
 */
function sayList(client: IrcClient, subcommand: string, words: readonly string[]): void {
  const more = client.knowsCap302 ? `${subcommand} *` : subcommand
  const lines = intoLines(words, formatCap(client, more, '').length)
  const last = lines.length - 1
  client.say(lines.map((line, i) => formatCap(client, i < last ? more : subcommand, line)).join(''))
}

/** All of it or nothing. */
function request(client: IrcClient, wanted: string): void {
  if (client.registration) client.registration.isNegotiating = true
  let capabilities = client.capabilities
  const byName = new Set(client.namedCapabilities)
  for (const word of wanted.split(' ')) {
    if (word === '') continue
    const isRemoval = word.startsWith('-')
    const capability = capabilityByName(isRemoval ? word.slice(1) : word, client)
    // Whoever speaks version 302 hears of changes, and cannot choose otherwise.
    if (!capability || (isRemoval && capability.name === CAP_NOTIFY && client.knowsCap302)) {
      return say(client, 'NAK', wanted)
    }
    if (capability.bit !== 0) capabilities = isRemoval ? capabilities & ~capability.bit : capabilities | capability.bit
    else if (isRemoval) byName.delete(capability.name)
    else byName.add(capability.name)
  }
  client.namedCapabilities = byName
  const words = wanted.split(' ').filter((word) => word !== '')
  const lines = intoLines(words, formatCap(client, 'ACK', '').length)
  changeCapabilities(client, capabilities, lines.map((line) => formatCap(client, 'ACK', line)).join(''))
}

function say(client: IrcClient, subcommand: string, params: string): void {
  client.say(formatCap(client, subcommand, params))
}
