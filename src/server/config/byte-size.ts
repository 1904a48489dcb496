/** Sizes as people write them in settings: 25 MB, 5GB, a number of bytes. */
import { type Kind, text } from './kinds.ts'

const UNITS: Readonly<Record<string, number>> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 }
const SIZE = /^(\d{1,12}) ?([KMGT]?B)?$/i

/** In bytes; undefined for what is none. */
export function sizeInBytes(words: string): number | undefined {
  const [, number, unit = 'B'] = SIZE.exec(words.trim()) ?? []
  const bytes = number === undefined ? undefined : Number(number) * (UNITS[unit.toUpperCase()] ?? 1)
  return bytes !== undefined && Number.isSafeInteger(bytes) ? bytes : undefined
}

/** As it was written (`sizeInBytes` reads it). */
export const byteSize: Kind<string> = (() => {
  const kind = text('a size such as 25 MB or 5 GB, or a number of bytes', 'size', (words) =>
    sizeInBytes(words) === undefined ? undefined : words,
  )
  // A bare number of TOML, too.
  return { ...kind, check: (value: unknown) => kind.check(Number.isSafeInteger(value) ? String(value) : value) }
})()
