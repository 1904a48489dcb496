/** Takes out of a file, while it goes by, what its owner may not know that it says: where and when, with what, and what it was before it was cut. */

export interface Size {
  /** In pixels, as it is shown. */
  readonly width: number
  readonly height: number
}

export interface Cleaner {
  /** Gives what of it stays. Holds back no more than 64 KiB. */
  push(piece: Uint8Array): readonly Uint8Array[]
  /** There is no more. */
  end(): readonly Uint8Array[]
  /** As far as it has been seen. */
  readonly size: Size | undefined
}

export function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

export function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  if (bytes.length < at + text.length) return false
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}
