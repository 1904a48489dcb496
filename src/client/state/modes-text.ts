/** What a MODE of a channel did, for people: ranks, bans and mutes in words, the rest as it stands. */
import { parseSource } from '../../wire/irc/source.ts'
import { readBanMask } from '../ban-mask.ts'
import { parseModeChanges } from '../mode-changes.ts'
import { phrases } from '../phrases/phrases.ts'
import type { ClientState } from './client-state.ts'

/** The letters of ranks that have a name. https://modern.ircdocs.horse/#channel-membership-prefixes */
const RANKS = { q: 'owner', a: 'admin', o: 'operator', h: 'halfOperator', v: 'voice' } as const

/** `params`: the modes as in `+ov-l`, and what stands behind them. */
export function modesText(state: ClientState, source: string, [modes = '', ...rest]: readonly string[]): string {
  const { nick, user } = parseSource(source)
  const { rankGiven, rankTaken, modesSet, banned, unbanned, muted, unmuted } = phrases().notes
  // A server gives a rank to whoever founds a channel: that is nobody's deed.
  const by = user === '' ? undefined : nick
  const texts: string[] = []
  const others: string[] = []
  let letters = ''
  let sign: boolean | undefined
  for (const { adds, letter, param } of parseModeChanges(state.isupport, modes, rest)) {
    const rank = state.isupport.prefixModes.includes(letter) ? RANKS[letter as keyof typeof RANKS] : undefined
    if (rank !== undefined && param !== undefined)
      texts.push((adds ? rankGiven : rankTaken)(param, rank, param === nick ? undefined : by))
    else if (letter === 'b' && param !== undefined) {
      const { isMute, whom } = readBanMask(param)
      const [given, taken] = isMute ? [muted, unmuted] : [banned, unbanned]
      texts.push((adds ? given : taken)(nick, whom))
    } else {
      letters += `${adds === sign ? '' : adds ? '+' : '-'}${letter}`
      sign = adds
      if (param !== undefined) others.push(param)
    }
  }
  if (letters !== '') texts.push(modesSet(nick, [letters, ...others].join(' ')))
  return texts.join('; ')
}
