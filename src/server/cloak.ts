/** Shows people instead of addresses: the same place is always the same host, and no host tells its address. */
import { createHmac } from 'node:crypto'
import { networkOf } from '../net/admission.ts'
import { readSecretKey } from './secret-key.ts'

export type Cloak = (address: string) => string

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * A cloak whose hosts end in `suffix`. All of an IPv6 network of 64 bits are one host, as behind an IPv4 address: whoever has such a
 * network has as many addresses as they like, and a ban shall hold for all of them. The key decides which becomes which; keep it secret.
 */
export function createCloak(key: Uint8Array, suffix: string): Cloak {
  return (address) => {
    const digest = createHmac('sha256', key).update(networkOf(address)).digest()
    let name = ''
    for (let i = 0; i < 12; i++) name += ALPHABET[(digest[i] as number) & 31]
    return `${name}.${suffix}`
  }
}

/** Bans by host hold from one start to the next because of it. */
export function readCloakKey(folder: string): Uint8Array {
  return readSecretKey(folder, 'cloak.key', 'bans by host begin anew')
}
