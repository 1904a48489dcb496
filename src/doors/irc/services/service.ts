/** A service: a table of rows that a client reaches by writing to a nick that nobody can have. */
import type { Right } from '../../../chat/rights.ts'
import type { ParamsOf } from '../command.ts'
import type { Talk } from './talk.ts'

interface Row {
  readonly verb: string
  /** Other names that people know for it. */
  readonly aliases?: readonly string[]
  readonly summary: string
  /** What HELP says of it besides usage and summary. */
  readonly details?: readonly string[]
  /** What it takes from the client's bucket, in tokens, besides the line itself. */
  readonly cost: number
  /** Who may ask: whoever is logged in, or who has a right of server operators. Everybody where absent. */
  readonly needs?: 'account' | Right
}

export interface ServiceCommand extends Row {
  /** As in command.ts, but params are words, an optional one may stand before others, and the last takes the rest of the line. */
  readonly usage: string
  /** False where the usage is another one; then nothing was done. */
  readonly run: (text: string, talk: Talk) => boolean
}

export interface Service {
  readonly nick: string
  readonly summary: string
  readonly rows: readonly ServiceCommand[]
}

export function serviceCommand<const Usage extends string>({
  usage,
  run,
  ...row
}: Row & {
  readonly usage: Usage
  readonly run: (params: ParamsOf<Usage>, talk: Talk) => void
}): ServiceCommand {
  return {
    ...row,
    usage,
    run(text, talk) {
      const params = splitParams(usage, text)
      if (!params) return false
      run(params as ParamsOf<Usage>, talk)
      return true
    },
  }
}

/** Params by name; undefined where one is missing. Optional ones are filled from the left, as far as there are words for them. */
export function splitParams(usage: string, text: string): Record<string, string> | undefined {
  const names = usage === '' ? [] : usage.split(' ')
  const required = names.filter((name) => name.startsWith('<')).length
  const count = text === '' ? 0 : Math.min(names.length, text.split(/ +/, names.length).length)
  if (count < required) return undefined
  let spare = count - required
  const given = names.filter((name) => name.startsWith('<') || spare-- > 0)
  const params: Record<string, string> = {}
  let rest = text
  given.forEach((name, i) => {
    const [word = ''] = i === given.length - 1 ? [rest] : rest.split(' ', 1)
    params[name.replace(/[^a-z-]/g, '')] = word
    rest = rest.slice(word.length).trimStart()
  })
  return params
}
