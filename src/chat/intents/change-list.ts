/** Sets and takes back one mask of a channel's lists. */
import { fold } from '../../text/fold.ts'
import type { Ban, Channel, ListLetter } from '../channel.ts'
import type { Chat } from '../chat.ts'
import type { ModeChange } from '../events.ts'
import { utf8Bytes } from '../limits.ts'
import { completeBanMask, standing } from '../mask-list.ts'
import type { Rejection } from '../rejections.ts'
import { textFault } from '../text.ts'
import type { ModeRequest } from './index.ts'

/** The folded masks of each list that stand, after the changes of this command so far. */
export type DraftLists = Readonly<Record<ListLetter, Set<string>>>

export function draftLists({ lists }: Channel, at: number): DraftLists {
  const folded = (list: readonly Ban[]): Set<string> => new Set(standing(list, at).map(({ mask }) => fold(mask)))
  return { b: folded(lists.b), e: folded(lists.e), I: folded(lists.I) }
}

/** `param` is the request's. Nothing where it is so already. */
export function changeList(
  chat: Chat,
  channel: Channel,
  letter: ListLetter,
  { on, durationMs, reason = '' }: ModeRequest,
  param: string,
  lists: DraftLists,
  at: number,
): { readonly change: ModeChange } | { readonly rejection: Rejection } | undefined {
  const masks = lists[letter]
  const mask = completeBanMask(param)
  if (mask === undefined || /^:|[\s\0]/.test(param) || utf8Bytes(mask) > chat.limits.maskBytes) {
    return { rejection: { why: 'bad-mode-param', letter, channel: channel.name, param } }
  }
  const folded = fold(mask)
  const kept = channel.lists[letter].find((ban) => fold(ban.mask) === folded)
  if (!on) {
    return masks.delete(folded) ? { change: { mode: 'list', letter, on, mask: kept?.mask ?? mask } } : undefined
  }
  if (masks.has(folded) && durationMs === undefined) return undefined
  if (!masks.has(folded) && masks.size >= chat.limits.bansPerChannel) {
    return { rejection: { why: 'ban-list-full', channel: channel.name, letter, mask } }
  }
  const fault = textFault('reason', reason, chat.limits.reasonBytes)
  if (fault) return { rejection: fault }
  masks.add(folded)
  const terms = { ...(typeof durationMs === 'number' && { until: at + durationMs }), ...(reason !== '' && { reason }) }
  return { change: { mode: 'list', letter, on, mask, ...terms } }
}
