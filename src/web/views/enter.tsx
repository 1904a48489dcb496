/** The door: a name, and in. Who has an account with that name gives its password. */
import { useState } from 'preact/hooks'
import type { Status } from '../../client/state/client-state.ts'
import { words } from '../strings/words.ts'
import { useStore } from './ui.ts'

const t = words.enter

/** What is the matter, in the person's language; undefined where nothing is. */
function troubleOf(status: Status, nick: string, hasPassword: boolean): string | undefined {
  if (status.at === 'nick-refused') {
    if (/belongs to an account/i.test(status.sentence)) return t.registered(status.nick)
    return /in use|mistaken/i.test(status.sentence) ? t.taken(status.nick) : t.refused(status.nick)
  }
  if (status.at !== 'stopped' || status.why === '' || status.why === 'quit' || nick === '') return undefined
  if (status.why === 'the server cannot be reached') return t.unreachable
  return hasPassword && /password/i.test(status.why) ? t.wrongPassword : status.why
}

export function Enter() {
  const store = useStore()
  const [nick, setNick] = useState(store.nick.value)
  const [password, setPassword] = useState('')
  const [wantsPassword, setWantsPassword] = useState(false)
  const [own, setOwn] = useState<string>()
  const { status } = store.state.value
  // Where one is online and still here, the first channel is on its way.
  const isBusy = status.at === 'connecting' || status.at === 'registering' || status.at === 'online'
  const isRegistered = status.at === 'nick-refused' && /belongs to an account/i.test(status.sentence)
  const showsPassword = wantsPassword || isRegistered
  const trouble = own ?? (isBusy ? undefined : troubleOf(status, store.nick.value, showsPassword))

  function submit(event: Event): void {
    event.preventDefault()
    const wanted = nick.trim()
    if (isBusy) return
    if (wanted === '') return setOwn(t.empty)
    if (/\s/.test(wanted)) return setOwn(t.spaces)
    setOwn(undefined)
    setWantsPassword(showsPassword)
    store.enter(wanted, showsPassword && password !== '' ? password : undefined)
  }

  return (
    <main class="door">
      <form class="door-card" onSubmit={submit} noValidate>
        <h1 dir="auto">{t.title(/^(?:[\d.:[\]]+|localhost)$/.test(location.hostname) ? 'Snug' : location.hostname)}</h1>
        <p class="door-lead">{t.lead}</p>
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
        {isRegistered ? null : (
          <label class="door-check">
            <input
              type="checkbox"
              checked={wantsPassword}
              onChange={({ currentTarget }) => setWantsPassword(currentTarget.checked)}
            />
            <span>{t.hasAccount}</span>
          </label>
        )}
        {showsPassword ? (
          <>
            <label for="password">{t.password}</label>
            <input
              id="password"
              class="field"
              type="password"
              name="password"
              autocomplete="current-password"
              value={password}
              onInput={({ currentTarget }) => setPassword(currentTarget.value)}
              aria-describedby="password-hint"
            />
            <p class="door-hint" id="password-hint">
              {t.passwordHint}
            </p>
          </>
        ) : null}
        <div role="alert">
          {trouble === undefined ? null : (
            <p class="door-trouble" id="nick-trouble" dir="auto">
              {trouble}
            </p>
          )}
        </div>
        <button class="button door-submit" type="submit" aria-disabled={isBusy}>
          {isBusy ? t.connecting : t.submit}
        </button>
      </form>
    </main>
  )
}
