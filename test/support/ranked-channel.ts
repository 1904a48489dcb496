/** A registered channel with somebody of every rank in it, for tests of who may do what there. */
import type { SettingChange } from '../../src/chat/settings/index.ts'
import { SmallChat } from './small-chat.ts'

const RANKED = { voice: 'v', halfop: 'h', op: 'o', admin: 'a' } as const

/** Everybody who is in it. */
export const MEMBERS = ['alice', 'guest', 'member', 'moderator', 'voice', 'halfop', 'op', 'admin'] as const

/** Everybody but the founder, from the lowest. `moderator` is a server operator without the right to channels. */
export const OTHERS = ['stranger', 'guest', 'member', 'voice', 'halfop', 'op', 'admin', 'moderator'] as const

/** #tea is alice's; nicks say who has which rank there. Outside are stranger, who has an account, and root, who has every right. */
export function rankedChannel(): SmallChat {
  const small = new SmallChat()
  for (const nick of ['alice', 'stranger', 'member', ...Object.keys(RANKED)]) small.register(nick)
  small.enter('guest')
  small.operator('moderator', ['kill', 'ban', 'see', 'announce'])
  small.operator('root')
  for (const nick of MEMBERS) small.join(nick, '#tea')
  small.ask('alice', { do: 'register-channel', channel: '#tea' })
  for (const [nick, letter] of Object.entries(RANKED)) small.mode('alice', '#tea', `+${letter}`, nick)
  return small
}

export const setIn = (small: SmallChat, by: string, change: SettingChange) =>
  small.ask(by, { do: 'set-channel-setting', channel: '#tea', ...change })

/** `ranks`: a letter, or empty for none. */
export const setAccess = (small: SmallChat, account: string, ranks: string, by = 'alice') =>
  small.ask(by, { do: 'set-access', channel: '#tea', account, ranks })

/** As ChanServ asks for it. */
export const changeRankByAccess = (small: SmallChat, by: string, on: boolean, letter: string, param: string) =>
  small.ask(by, { do: 'change-modes', channel: '#tea', changes: [{ on, letter, param }], byAccess: true })
