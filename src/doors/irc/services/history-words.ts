/** Messages of the past as people read them in a NOTICE. */
import { actionIn } from '../../../chat/ctcp.ts'
import type { Entry } from '../../../chat/entry.ts'
import { nickOf } from '../../../chat/user.ts'
import { formatTime } from '../tags.ts'
import type { Led } from './talk.ts'

/** `[2026-11-23 12:00:00] <alice> hello`, in UTC. Each line has who said it: else a text could be written that looks like those of others. */
export function describeEntry({ at, source, kind, text }: Pick<Entry, 'at' | 'source' | 'kind' | 'text'>): Led {
  const time = formatMoment(at)
  const nick = nickOf(source)
  const deed = actionIn(text)
  if (deed !== undefined) return { lead: `${time} * ${nick} `, text: deed }
  return { lead: kind === 'notice' ? `${time} -${nick}- ` : `${time} <${nick}> `, text }
}

/** `[2026-11-23 12:00:00]`, in UTC. */
export function formatMoment(at: number): string {
  return `[${formatTime(at).slice(0, 19).replace('T', ' ')}]`
}
