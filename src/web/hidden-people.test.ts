import { expect, it } from 'vitest'
import { hiddenPeople } from './hidden-people.ts'

it('WEB-98 whoever is hidden stays so under another name, as long as they are logged in to the same account', () => {
  const kept = new Map<string, string>()
  const memory = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    names: () => [...kept.keys()],
  }
  const hidden = hiddenPeople(memory)
  hidden.hide('Bob', 'Robert')
  hidden.hide('guest')
  expect([hidden.has('bob'), hidden.has('rob', 'robert'), hidden.has('rob'), hidden.has('rob', 'robin')]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(hiddenPeople(memory).all.value).toEqual(['Bob:Robert', 'guest'])
  // Nobody is who has no account.
  expect([hidden.has('amy', ''), hidden.has('Guest', 'amy')]).toEqual([false, true])
  hidden.show('rob', 'robert')
  expect([hidden.has('bob'), hidden.all.value]).toEqual([false, ['guest']])
})
