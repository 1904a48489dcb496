/** Makes an account of the name that one has, without losing one's place; and makes this browser stay logged in to it. */
import { useEffect, useState } from 'preact/hooks'
import { noteLogIn } from '../../log-in-keeper.ts'
import { ownMemory } from '../../memory.ts'
import type { Store } from '../../store.ts'
import { logIn, whoAmI, type WhoAmI } from '../../session.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'
import { Field, HiddenName, Trouble } from '../shared/field.tsx'
import { type Refused, troubleWith, troubleWithFail } from './trouble.ts'

const t = words.account

type Step = { readonly at: 'password' } | { readonly at: 'code'; readonly name: string }

interface RegisterFormProps {
  /** What the button says that makes the account. */
  readonly action?: string
  readonly onDone: (name: string) => void
}

export function RegisterForm({ action = t.save, onDone }: RegisterFormProps) {
  const store = useStore()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<Step>({ at: 'password' })
  const [trouble, setTrouble] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [needsEmail, setNeedsEmail] = useState<NonNullable<WhoAmI['registration']>['email']>('none')
  const { nick } = store.state.value

  useEffect(() => {
    void whoAmI().then((answer) => answer.isOk && setNeedsEmail(answer.value.registration?.email ?? 'none'))
  }, [])

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    if (isBusy) return
    if (step.at === 'password' && needsEmail === 'required' && email.trim() === '')
      return setTrouble(t.trouble['email-needed'])
    if (step.at === 'password' && /\s/.test(email.trim())) return setTrouble(t.trouble['email-refused'])
    if (step.at === 'password' && Array.from(password).length < 8) return setTrouble(t.trouble['too-short'])
    setBusy(true)
    setTrouble(undefined)
    setTrouble(await (step.at === 'password' ? register() : verify(step.name)))
    setBusy(false)
  }

  /** Gives what is the matter. */
  async function register(): Promise<string | undefined> {
    const params = ['*', email.trim() === '' ? '*' : email.trim(), password]
    const answer = await store.client.ask({ verb: 'REGISTER', params })
    const made = answer?.find(({ verb }) => verb === 'REGISTER')
    if (!made)
      return answer ? troubleWithFail(answer.find(({ verb }) => verb === 'FAIL')?.params) : t.trouble.unreachable
    const [outcome, name = nick] = made.params
    if (outcome !== 'VERIFICATION_REQUIRED') return bind(name)
    setStep({ at: 'code', name })
    return undefined
  }

  async function verify(name: string): Promise<string | undefined> {
    const answer = await store.client.ask({ verb: 'VERIFY', params: [name, code.trim()] })
    if (answer?.some(({ verb, params }) => verb === 'VERIFY' && params[0] === 'SUCCESS')) return bind(name)
    return answer ? troubleWithFail(answer.find(({ verb }) => verb === 'FAIL')?.params) : t.trouble.unreachable
  }

  async function bind(name: string): Promise<string | undefined> {
    const refused = await stayLoggedIn(store, name, password)
    if (refused) return troubleWith(refused)
    onDone(name)
    return undefined
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
      <HiddenName name={nick} />
      {step.at === 'password' ? (
        <>
          {needsEmail === 'none' ? null : (
            <Field
              label={needsEmail === 'required' ? t.email : t.emailOptional}
              hint={t.emailHint}
              type="email"
              autocomplete="email"
              isRequired={needsEmail === 'required'}
              value={email}
              onInput={setEmail}
            />
          )}
          <Field
            label={t.password}
            hint={t.passwordHint}
            type="password"
            autocomplete="new-password"
            isRequired
            value={password}
            onInput={setPassword}
          />
        </>
      ) : (
        <>
          <p>{t.codeLead(email.trim())}</p>
          <Field label={t.code} autocomplete="one-time-code" isRequired takesFocus value={code} onInput={setCode} />
        </>
      )}
      <Trouble text={trouble} />
      <div class="dialog-actions">
        <button class="button" type="submit" aria-disabled={isBusy}>
          {isBusy ? t.saving : step.at === 'password' ? action : t.verify}
        </button>
      </div>
    </form>
  )
}

/** Gives why it did not work. The connection that is there becomes this browser's, and ends with it. */
async function stayLoggedIn({ client }: Store, name: string, password: string): Promise<Refused | undefined> {
  const answer = await logIn(name, password)
  if (!answer.isOk) return answer
  noteLogIn(answer.value.account, ownMemory())
  client.send({ verb: 'AUTHENTICATE', params: ['SNUG-TICKET'] })
  client.send({ verb: 'AUTHENTICATE', params: [btoa(answer.value.ticket)] })
  return undefined
}
