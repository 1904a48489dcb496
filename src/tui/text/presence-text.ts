/** Comings and goings in a few words, many of them folded together. */
import type { PresenceChange } from '../../client/state/entry.ts'

const MAX_NAMED = 8

/** `alice, bob joined · carol left (tea) · dave is now david`. Somebody who came and left again is not worth a word. */
export function presenceText(changes: readonly PresenceChange[]): string {
  const joined: string[] = []
  const left: string[] = []
  const renamed: string[] = []
  for (const change of changes) {
    if (change.change === 'joined') {
      if (!remove(left, change.nick)) joined.push(change.nick)
    } else if (change.change === 'renamed') renamed.push(`${change.nick} is now ${change.to}`)
    else if (!remove(joined, change.nick)) left.push(change.nick)
  }
  const only = changes.length === 1 ? changes[0] : undefined
  const reason = only && 'reason' in only && only.reason !== '' ? ` (${only.reason})` : ''
  const parts = [named(joined, 'joined'), named(left, `left${reason}`), named(renamed, '')].filter(
    (part) => part !== '',
  )
  return parts.length === 0 ? 'some came and went' : parts.join(' · ')
}

function remove(nicks: string[], nick: string): boolean {
  const index = nicks.indexOf(nick)
  if (index >= 0) nicks.splice(index, 1)
  return index >= 0
}

function named(nicks: readonly string[], verb: string): string {
  if (nicks.length === 0) return ''
  const shown = nicks.slice(0, MAX_NAMED).join(', ')
  const more = nicks.length > MAX_NAMED ? ` and ${nicks.length - MAX_NAMED} more` : ''
  return `${shown}${more} ${verb}`.trimEnd()
}
