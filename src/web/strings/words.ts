/** The words in the language of whoever looks: chosen once, when the page begins. */
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import type { Words } from './en.ts'

const LANGUAGES: readonly Words[] = [en, de, ar]

/** The first language that a browser asks for and we have; English where there is none. */
export function wordsFor(wanted: readonly string[]): Words {
  for (const tag of wanted) {
    const found = LANGUAGES.find(({ language }) => language === tag.toLowerCase().split('-', 1)[0])
    if (found) return found
  }
  return en
}

export const words: Words = wordsFor(globalThis.navigator?.languages ?? [])
