/** In which order the list shows channels and conversations, and where one comes by moving through it. */
import type { Buffer } from '../../../client/state/client-state.ts'
import { foldName } from '../../kept-names.ts'

export interface Sections {
  /** Those that the person keeps at the top. */
  readonly first: readonly Buffer[]
  readonly channels: readonly Buffer[]
  readonly conversations: readonly Buffer[]
  /** Channels that one was in. */
  readonly out: readonly Buffer[]
  readonly server: Buffer | undefined
}

/** A channel that was lost with the connection is still one's own. */
export function isOut({ kind, isJoined, isMissed }: Buffer): boolean {
  return kind === 'channel' && !isJoined && !isMissed
}

export function sectionsOf(buffers: Iterable<Buffer>, pinned: readonly string[]): Sections {
  const all = [...buffers]
  const places = new Map(pinned.map((name, place) => [foldName(name), place]))
  const first: { readonly buffer: Buffer; readonly place: number }[] = []
  const others: Buffer[] = []
  for (const buffer of all) {
    if (buffer.kind === 'server' || isOut(buffer)) continue
    const place = places.size === 0 ? undefined : places.get(foldName(buffer.name))
    if (place === undefined) others.push(buffer)
    else first.push({ buffer, place })
  }
  return {
    first: first.sort((a, b) => a.place - b.place).map(({ buffer }) => buffer),
    channels: others.filter(({ kind }) => kind === 'channel'),
    conversations: others.filter(({ kind }) => kind === 'query'),
    out: all.filter(isOut),
    server: all.find(({ kind }) => kind === 'server'),
  }
}

/** The favourites that one stands between. */
export function besides({ first }: Sections, key: string): { readonly above?: Buffer; readonly below?: Buffer } {
  const at = first.findIndex((buffer) => buffer.key === key)
  const [above, below] = at < 0 ? [] : [first[at - 1], first[at + 1]]
  return { ...(above && { above }), ...(below && { below }) }
}

/** The next one in the list that `isMeant`, round its end. Undefined where there is none. */
export function neighbour(
  sections: Sections,
  active: string,
  step: 1 | -1,
  isMeant: (buffer: Buffer) => boolean = () => true,
): Buffer | undefined {
  const { first, channels, conversations, server } = sections
  const all = [...first, ...channels, ...conversations, ...(server ? [server] : [])]
  const from = all.findIndex(({ key }) => key === active)
  for (let i = 1; i <= all.length; i++) {
    const at = from < 0 ? (step > 0 ? i - 1 : -i) : from + step * i
    const buffer = all[((at % all.length) + all.length) % all.length]
    if (buffer && buffer.key !== active && isMeant(buffer)) return buffer
  }
  return undefined
}
