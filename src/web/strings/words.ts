/**
 * The words in the language of whoever looks: chosen once, when the page begins, and there before anything is shown. Other languages than
 * English come in files of their own; nothing in them may need what is here, which waits for them.
 */
import { ownMemory, remembered } from '../memory.ts'
import { en } from './en/index.ts'
import { speak } from '../../client/phrases/phrases.ts'

/** English says what there is to say; other languages have the same form. */
export type Words = typeof en

const LANGUAGES: Readonly<Record<string, () => Words | Promise<Words>>> = {
  en: () => en,
  de: async () => (await import('./de/index.ts')).de,
  ar: async () => (await import('./ar/index.ts')).ar,
}
/** Each as its own speakers call it. */
export const LANGUAGE_NAMES: Readonly<Record<string, string>> = { en: 'English', de: 'Deutsch', ar: 'العربية' }

/** The first language that a browser asks for and we have; English where there is none. */
export async function wordsFor(wanted: readonly string[]): Promise<Words> {
  for (const tag of wanted) {
    const name = tag.toLowerCase().split('-', 1)[0] ?? ''
    const load = Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined
    if (load) return load()
  }
  return en
}

/** The language that the person chose; empty where that is left to the browser. */
export const chosenLanguage = remembered(
  ownMemory(),
  'snug.language',
  (text): text is string => text === '' || Object.hasOwn(LANGUAGES, text),
  '',
)

/** English where the network has not brought the other one: one can go on with that. */
export const words: Words = await wordsFor([chosenLanguage.value, ...(globalThis.navigator?.languages ?? [])]).catch(
  () => en,
)
speak(words.client)

/** The language of the page as it is spoken where the browser says that one is: how days are written. Digits are those of the page. */
export const locale = new Intl.Locale(
  globalThis.navigator?.languages.find((tag) => tag.toLowerCase().split('-', 1)[0] === words.language) ??
    words.language,
  { numberingSystem: 'latn' },
)
