/** WEBIRC: a gateway says where the person comes from for whom it connects. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { addressFits } from '../../../chat/ip-network.ts'
import { formatIpAddress, parseIpAddress } from '../../../wire/ip-address.ts'
import { command } from '../command.ts'
import type { Gateway } from '../door.ts'

export const webirc = command({
  verb: 'WEBIRC',
  usage: '<password> <gateway> <hostname> <address> [<options>]',
  summary: 'say, as a gateway, where the person comes from for whom you connect; first of all commands',
  spec: 'https://ircv3.net/specs/extensions/webirc',
  when: 'registering',
  cost: 1,
  run({ password, address, options = '' }, client) {
    const { connection, door } = client
    const gateway = (door.gateways?.() ?? []).find((one) => isFrom(one, connection.address) && matches(one, password))
    if (!gateway) return client.leave('Invalid WebIRC password')
    // The names that a gateway looked up are nobody's proof: people are shown by their address, cloaked.
    const bytes = parseIpAddress(address)
    if (!bytes) return client.leave('Invalid address in WEBIRC')
    // Written as everywhere else, or one person would be several to limits and bans.
    client.address = formatIpAddress(bytes)
    client.certificateFingerprint = undefined
    client.deviceSecret = undefined
    client.isSecure = connection.isSecure && options.split(' ').some((option) => /^secure(?:=|$)/.test(option))
  },
})

function isFrom({ hosts }: Gateway, address: string): boolean {
  return hosts.some((host) => addressFits(host, address))
}

/** In a time that does not tell how much of it is right. */
function matches({ password }: Gateway, given: string): boolean {
  const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(password), digest(given))
}
