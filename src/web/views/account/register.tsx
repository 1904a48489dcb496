/** The dialog in which a guest makes the name that they have their own. */
import { useState } from 'preact/hooks'
import { words } from '../../strings/words.ts'
import { closeDialog, Dialog } from '../shared/dialog.tsx'
import { takeFocus } from '../shared/focus.ts'
import { useStore } from '../shared/ui.ts'
import { RegisterForm } from './register-form.tsx'

const t = words.account

export function Register() {
  const { state } = useStore()
  const [name, setName] = useState<string>()
  return (
    <Dialog label={t.register(name ?? state.value.nick)}>
      {name === undefined ? (
        <>
          <p class="dialog-hint">{t.registerLead}</p>
          <RegisterForm onDone={setName} />
        </>
      ) : (
        <>
          <p role="status">{t.registered(name)}</p>
          <div class="dialog-actions">
            <button ref={takeFocus} type="button" class="button" onClick={closeDialog}>
              {t.done}
            </button>
          </div>
        </>
      )}
    </Dialog>
  )
}
