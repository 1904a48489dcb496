/** Shows people instead of addresses: the same place is always the same host, and no host tells its address. */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { networkOf } from '../net/admission.ts'

export type Cloak = (address: string) => string

const KEY_BYTES = 32
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

/** The key of a data folder, made at its first start; bans by host hold from one start to the next because of it. */
export function readCloakKey(folder: string): Uint8Array {
  const path = join(folder, 'cloak.key')
  if (existsSync(path)) {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
    if (key.length === KEY_BYTES) return key
    throw new Error(`${path} does not hold a key of ${KEY_BYTES} bytes; delete it, and bans by host begin anew`)
  }
  const key = randomBytes(KEY_BYTES)
  writeFileSync(path, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}
