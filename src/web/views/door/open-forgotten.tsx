/** Opens the dialog for a password that was forgotten; it is loaded then. */
import type { Store } from '../../store.ts'
import type { ResetLink } from '../../reset-link.ts'
import { whoAmI } from '../../session.ts'
import { showDialogLater } from '../shared/dialog.tsx'

/** `known`: the name that was typed at the door, or what stood in the link of a mail. */
export function openForgotten(store: Store, known: string | ResetLink): void {
  void showDialogLater(async () => {
    const [{ Forgotten }, who] = await Promise.all([import('./forgotten.tsx'), whoAmI()])
    if (!who.isOk) throw new Error(who.why)
    return <Forgotten store={store} known={known} sendsMail={who.value.mailsResets} />
  })
}
