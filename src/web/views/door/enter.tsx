/** The door: a name, and in. Whoever has an account with that name gives its password, or shows a passkey. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { canHavePasskeys, logIn } from '../../session.ts'
import { comeInAs, takeLoggedOut } from '../../log-in-keeper.ts'
import type { Status } from '../../../client/state/client-state.ts'
import { memoryOfTab, ownMemory } from '../../memory.ts'
import { claimToken } from '../../claim.ts'
import { words } from '../../strings/words.ts'
import { spendResetLink } from '../../reset-link.ts'
import { OpenDialog } from '../shared/dialog.tsx'
import { kindOf } from '../shared/field.tsx'
import { openForgotten } from './open-forgotten.tsx'
import { ReadLink } from './read-link.tsx'
import { useStore } from '../shared/ui.ts'
import { isOfAccount, isOfServer, logInTrouble, troubleOf } from './trouble.ts'

const t = words.enter

export function Enter() {
  const store = useStore()
  const [nick, setNick] = useState(store.nick.value)
  const [password, setPassword] = useState('')
  const [serverPassword, setServerPassword] = useState(store.serverPassword.value)
  const [code, setCode] = useState('')
  const [asksPassword, setAsksPassword] = useState(false)
  const [asksCode, setAsksCode] = useState(false)
  const [isLoggingIn, setLoggingIn] = useState(false)
  /** What it said of another try. */
  const [isOver, setOver] = useState<Status>()
  const [own, setOwn] = useState(() => (takeLoggedOut(memoryOfTab()) ? t.loggedOut : undefined))
  const { status } = store.state.value
  // Where one is online and still here, the first channel is on its way.
  const isBusy = isLoggingIn || store.isLoading.value || ['connecting', 'registering', 'online'].includes(status.at)
  const showsPassword = asksPassword || isOfAccount(status)
  const showsServerPassword = serverPassword !== '' || isOfServer(status)
  const trouble =
    own ?? (isBusy || isOver === status ? undefined : troubleOf(status, store.nick.value, store.serverPassword.value))

  useEffect(() => {
    const link = spendResetLink()
    if (link) openForgotten(store, link)
  }, [])

  // Whoever pressed the button is where it can be put right; the button may be a new one since.
  useEffect(() => {
    const on = document.activeElement
    if (trouble === undefined || (on !== document.body && !on?.matches('.door-submit'))) return
    const wrong = own === t.wrongPassword ? 'password' : isOfServer(status) ? 'server-password' : 'nick'
    document.getElementById(wrong)?.focus()
  }, [trouble])

  async function byPassword(name: string): Promise<void> {
    setLoggingIn(true)
    const answer = await logIn(name, password, code.trim())
    setLoggingIn(false)
    setAsksPassword(true)
    if (answer.isOk) return comeInAs(answer.value.account, { store, memory: ownMemory() })
    setAsksCode(answer.why === 'unverified' || answer.why === 'code-wrong')
    setOwn(logInTrouble(answer))
  }

  async function byPasskey(): Promise<void> {
    setOwn(undefined)
    setLoggingIn(true)
    const { logInByPasskey } = await import('../../passkeys.ts').catch(() => ({ logInByPasskey: undefined }))
    const answer = await logInByPasskey?.()
    setLoggingIn(false)
    if (!answer) return setOwn(t.unreachable)
    if (answer.isOk) return comeInAs(answer.value.account, { store, memory: ownMemory() })
    setOwn(answer.why === 'wrong' || answer.why === 'cancelled' ? t.noPasskey : logInTrouble(answer))
  }

  function askPassword(): void {
    setAsksPassword(true)
    setOwn(undefined)
    setOver(status)
  }

  function submit(event: Event): void {
    event.preventDefault()
    const wanted = nick.trim()
    if (isBusy) return
    if (wanted === '') return setOwn(t.empty)
    if (/\s/.test(wanted)) return setOwn(t.spaces)
    setOwn(undefined)
    store.serverPassword.value = serverPassword
    // Another name may be nobody's.
    if (showsPassword && password !== '') void byPassword(wanted)
    else store.enter(wanted)
  }

  return (
    <main class="door">
      <form class="door-card" onSubmit={submit} noValidate>
        <h1 dir="auto">{t.title(/^(?:[\d.:[\]]+|localhost)$/.test(location.hostname) ? 'Snug' : location.hostname)}</h1>
        <p class="door-lead">
          {claimToken.value !== undefined
            ? t.leadsToOwning
            : store.unknownChannel === undefined || store.nick.value === ''
              ? t.lead
              : t.leadsTo(store.unknownChannel)}
        </p>
        <label for="nick">{t.nick}</label>
        <input
          id="nick"
          class="field"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          dir="auto"
          maxLength={64}
          autofocus
          value={nick}
          onInput={({ currentTarget }) => setNick(currentTarget.value)}
          aria-describedby={trouble === undefined ? 'nick-hint' : 'nick-trouble'}
          aria-invalid={trouble !== undefined}
        />
        <p class="door-hint" id="nick-hint">
          {t.nickHint}
        </p>
        {showsServerPassword ? (
          <Secret
            id="server-password"
            type="password"
            autocomplete="off"
            label={t.serverPassword}
            hint={t.serverPasswordHint}
            value={serverPassword}
            onInput={setServerPassword}
          />
        ) : null}
        {showsPassword ? (
          <Secret
            id="password"
            type="password"
            autocomplete="current-password"
            label={t.password}
            hint={t.passwordHint}
            value={password}
            onInput={setPassword}
          />
        ) : null}
        {asksCode ? (
          <Secret id="code" type="text" autocomplete="one-time-code" label={t.code} value={code} onInput={setCode} />
        ) : null}
        <div role="alert">
          {trouble === undefined ? null : (
            <p class="door-trouble" id="nick-trouble">
              {trouble}
            </p>
          )}
        </div>
        <button class="button door-submit" type="submit" aria-disabled={isBusy}>
          {isBusy ? t.connecting : t.submit}
        </button>
        <div class="door-others">
          {showsPassword ? (
            <button type="button" class="quiet-button" onClick={() => openForgotten(store, nick.trim())}>
              {words.forgotten.open}
            </button>
          ) : (
            <button type="button" class="quiet-button" onClick={askPassword}>
              {t.withPassword}
            </button>
          )}
          {canHavePasskeys() ? (
            <button type="button" class="quiet-button" onClick={() => isBusy || void byPasskey()}>
              {t.withPasskey}
            </button>
          ) : null}
        </div>
        <ReadLink />
      </form>
      <OpenDialog />
    </main>
  )
}

interface SecretProps {
  readonly id: string
  readonly type: 'password' | 'text'
  readonly autocomplete: 'current-password' | 'one-time-code' | 'off'
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onInput: (value: string) => void
}

/** A field that comes when it is wanted, and has the focus then. */
function Secret({ id, type, autocomplete, label, hint, value, onInput }: SecretProps) {
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <>
      <label class="door-more" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field"
        {...kindOf(type)}
        name={id}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        ref={field}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint === undefined ? null : (
        <p class="door-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  )
}
