/** Passkeys: add one, give it a name, take it away. Where there can be none it says why. */
import { useState } from 'preact/hooks'
import { makePasskey } from '../../passkeys.ts'
import { canHavePasskeys } from '../../session.ts'
import { words } from '../../strings/words.ts'
import { useFocusThatStays, useReturningFocus } from '../shared/focus.ts'
import { IconButton } from '../shared/icons.tsx'
import type { Change, Passkey } from './account.tsx'
import { AccountForm } from './account-form.tsx'
import { Field } from '../shared/field.tsx'

const t = words.account

export interface PasskeysProps {
  readonly passkeys: readonly Passkey[]
  readonly change: Change
  readonly reload: () => Promise<void>
}

export function PasskeysSection({ passkeys, change, reload }: PasskeysProps) {
  const place = useFocusThatStays<HTMLElement>(passkeys.length)
  return (
    <section ref={place} tabIndex={-1} aria-labelledby="account-passkeys">
      <h3 id="account-passkeys">{t.passkeys}</h3>
      <p class="dialog-hint">{canHavePasskeys() ? t.passkeysLead : t.passkeysImpossible}</p>
      {passkeys.length === 0 ? (
        <p>{t.noPasskeys}</p>
      ) : (
        <ul class="account-list">
          {passkeys.map((passkey) => (
            <Item key={passkey.id} passkey={passkey} change={change} />
          ))}
        </ul>
      )}
      {canHavePasskeys() ? <Add reload={reload} /> : null}
    </section>
  )
}

function Item({ passkey: { id, name }, change }: { readonly passkey: Passkey; readonly change: Change }) {
  const [isRenamed, setRenamed] = useState(false)
  const button = useReturningFocus(isRenamed)
  const path = `/session/passkeys/${encodeURIComponent(id)}`
  return (
    <li>
      {isRenamed ? (
        <Rename
          name={name}
          onName={(fresh) => {
            setRenamed(false)
            if (fresh !== undefined) void change('PUT', path, { name: fresh })
          }}
        />
      ) : (
        <>
          <bdi>{name}</bdi>
          <span class="account-deeds">
            <IconButton at={button} icon="edit" label={t.renamePasskey(name)} onClick={() => setRenamed(true)} />
            <IconButton icon="redact" label={t.removePasskey(name)} onClick={() => void change('DELETE', path)} />
          </span>
        </>
      )}
    </li>
  )
}

function Rename({ name, onName }: { readonly name: string; readonly onName: (name: string | undefined) => void }) {
  const [fresh, setFresh] = useState(name)
  return (
    <form
      class="account-rename"
      onSubmit={(event) => {
        event.preventDefault()
        onName(fresh.trim() === '' ? undefined : fresh)
      }}
    >
      <Field label={t.passkeyName} takesFocus value={fresh} onInput={setFresh} />
      <div class="dialog-actions">
        <button type="button" class="quiet-button" onClick={() => onName(undefined)}>
          {t.cancel}
        </button>
        <button type="submit" class="button">
          {t.rename}
        </button>
      </div>
    </form>
  )
}

function Add({ reload }: { readonly reload: () => Promise<void> }) {
  const [password, setPassword] = useState('')
  return (
    <AccountForm
      open={t.addPasskey}
      action={t.addPasskey}
      save={() => makePasskey(password)}
      onDone={reload}
      onClosed={() => setPassword('')}
    >
      <Field
        label={t.passkeyPassword}
        type="password"
        autocomplete="current-password"
        isRequired
        takesFocus
        value={password}
        onInput={setPassword}
      />
    </AccountForm>
  )
}
