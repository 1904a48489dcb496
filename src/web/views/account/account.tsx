/** The dialog of whoever is logged in: their devices, passkeys, and password. */
import { useEffect, useState } from 'preact/hooks'
import { askServer } from '../../session.ts'
import { words } from '../../strings/words.ts'
import { Dialog } from '../shared/dialog.tsx'
import { DevicesSection } from './devices.tsx'
import { Trouble } from '../shared/field.tsx'
import { PasskeysSection } from './passkeys.tsx'
import { PasswordSection } from './password.tsx'
import { troubleWith } from './trouble.ts'

const t = words.account

export interface Device {
  readonly id: string
  /** Empty where nobody can tell. */
  readonly name: string
  /** Milliseconds since 1970. */
  readonly seenAt: number
  readonly isThis: boolean
}

export interface Passkey {
  readonly id: string
  readonly name: string
}

export interface AccountView {
  readonly name: string
  readonly devices: readonly Device[]
  readonly passkeys: readonly Passkey[]
}

export function Account() {
  const [view, setView] = useState<AccountView>()
  const [trouble, setTrouble] = useState<string>()

  async function load(): Promise<void> {
    const answer = await askServer<AccountView>('GET', '/session/account')
    if (answer.isOk) setView(answer.value)
    else setTrouble(troubleWith(answer))
  }

  /** Asks for something, says what is the matter, and looks again. */
  async function change(method: 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> {
    const answer = await askServer(method, path, body)
    setTrouble(answer.isOk ? undefined : troubleWith(answer))
    await load()
  }

  useEffect(() => void load(), [])

  return (
    <Dialog label={t.open} class="account">
      <Trouble text={trouble} />
      {view ? (
        <>
          <DevicesSection devices={view.devices} change={change} />
          <PasskeysSection passkeys={view.passkeys} change={change} reload={load} />
          <PasswordSection name={view.name} reload={load} />
        </>
      ) : null}
    </Dialog>
  )
}

export type Change = (method: 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<void>
