/** GUESTKEY: the secret of a guest's browser, by which all connections of it are one person. */
import { createHash } from 'node:crypto'
import { GUEST_KEY } from '../capabilities.ts'
import { command } from '../command.ts'

/** At least 128 bits of base64url, and no more than a line has room for. */
const IS_KEY = /^[\w-]{22,128}$/

export const guestkey = command({
  verb: 'GUESTKEY',
  usage: '<key>',
  summary: 'say the secret of your browser: whoever is here as a guest by the same one is you',
  spec: 'docs/protocols/guest-key.md',
  when: 'registering',
  capability: GUEST_KEY,
  cost: 1,
  run({ key }, client) {
    const { registration } = client
    if (!registration) return
    // The words of the refusal never hold the key.
    if (!IS_KEY.test(key)) return client.fail('GUESTKEY', 'INVALID_KEY', 'A key is 22 to 128 letters, digits, - and _')
    registration.guest = digestOf(key)
  },
})

/**
 * What the server knows a key by. Nobody can find a key for a digest, so how long it takes to look one up tells nothing that would help to guess.
 */
function digestOf(key: string): string {
  return createHash('sha256').update(`snug guest key\n${key}`).digest('base64url')
}
