import { expect, it } from 'vitest'
import { keptNames } from './kept-names.ts'

it('WEB-102 names stay in the order that their person gives them, also when one is called something else', () => {
  const kept = new Map<string, string>()
  const memory = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    names: () => [...kept.keys()],
  }
  const names = keptNames(memory, 'snug.some', 10)
  for (const name of ['#a', '#b', 'amy', '#c']) names.add(name)
  const after = (change: () => void): string => {
    change()
    return names.all.value.join(' ')
  }
  expect(after(() => names.moveTo('#C', '#a'))).toBe('#c #a #b amy')
  expect(after(() => names.moveTo('#c', '#b'))).toBe('#a #b #c amy')
  expect(after(() => names.moveTo('#c', '#nowhere'))).toBe('#a #b #c amy')
  expect(after(() => names.moveTo('#nowhere', '#c'))).toBe('#a #b #c amy')
  expect(after(() => names.rename('#B', '#Bee'))).toBe('#a #Bee #c amy')
  expect(after(() => names.rename('#c', '#a'))).toBe('#Bee #a amy')
  expect(after(() => names.rename('amy', 'AMY'))).toBe('#Bee #a AMY')
  expect(keptNames(memory, 'snug.some', 10).all.value).toEqual(['#Bee', '#a', 'AMY'])
})
