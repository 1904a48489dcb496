import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { withKey, withoutKey } from './layered-map.ts'

interface Named {
  readonly n: number
}

const keys = fc.integer({ min: 0, max: 99 }).map(String)
const changes = fc.array(fc.record({ key: keys, isAdded: fc.boolean() }), { maxLength: 400 })

it('is what a map would be after the same changes, and those before it stay as they were', () => {
  fc.assert(
    fc.property(fc.uniqueArray(keys), changes, (first, all) => {
      const model = new Map<string, Named>(first.map((key) => [key, { n: -1 }]))
      let map: ReadonlyMap<string, Named> = new Map(model)
      const before: { readonly map: ReadonlyMap<string, Named>; readonly was: readonly string[] }[] = []
      for (const [n, { key, isAdded }] of all.entries()) {
        if (n % 50 === 0) before.push({ map, was: [...model.keys()].sort() })
        if (isAdded) model.set(key, { n })
        else model.delete(key)
        map = isAdded ? withKey(map, key, { n }) : withoutKey(map, key)
        expect([map.size, map.has(key), map.get(key)]).toEqual([model.size, model.has(key), model.get(key)])
      }
      expect(new Map(map)).toEqual(model)
      expect([map.keys(), map.values()].map((one) => [...one].length)).toEqual([model.size, model.size])
      const seen = new Map<string, Named>()
      map.forEach((value, key) => seen.set(key, value))
      expect(seen).toEqual(model)
      for (const { map: old, was } of before) expect([...old.keys()].sort()).toEqual(was)
    }),
  )
})

it('WEB-84 is changed without going through all of it each time', () => {
  let copies = 0
  class Counted extends Map<string, Named> {
    override [Symbol.iterator](): MapIterator<[string, Named]> {
      copies++
      return super[Symbol.iterator]()
    }
  }
  let map: ReadonlyMap<string, Named> = new Counted(Array.from({ length: 10_000 }, (_, n) => [`${n}`, { n }]))
  for (let n = 0; n < 50; n++) {
    map = withKey(map, `new ${n}`, { n })
    map = withoutKey(map, `${n}`)
  }
  expect([map.size, copies]).toEqual([10_000, 0])
})

it('keeps those that are there in their order', () => {
  const map = withKey(withKey(new Map(['a', 'b', 'c'].map((key, n) => [key, { n }])), 'd', { n: 3 }), 'a', { n: 4 })
  expect([...withoutKey(map, 'b').keys()]).toEqual(['a', 'c', 'd'])
})
