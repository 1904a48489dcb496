/** Why somebody may not say something in a channel now. Also asked of what changes or marks what was said: that is speech too. */
import type { Channel } from './channel.ts'
import { isBanned, isMuted } from './channel-access.ts'
import { isCtcp } from './ctcp.ts'
import { HALFOP, VOICE } from './ranks.ts'
import { isTooMuch } from './rate.ts'
import type { Rejection } from './rejections.ts'
import type { User } from './user.ts'

interface Saying {
  readonly kind: 'privmsg' | 'notice' | 'tagmsg'
  readonly text: string
  /** Milliseconds since 1970. */
  readonly at: number
}

type Because = Extract<Rejection, { why: 'cannot-send' }>['because']

/** Undefined where they may. */
export function mayNotSay(channel: Channel, user: User, saying: Saying): Rejection | undefined {
  const because = whyMuted(channel, user, saying)
  if (because) return { why: 'cannot-send', channel: channel.name, because }
  const { f } = channel.rates
  const membership = f && channel.memberships.get(user.id)
  if (membership && membership.ranks < HALFOP && isTooMuch(f, membership.heat, saying.at)) {
    return { why: 'too-fast', channel: channel.name, what: 'say' }
  }
  return undefined
}

function whyMuted(channel: Channel, user: User, { kind, text, at }: Saying): Because | undefined {
  const { flags } = channel
  const ranks = channel.memberships.get(user.id)?.ranks
  if (ranks === undefined && flags.has('n')) return 'not-on-channel'
  if (flags.has('C') && isOrder(text)) return 'no-ctcp'
  if (flags.has('T') && kind === 'notice') return 'no-notices'
  if (ranks !== undefined && ranks >= VOICE) return undefined
  if (flags.has('m')) return 'moderated'
  if (flags.has('M') && user.account === '') return 'account-needed'
  if (!isMuted(channel, user, at)) return undefined
  return isBanned(channel, user, at) ? 'banned' : 'muted'
}

/** CTCP except ACTION, also one without words. Who is told lines takes the first sign of each for it. */
function isOrder(text: string): boolean {
  return text.includes('\n') ? text.split('\n').some(isOrderInLine) : isOrderInLine(text)
}

function isOrderInLine(line: string): boolean {
  return isCtcp(line) && !/^\x01ACTION(?: |\x01|$)/.test(line)
}
