/** What ChanServ's INFO says of a channel. */

export interface ChannelInfo {
  /** The account that it belongs to; undefined for nobody's. */
  readonly owner: string | undefined
  readonly isReadable: boolean
  /** As SET takes it: `on`, `off`, `7d`. */
  readonly history: string
  readonly description: string
}

/** Undefined for an answer that is none: an unknown channel, or a server without such a service. */
export function readChannelInfo(notices: readonly string[]): ChannelInfo | undefined {
  const [first = ''] = notices
  const [, owner] = / belongs to (\S+) since /.exec(first) ?? []
  if (owner === undefined && !first.endsWith(' is nobody’s.')) return undefined
  const settings = new Map(
    notices.slice(1).flatMap((line) => {
      const [, word, value] = /^([A-Z]+): (.*)$/.exec(line) ?? []
      return word === undefined || value === undefined ? [] : [[word, value] as const]
    }),
  )
  return {
    owner,
    isReadable: settings.get('READABLE') === 'on',
    history: settings.get('HISTORY') ?? 'on',
    description: settings.get('DESCRIPTION') ?? '',
  }
}
