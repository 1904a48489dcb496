/**
 * A map that never changes, and of which one with a name more or less is made at little cost, however many it has: what differs lies over it, and becomes one with
 * it when it has grown. Thousands may come and go in a channel, each for a copy of a few.
 */

/** Lies over what it has no more. */
const GONE = Symbol('gone')

/** So much may always lie over it. */
const MIN_OVER = 32

/** In the order in which they were added. Those that were taken and added again while they lay under it stand where they stood. */
class LayeredMap<Value> implements ReadonlyMap<string, Value> {
  readonly under: ReadonlyMap<string, Value>
  readonly over: ReadonlyMap<string, Value | typeof GONE>
  readonly size: number

  constructor(under: ReadonlyMap<string, Value>, over: ReadonlyMap<string, Value | typeof GONE>, size: number) {
    this.under = under
    this.over = over
    this.size = size
  }

  get(key: string): Value | undefined {
    const found = this.over.get(key)
    if (found === undefined) return this.under.get(key)
    return found === GONE ? undefined : found
  }

  has(key: string): boolean {
    const found = this.over.get(key)
    return found === undefined ? this.under.has(key) : found !== GONE
  }

  *entries(): MapIterator<[string, Value]> {
    for (const pair of this.under) {
      const found = this.over.get(pair[0])
      if (found === undefined) yield pair
      else if (found !== GONE) yield [pair[0], found]
    }
    for (const [key, value] of this.over) if (value !== GONE && !this.under.has(key)) yield [key, value]
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }

  forEach(call: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) call(value, key, this)
  }
}

/** `Value` is never `undefined`. */
export function withKey<Value extends object>(
  map: ReadonlyMap<string, Value>,
  key: string,
  value: Value,
): ReadonlyMap<string, Value> {
  return layered(map, key, value, map.has(key) ? map.size : map.size + 1)
}

export function withoutKey<Value extends object>(
  map: ReadonlyMap<string, Value>,
  key: string,
): ReadonlyMap<string, Value> {
  return map.has(key) ? layered(map, key, GONE, map.size - 1) : map
}

function layered<Value>(
  map: ReadonlyMap<string, Value>,
  key: string,
  value: Value | typeof GONE,
  size: number,
): ReadonlyMap<string, Value> {
  const [under, before] = map instanceof LayeredMap ? [map.under, map.over] : [map, undefined]
  const over = new Map<string, Value | typeof GONE>(before).set(key, value)
  const next = new LayeredMap(under, over, size)
  // Then each of `over` has paid for its part of the copy.
  return over.size <= MIN_OVER || over.size ** 2 <= under.size ? next : new Map(next)
}
