/** The part of a file that a request wants: RFC 9110 §14. One part or all: several at once are answered with all, which is allowed. */

export interface ByteRange {
  readonly start: number
  /** The last byte, part of it. */
  readonly end: number
}

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/

/** Undefined for all of it; `unsatisfiable` where the file has nothing of that. */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from, to] = ONE_RANGE.exec(header?.replaceAll(/\s/g, '') ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  // `-500` is the last 500 bytes.
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined
  return start > end ? 'unsatisfiable' : { start, end }
}
