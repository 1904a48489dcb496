/** The secrets of a data folder: made at its first start, and the same at every other. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32

/** The key in a file of the folder. `loss`: what begins anew where somebody deletes it. Throws where it holds no key. */
export function readSecretKey(folder: string, file: string, loss: string): Uint8Array {
  const path = join(folder, file)
  if (existsSync(path)) {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
    if (key.length === KEY_BYTES) return key
    throw new Error(`${path} does not hold a key of ${KEY_BYTES} bytes; delete it, and ${loss}`)
  }
  const key = randomBytes(KEY_BYTES)
  writeFileSync(path, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}
