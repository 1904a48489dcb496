/** A new password, for whoever knows the old one. */
import { useState } from 'preact/hooks'
import { askServer } from '../../session.ts'
import { words } from '../../strings/words.ts'
import { AccountForm } from './account-form.tsx'
import { Field, HiddenName } from '../shared/field.tsx'

const t = words.account

export interface PasswordProps {
  readonly name: string
  readonly reload: () => Promise<void>
}

export function PasswordSection({ name, reload }: PasswordProps) {
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [isDone, setDone] = useState(false)
  return (
    <section aria-labelledby="account-password">
      <h3 id="account-password">{t.password}</h3>
      <p role="status">{isDone ? t.passwordChanged : ''}</p>
      <AccountForm
        open={t.changePassword}
        action={t.change}
        save={() => askServer('POST', '/session/password', { old, new: fresh })}
        onDone={() => {
          setDone(true)
          return reload()
        }}
        onClosed={() => {
          setOld('')
          setFresh('')
        }}
      >
        <HiddenName name={name} />
        <Field
          label={t.oldPassword}
          type="password"
          autocomplete="current-password"
          isRequired
          takesFocus
          value={old}
          onInput={setOld}
        />
        <Field
          label={t.newPassword}
          hint={t.passwordHint}
          type="password"
          autocomplete="new-password"
          isRequired
          value={fresh}
          onInput={setFresh}
        />
      </AccountForm>
    </section>
  )
}
