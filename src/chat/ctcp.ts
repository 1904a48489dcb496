/** Orders to a client, and the one of them that is for people: an action (`/me`). https://modern.ircdocs.horse/ctcp */

/** What begins an order, and may end it. */
const CTCP = '\x01'
const ACTION = /^\x01ACTION (.*?)\x01?$/s

export function isCtcp(text: string): boolean {
  return text.startsWith(CTCP)
}

/** The words of an action; undefined for what is none. */
export function actionIn(text: string): string | undefined {
  return text.startsWith(CTCP) ? ACTION.exec(text)?.[1] : undefined
}

/** The inverse of `actionIn`. */
export function formatAction(words: string): string {
  return `${CTCP}ACTION ${words}${CTCP}`
}
