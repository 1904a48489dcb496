/**
 * What the owner of an account asks for with a proof in hand and without being in the chat: from a page that is logged in, or is about to be.
 * Devices, passkeys, and a new password.
 */
import { type Account, isStill, type ProvedAccount } from '../accounts.ts'
import type { Chat } from '../chat.ts'
import type { Credentials } from '../credentials.ts'
import { byNobody } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import { type Device, type Passkey, withDevice } from '../devices.ts'
import type { AccountDeed } from '../events.ts'
import { textFault } from '../text.ts'
import type { SessionId } from '../user.ts'
import { newPassword } from './accounts.ts'

export type OwnAccountChange =
  /** A browser is logged in from now on. `passkey`: what it was proved by, and how often that was used by now. */
  | { readonly set: 'device'; readonly device: Device; readonly passkey?: Pick<Passkey, 'id' | 'counter'> }
  | { readonly set: 'device-seen'; readonly id: string }
  | { readonly set: 'devices-ended'; readonly ids: readonly string[] }
  | { readonly set: 'passkey'; readonly passkey: Passkey }
  | { readonly set: 'passkey-name'; readonly id: string; readonly name: string }
  | { readonly set: 'passkey-ended'; readonly id: string }
  /** `sessions`: those of the device that asks, which stay, as it does. */
  | { readonly set: 'password'; readonly credentials: Credentials; readonly sessions: readonly SessionId[] }

interface Asked {
  readonly account: ProvedAccount
  readonly change: OwnAccountChange
}

export function changeOwnAccount(
  chat: Chat,
  session: SessionId,
  { account: proved, change }: Asked,
  at: number,
): Decision {
  const account = chat.account(proved.name)
  if (!account) return refused({ why: 'no-such-account', account: proved.name })
  if (!isStill(account, proved)) return refused({ why: 'proof-outdated', account: account.name })
  if (account.unverified) return refused({ why: 'account-unverified', account: account.name })
  if (account.suspended) {
    return refused({ why: 'account-suspended', account: account.name, reason: account.suspended.reason })
  }
  const kept = (did: AccountDeed, record: Account): Decision =>
    happened({ type: 'account-kept', ...byNobody(session), did, name: record.name, record })
  const { devices = [], passkeys = [] } = account
  switch (change.set) {
    case 'device': {
      const used = change.passkey
      if (used && !passkeys.some(({ id }) => id === used.id)) return refused({ why: 'no-such-passkey' })
      return kept('devices-changed', {
        ...account,
        devices: withDevice(devices, change.device, chat.limits.devicesPerAccount, at),
        ...(used && {
          passkeys: passkeys.map((one) => (one.id === used.id ? { ...one, counter: used.counter } : one)),
        }),
      })
    }
    case 'device-seen':
      if (!devices.some(({ id }) => id === change.id)) return nothing
      return kept('devices-changed', {
        ...account,
        devices: devices.map((one) => (one.id === change.id ? { ...one, seenAt: at } : one)),
      })
    case 'devices-ended': {
      const fewer = devices.filter(({ id }) => !change.ids.includes(id))
      return fewer.length === devices.length ? nothing : kept('devices-changed', { ...account, devices: fewer })
    }
    case 'passkey': {
      const { passkeysPerAccount: max, passkeyNameBytes } = chat.limits
      const fault = textFault('name', change.passkey.name, passkeyNameBytes)
      if (fault) return refused(fault)
      if (chat.passkeys.has(change.passkey.id)) return refused({ why: 'passkey-taken' })
      if (passkeys.length >= max) return refused({ why: 'too-many-passkeys', max })
      return kept('passkeys-changed', { ...account, passkeys: [...passkeys, change.passkey] })
    }
    case 'passkey-name': {
      const fault = textFault('name', change.name, chat.limits.passkeyNameBytes)
      if (fault) return refused(fault)
      if (!passkeys.some(({ id }) => id === change.id)) return refused({ why: 'no-such-passkey' })
      const renamed = passkeys.map((one) => (one.id === change.id ? { ...one, name: change.name } : one))
      return kept('passkeys-changed', { ...account, passkeys: renamed })
    }
    case 'passkey-ended': {
      const fewer = passkeys.filter(({ id }) => id !== change.id)
      return fewer.length === passkeys.length ? nothing : kept('passkeys-changed', { ...account, passkeys: fewer })
    }
    case 'password':
      return newPassword(chat, byNobody(session), change.sessions, account, {
        credentials: change.credentials,
        device: proved.device,
      })
    default:
      return change satisfies never
  }
}
