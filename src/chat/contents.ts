/** What a message can have in it that somebody looks for, besides words. */
import { FILE_ID, FILES_PATH } from './file-links.ts'

export const CONTENTS = ['link', 'file', 'image'] as const
export type Content = (typeof CONTENTS)[number]

const LINK = /\bhttps?:\/\//iu
const FILE = new RegExp(`${FILES_PATH}${FILE_ID}-(?:\\d+x\\d+|\\d+)/`)
/** Only a picture says how many pixels it has. */
const IMAGE = new RegExp(`${FILES_PATH}${FILE_ID}-\\d+x\\d+/`)
const PATTERNS: Readonly<Record<Content, RegExp>> = { link: LINK, file: FILE, image: IMAGE }

/** Whether there is something to follow, an address of a file, or one of a picture. */
export function hasContent(text: string, content: Content): boolean {
  return PATTERNS[content].test(text)
}

export function isContent(word: string): word is Content {
  return (CONTENTS as readonly string[]).includes(word)
}
