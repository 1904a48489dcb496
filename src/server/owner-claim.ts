/** The claim of a server that nobody owns: a token that each start prints until somebody has used it. Its hash is all that is kept. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chat } from '../chat/chat.ts'
import type { Hub } from '../hub/hub.ts'
import type { OwnerClaim } from '../ports/owner-claim.ts'

const FILE = 'owner.claim'
const TOKEN_BYTES = 16

/** Whether some account may do everything: then the server has its owner, and whoever comes later is not one. */
export function hasOwner({ accounts }: Pick<Chat, 'accounts'>): boolean {
  for (const { rights } of accounts.values()) if (rights.length > 0) return true
  return false
}

export interface OpenOwnerClaim extends OwnerClaim {
  /** In hex, to be shown to whoever started the server, and to nobody else. */
  readonly token: string
}

/**
 * Makes a claim where the server has no owner, with a new token: one from a start before is worth nothing any more. Undefined where it has
 * one. The file, readable by its owner only, is there for as long as the server can be claimed.
 */
export function openOwnerClaim(folder: string, hub: Hub): OpenOwnerClaim | undefined {
  const path = join(folder, FILE)
  if (hasOwner(hub.chat)) {
    rmSync(path, { force: true })
    return undefined
  }
  const token = randomBytes(TOKEN_BYTES).toString('hex')
  const expected = hashOf(token)
  // Where one stands from a start before, its mode may be anybody's.
  rmSync(path, { force: true })
  writeFileSync(path, `${expected.toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  let isTaken = false
  hub.watch(({ event }) => {
    // Not before it is on disk that there is an owner.
    if (event.type !== 'account-kept' || event.did !== 'rights-changed') return
    isTaken = true
    rmSync(path, { force: true })
  })
  return {
    token,
    take(word) {
      const isRight = timingSafeEqual(hashOf(word), expected)
      if (!isRight || isTaken) return false
      isTaken = true
      return true
    },
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
