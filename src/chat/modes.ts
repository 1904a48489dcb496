/** Mode changes as a string. https://modern.ircdocs.horse/#mode-message */
import type { ModeChange } from './events.ts'
import { formatRate } from './rate.ts'

const LETTERS = { key: 'k', limit: 'l' } as const

/** `+nt-l+o alice`: signs and letters, then the params in their order. A key that is taken away shows as `*`. */
export function formatModes(changes: readonly ModeChange[]): string {
  let letters = ''
  let params = ''
  let sign = ''
  for (const change of changes) {
    const { on, letter, param } = parts(change)
    const wanted = on ? '+' : '-'
    if (sign !== wanted) letters += sign = wanted
    letters += letter
    if (param !== undefined) params += ` ${param}`
  }
  return letters + params
}

function parts(change: ModeChange): { on: boolean; letter: string; param?: string } {
  switch (change.mode) {
    case 'flag':
      return { on: change.on, letter: change.letter }
    case 'key':
      return { on: change.key !== undefined, letter: LETTERS.key, param: change.key ?? '*' }
    case 'limit':
      return change.limit === undefined
        ? { on: false, letter: LETTERS.limit }
        : { on: true, letter: LETTERS.limit, param: String(change.limit) }
    case 'rate':
      return change.rate
        ? { on: true, letter: change.letter, param: formatRate(change.rate) }
        : { on: false, letter: change.letter }
    case 'list':
      return { on: change.on, letter: change.letter, param: change.mask }
    case 'rank':
      return { on: change.on, letter: change.letter, param: change.nick }
    default:
      return change satisfies never
  }
}
