/** Commands that take several targets at once, separated by commas, and how many. https://modern.ircdocs.horse/#targmax-parameter */
import type { IrcClient } from './client.ts'
import { ERR_TOOMANYTARGETS } from './numerics.ts'

/** Undefined where only the length of a line says how many. */
export const TARGET_LIMITS = {
  JOIN: undefined,
  KICK: 4,
  LIST: 8,
  NAMES: 4,
  NOTICE: 4,
  PART: undefined,
  PRIVMSG: 4,
  TAGMSG: 4,
  WHOIS: 1,
  WHOWAS: 4,
} as const satisfies Record<string, number | undefined>

/**
 * The targets, without empty ones. All but the first cost like a command each. Too many of them are refused as a whole; then it gives none.
 */
export function takeTargets(client: IrcClient, verb: keyof typeof TARGET_LIMITS, list: string, cost: number): string[] {
  if (!list.includes(',')) return [list]
  const targets = list.split(',').filter((target) => target !== '')
  // Commas and nothing between them: no name, and to be refused as one.
  if (targets.length === 0) return [list]
  const max = TARGET_LIMITS[verb]
  if (max !== undefined && targets.length > max) {
    client.reply(ERR_TOOMANYTARGETS, targets[max] as string, `Too many targets: ${max} are the most`)
    return []
  }
  client.spend(cost * (targets.length - 1))
  return targets
}
