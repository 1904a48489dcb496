import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../text/fold.ts'
import { areConfusable, skeleton, TakenLooks } from './confusables.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { nickFault } from './names.ts'
import { anyCharacter } from '../../test/support/any-character.ts'

const ascii = fc.stringMatching(/^[A-Za-z[\]\\`_^{|}][A-Za-z\d[\]\\`_^{|}-]{0,15}$/)
const nick = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => nickFault(text, DEFAULT_LIMITS) === undefined)
/** Few enough letters that nicks look alike now and then. */
const alike = fc
  .string({
    unit: fc.constantFrom('a', 'A', 'а', 'А', 'I', 'l', '1', 'і', 'İ', 'o', '0', 'ο', 'é', 'é'),
    minLength: 1,
    maxLength: 3,
  })
  .filter((text) => nickFault(text, DEFAULT_LIMITS) === undefined)

describe('NAME-6 a nick that looks like another', () => {
  it.each([
    ['admin', 'аdmin', 'Cyrillic'],
    ['Alice', 'Αlice', 'Greek'],
    ['alice', 'АLIСЕ', 'Cyrillic capitals'],
    ['bob', 'ᖯօb', 'syllabics and Armenian'],
    ['Bob', 'Вob', 'a Cyrillic capital'],
    ['bob', 'ｂｏｂ', 'fullwidth'],
    ['bob', '𝓫𝓸𝓫', 'mathematical'],
    ['bob', 'ⓑⓞⓑ', 'enclosed'],
    ['ivan', 'іvan', 'a dotted Cyrillic letter'],
    ['Ivan', 'іvan', 'and another case'],
    ['alice', 'аIice', 'and games with ASCII'],
    ['root2', 'rооt2', 'the middle of a word'],
    ['oscar', '0scаr', 'a digit'],
    ['mia', 'мia', 'a small capital'],
    ['ali', 'alı', 'no dot'],
    ['file', 'ﬁle', 'a ligature'],
  ])('is confusable: %s and %s (%s)', (one, other) => {
    expect(areConfusable(one, other)).toBe(true)
    expect(areConfusable(other, one)).toBe(true)
  })

  it.each([
    ['Il1', 'lI1'],
    ['o0o', 'ooo'],
    ['corn', 'com'],
    ['jose', 'josé'],
    ['user', 'über'],
    ['Иван', 'Ivan'],
    ['Σοφία', 'Sofia'],
    ['Мария', 'Марина'],
    ['alice', 'alice'],
    ['日本', '日木'],
  ])('is not: %s and %s', (one, other) => {
    expect(areConfusable(one, other)).toBe(false)
  })

  it('leaves all ASCII nicks to each other', () => {
    fc.assert(fc.property(ascii, ascii, (one, other) => !areConfusable(one, other)))
    const merged = (text: string): string => fold(text).replace(/[i1|]/g, 'l').replaceAll('0', 'o')
    fc.assert(fc.property(ascii, (text) => skeleton(text) === merged(text)))
  })

  it('has a skeleton that is its own', () => {
    fc.assert(
      fc.property(fc.oneof(nick, fc.string({ unit: anyCharacter })), (text) => {
        expect(skeleton(skeleton(text))).toBe(skeleton(text))
      }),
      { numRuns: 3000 },
    )
    // Every character that there is, once.
    for (let point = 0; point < 0x20000; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue
      const once = skeleton(String.fromCodePoint(point))
      if (skeleton(once) !== once) expect([point.toString(16), skeleton(once)]).toEqual([point.toString(16), once])
    }
  })

  it('is found among those that are taken as if each had been looked at', () => {
    fc.assert(
      fc.property(fc.array(alike, { maxLength: 8 }), fc.nat(), alike, (all, owner, wanted) => {
        const taken: string[] = []
        const looks = new TakenLooks()
        for (const one of all) {
          if (taken.some((other) => fold(other) === fold(one))) continue
          taken.push(one)
          looks.add(one)
        }
        const own = taken[owner % Math.max(1, taken.length)]
        const others = taken.filter((one) => fold(one) !== fold(wanted) && one !== own)
        fc.pre(!taken.some((one) => fold(one) === fold(wanted) && one !== own))
        expect(looks.has(wanted, own)).toBe(others.some((one) => areConfusable(one, wanted)))
        const copy = looks.copy()
        for (const one of taken) looks.remove(one)
        expect(looks.has(wanted)).toBe(false)
        expect(copy.has(wanted, own)).toBe(others.some((one) => areConfusable(one, wanted)))
      }),
      { numRuns: 2000 },
    )
  })
})
