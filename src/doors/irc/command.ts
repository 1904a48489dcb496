/** A command as a row: everything that there is to know of it in one place. */
import type { IrcClient } from './client.ts'

/** When a command may be given. */
export type When = 'always' | 'registering' | 'registered'

type Param<Word extends string> = Word extends `[<${infer Name}>...]` | `<${infer Name}>...`
  ? { readonly [Key in Name]: readonly string[] }
  : Word extends `[<${infer Name}>]`
    ? { readonly [Key in Name]: string | undefined }
    : Word extends `<${infer Name}>`
      ? { readonly [Key in Name]: string }
      : unknown

/** `'<channel> [<topic>]'` becomes `{ channel: string; topic: string | undefined }`. */
export type ParamsOf<Usage extends string> = Usage extends `${infer Word} ${infer Rest}`
  ? Param<Word> & ParamsOf<Rest>
  : Param<Usage>

interface Row {
  readonly verb: string
  readonly summary: string
  /** Where the command is specified, a URL. */
  readonly spec: string
  readonly when: When
  /** Which capability a client has to have asked for; any client may give it where absent. */
  readonly capability?: string
  /** What it takes from the client's bucket, in tokens. */
  readonly cost: number
  /** Its outcome changes nothing that the client's next line could read: that need not wait. */
  readonly onlySubmits?: true
  /** Never answered, also not with an error. */
  readonly isQuiet?: true
  /** Says what is missing, where that is not ERR_NEEDMOREPARAMS. */
  readonly lacking?: (client: IrcClient, params: readonly string[]) => void
}

export interface Command extends Row {
  /** `<name>` must be there, `[<name>]` may; `...` stands for any number, last. Names in the plural are lists with commas. */
  readonly usage: string
  readonly minParams: number
  /** With at least `minParams` params. */
  readonly run: (params: readonly string[], client: IrcClient) => void
}

export function command<const Usage extends string>({
  usage,
  run,
  ...row
}: Row & {
  readonly usage: Usage
  readonly run: (params: ParamsOf<Usage>, client: IrcClient) => void
}): Command {
  const words = usage === '' ? [] : usage.split(' ')
  const names = words.map((word) => word.replace(/[^a-z-]/g, ''))
  const takesRest = words.at(-1)?.includes('...') ?? false
  const last = takesRest ? names.pop() : undefined
  return {
    ...row,
    usage,
    minParams: words.filter((word) => word.startsWith('<')).length,
    run(params, client) {
      const named: Record<string, string | undefined | readonly string[]> = {}
      for (let i = 0; i < names.length; i++) named[names[i] as string] = params[i]
      if (last !== undefined) named[last] = params.slice(names.length)
      run(named as ParamsOf<Usage>, client)
    },
  }
}
