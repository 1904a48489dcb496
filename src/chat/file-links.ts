/** Which files of this server a text names: a file is kept for as long as a message that is kept names it. Their whole address is `wire/file-address`. */

/** What an address of a file begins with, behind the host. */
export const FILES_PATH = '/files/'
/** 128 random bits in base 36: who does not have it from somebody cannot guess it. */
export const FILE_ID = '[0-9a-z]{25}'
/** More are not looked for in one text. */
const MAX_FILES = 100

const LINK = new RegExp(`${FILES_PATH}(${FILE_ID})(?![0-9a-z])`, 'g')

/** The ids, each once. Whether there are such files is not known here. */
export function filesNamedIn(text: string): readonly string[] {
  // Almost every text: this is asked of each one.
  if (!text.includes(FILES_PATH)) return NONE
  const ids = new Set<string>()
  for (const [, id = ''] of text.matchAll(LINK)) {
    ids.add(id)
    if (ids.size === MAX_FILES) break
  }
  return [...ids]
}

const NONE: readonly string[] = []
