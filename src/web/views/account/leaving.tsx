/** Going for good: a device that is logged out, or a guest who is to be forgotten here. Asked once more, because drafts go with it. */
import { useState } from 'preact/hooks'
import { leaveForGood } from '../../leave-for-good.ts'
import { words } from '../../strings/words.ts'
import { closeDialog, Dialog } from '../shared/dialog.tsx'
import { useStore } from '../shared/ui.ts'
import { Trouble } from '../shared/field.tsx'
import { troubleWith } from './trouble.ts'

const t = words.account

export function Leaving() {
  const store = useStore()
  const [trouble, setTrouble] = useState<string>()
  const label = store.account.value === '' ? t.forget : t.logOut

  async function go(): Promise<void> {
    const why = await leaveForGood(store)
    if (why !== undefined) setTrouble(troubleWith({ why }))
  }

  return (
    <Dialog label={label}>
      <p>{t.forgetLead}</p>
      <Trouble text={trouble} />
      <div class="dialog-actions">
        <button type="button" class="quiet-button" onClick={closeDialog}>
          {t.cancel}
        </button>
        <button type="button" class="button" data-dangerous onClick={() => void go()}>
          {label}
        </button>
      </div>
    </Dialog>
  )
}
