import { afterEach, expect, test, vi } from 'vitest'
import { keptNames } from './kept-names.ts'
import { forgetMemory, keepNothingMore, memoryOfTab, ownMemory, remembered } from './memory.ts'

/** As the browser has it: what is kept are properties of its own. */
class KeptHere {
  [name: string]: unknown
  getItem(name: string): string | null {
    return (this[name] as string | undefined) ?? null
  }
  setItem(name: string, value: string): void {
    this[name] = value
  }
}

afterEach(() => void vi.unstubAllGlobals())

test('WEB-44 what another tab keeps is known in this one, and what both add to a list is in it', () => {
  const own = new KeptHere()
  const listeners: ((event: StorageEvent) => void)[] = []
  vi.stubGlobal('localStorage', own)
  vi.stubGlobal('addEventListener', (_: string, call: (event: StorageEvent) => void) => void listeners.push(call))
  const tab = () => keptNames(ownMemory(), 'snug.pinned', 10)
  const [one, other] = [tab(), tab()]
  /** Browsers tell all tabs but the one that did it; for that one it is no news. */
  const tell = (): void => {
    for (const call of listeners) call({ key: 'snug.pinned', storageArea: own as unknown } as StorageEvent)
  }
  one.add('#Tea')
  tell()
  expect(other.has('#tea')).toBe(true)
  other.add('#cake')
  tell()
  one.remove('#TEA')
  tell()
  expect([one.all.value, other.all.value, own.getItem('snug.pinned')]).toEqual([['#cake'], ['#cake'], '#cake'])
})

test('of names that are too many or too long, the newest are left out, and all others are there the next time', () => {
  const own = new KeptHere()
  vi.stubGlobal('localStorage', own)
  const names = keptNames(ownMemory(), 'snug.ignored', 300)
  for (let i = 0; i < 310; i++) names.add(`${i}-${'x'.repeat(28)}`)
  const next = keptNames(ownMemory(), 'snug.ignored', 300)
  expect(next.all.value).toEqual(names.all.value)
  expect(next.has(`0-${'X'.repeat(28)}`)).toBe(true)
  expect(next.all.value.length).toBeLessThanOrEqual(300)
})

test('what is about a person is forgotten, also by a page that keeps nothing more; how it looks stays', () => {
  const [own, ofTab] = [new KeptHere(), new KeptHere()]
  vi.stubGlobal('localStorage', own)
  vi.stubGlobal('sessionStorage', ofTab)
  const nick = remembered(ownMemory(), 'snug.nick', (text): text is string => text !== '', '')
  nick.value = 'amy'
  ownMemory().setItem('snug.theme', 'dark')
  memoryOfTab().setItem('snug.server-password', 'sesame')

  keepNothingMore()
  nick.value = 'zoe'
  expect(own.getItem('snug.nick')).toBe('amy')
  forgetMemory(ownMemory())
  forgetMemory(memoryOfTab())
  expect([own.getItem('snug.nick'), ofTab.getItem('snug.server-password')]).toEqual(['', ''])
  expect(own.getItem('snug.theme')).toBe('dark')
})
