/** Whose a registered channel becomes when it changes hands, by its founder's will or by the end of their account. */
import { fold } from '../../text/fold.ts'
import type { Channel, ChannelRegistration } from '../channel.ts'
import type { Chat } from '../chat.ts'
import type { Setting } from './setting.ts'

/** The folded name of the account that gets the channel when its founder's account is dropped; empty for none. */
export const successor: Setting<string> = {
  standard: '',
  fault(account, chat, { registration }) {
    if (account === '') return undefined
    if (!chat.account(account)) return { why: 'no-such-account', account }
    const isOdd = account !== fold(account) || registration?.founder === account
    return isOdd ? { why: 'setting-invalid', setting: 'successor', value: account } : undefined
  },
}

/** As it is when another account, by its folded name, is the founder: it is on no list any more. */
export function foundedBy(registration: ChannelRegistration, founder: string): ChannelRegistration {
  return withoutAccount({ ...registration, founder }, founder)
}

/** As it is when an account is on none of its lists. */
export function withoutAccount(registration: ChannelRegistration, id: string): ChannelRegistration {
  const { [id]: _, ...access } = registration.access
  const { successor: heir = '', ...others } = registration.settings ?? {}
  const settings = heir === '' || heir === id ? others : { ...others, successor: heir }
  return { ...registration, access, ...(registration.settings && { settings }) }
}

/** Whether an account is anything in a channel. */
export function concerns({ registration }: Channel, id: string): boolean {
  if (!registration) return false
  return (
    registration.founder === id || registration.settings?.successor === id || Object.hasOwn(registration.access, id)
  )
}

/** How many channels an account is the founder of, by its folded name. */
export function countFounded(chat: Chat, founder: string): number {
  let count = 0
  for (const { registration } of chat.channels.values()) if (registration?.founder === founder) count++
  return count
}
