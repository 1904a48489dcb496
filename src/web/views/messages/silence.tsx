/** Where nobody has said anything yet: what one can do about that. */
import type { Buffer } from '../../../client/state/client-state.ts'
import { words } from '../../strings/words.ts'
import { showInvitation } from '../account/account-menu.tsx'
import { rowAt } from './rows.ts'
import type { Rows } from './rows.ts'

/** Who came and went in a place where nobody speaks; more are not looked through. */
const FEW = 30

/** Whether nothing has been said in a channel or conversation, as far as `rows` are all that there is. */
export function isSilent({ kind }: Buffer, rows: Rows): boolean {
  if (kind === 'server' || rows.length > FEW) return false
  return Array.from({ length: rows.length }, (_, i) => rowAt(rows, i)?.kind).every((row) => row !== 'talk')
}

export function Silence({ kind }: { readonly kind: Buffer['kind'] }) {
  return (
    <div class="silence">
      <p>{words.messages.empty}</p>
      {kind === 'channel' ? (
        <button type="button" class="button second" onClick={showInvitation}>
          {words.invite.open}
        </button>
      ) : null}
    </div>
  )
}
