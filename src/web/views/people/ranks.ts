/** What the ranks in a channel are called and look like: by their letters, which are nearly the same everywhere. */
import type { ClientState, Member } from '../../../client/state/client-state.ts'
import { keyOf } from '../../../client/state/selectors.ts'
import type { IconName } from '../shared/icons.tsx'

export type Rank = 'owner' | 'admin' | 'operator' | 'halfOperator' | 'voice'

const BY_LETTER: Readonly<Record<string, Rank>> = {
  q: 'owner',
  a: 'admin',
  o: 'operator',
  h: 'halfOperator',
  v: 'voice',
}

/** Highest first. */
export const RANKS = ['owner', 'admin', 'operator', 'halfOperator', 'voice'] as const

export const RANK_ICONS: Readonly<Record<Rank, IconName>> = {
  owner: 'owner',
  admin: 'admin',
  operator: 'star',
  halfOperator: 'halfOperator',
  voice: 'voice',
}

/** The letter of the highest rank that a member has; empty for none. */
export function rankLetter({ isupport }: ClientState, { prefixes }: Pick<Member, 'prefixes'>): string {
  const at = isupport.prefixes.indexOf(prefixes.charAt(0))
  return prefixes === '' || at < 0 ? '' : isupport.prefixModes.charAt(at)
}

export function rankOf(state: ClientState, member: Pick<Member, 'prefixes'>): Rank | undefined {
  return BY_LETTER[rankLetter(state, member)]
}

/** Whether somebody has a rank at least as high as the one with this letter, in the buffer with this key. */
function hasRank(state: ClientState, key: string, nick: string, letter: string): boolean {
  const member = state.buffers.get(key)?.members.get(keyOf(state, nick))
  if (!member || member.prefixes === '') return false
  const { prefixModes, prefixes } = state.isupport
  const own = prefixes.indexOf(member.prefixes.charAt(0))
  const wanted = prefixModes.indexOf(letter)
  return wanted >= 0 && own >= 0 && own <= wanted
}

/** Whether the person may do in this channel what such a rank is for: server operators have every one. */
export function mayActAs(state: ClientState, key: string, letter: string): boolean {
  return (state.isOperator && state.buffers.get(key)?.kind === 'channel') || hasRank(state, key, state.nick, letter)
}
