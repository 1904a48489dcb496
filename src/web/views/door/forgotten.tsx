/** A password that was forgotten: a code comes by mail, or from whoever runs the server, and with it there is a new one. */
import { useState } from 'preact/hooks'
import { comeInAs } from '../../log-in-keeper.ts'
import { ownMemory } from '../../memory.ts'
import type { ResetLink } from '../../reset-link.ts'
import { type Answer, askServer, type LoggedIn } from '../../session.ts'
import type { Store } from '../../store.ts'
import { words } from '../../strings/words.ts'
import { troubleWith } from '../account/trouble.ts'
import { closeDialog, Dialog } from '../shared/dialog.tsx'
import { Field, HiddenName, Trouble } from '../shared/field.tsx'

const t = words.forgotten
const { account, enter } = words

/** `link`: name and code are known, and need not be shown. */
type Step = 'ask' | 'sent' | 'code' | 'link'

export interface ForgottenProps {
  readonly store: Store
  /** The name that was typed at the door, or what stood in the link of a mail. */
  readonly known: string | ResetLink
  readonly sendsMail: boolean
}

export function Forgotten({ store, known, sendsMail }: ForgottenProps) {
  const link = typeof known === 'string' ? undefined : known
  const [step, setStep] = useState<Step>(link ? 'link' : sendsMail ? 'ask' : 'code')
  const [name, setName] = useState(link?.name ?? (known as string))
  const [code, setCode] = useState(link?.code ?? '')
  const [password, setPassword] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  function go(to: Step): void {
    setTrouble(undefined)
    setStep(to)
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    if (isBusy) return
    const fault = faultOf()
    if (fault !== undefined) return setTrouble(fault)
    setBusy(true)
    setTrouble(undefined)
    const answer = await (step === 'ask' ? askForCode() : setNewPassword())
    setBusy(false)
    if (!answer.isOk) setTrouble(troubleWith(answer))
  }

  function faultOf(): string | undefined {
    if (name.trim() === '') return enter.empty
    if (step === 'ask') return undefined
    if (code.trim() === '') return account.trouble['code-wrong']
    return Array.from(password).length < 8 ? account.trouble['too-short'] : undefined
  }

  async function askForCode(): Promise<Answer<unknown>> {
    const answer = await askServer('POST', '/session/reset', { name: name.trim() })
    if (answer.isOk) {
      setCode('')
      go('sent')
    }
    return answer
  }

  async function setNewPassword(): Promise<Answer<unknown>> {
    const body = { name: name.trim(), code: code.trim(), password }
    const answer = await askServer<LoggedIn>('POST', '/session/reset/password', body)
    if (answer.isOk) {
      closeDialog()
      await comeInAs(answer.value.account, { store, memory: ownMemory() })
    }
    return answer
  }

  return (
    <Dialog label={step === 'link' ? t.titleFor(name) : t.open}>
      {step === 'ask' ? <p class="dialog-hint">{t.lead}</p> : null}
      {sendsMail ? null : <p class="dialog-hint">{t.noMail}</p>}
      <p role="status">{step === 'sent' ? t.sent : ''}</p>
      <form class="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
        {step === 'link' ? (
          <HiddenName name={name} />
        ) : (
          <Field label={t.name} autocomplete="username" isRequired value={name} onInput={setName} />
        )}
        {step === 'sent' || step === 'code' ? (
          <Field
            label={t.code}
            autocomplete="one-time-code"
            isRequired
            takesFocus={name !== ''}
            value={code}
            onInput={setCode}
          />
        ) : null}
        {step === 'ask' ? null : (
          <Field
            label={account.newPassword}
            hint={`${account.passwordHint} ${t.ends}`}
            type="password"
            autocomplete="new-password"
            isRequired
            value={password}
            onInput={setPassword}
          />
        )}
        <Trouble text={trouble} />
        <div class="dialog-actions">
          {step === 'ask' ? (
            <button type="button" class="quiet-button" onClick={() => go('code')}>
              {t.hasCode}
            </button>
          ) : sendsMail ? (
            <button type="button" class="quiet-button" onClick={() => go('ask')}>
              {t.another}
            </button>
          ) : null}
          <button type="submit" class="button" aria-disabled={isBusy}>
            {isBusy ? account.saving : step === 'ask' ? t.send : t.set}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
