/** What somebody said, in the plain door's words; also when it is read back later. */
import { actionIn, isCtcp } from '../../chat/ctcp.ts'
import { showable } from '../../wire/plain/showable.ts'

/**
 * `alice: hello`, `* alice waves`, `alice (notice): hello`; empty for what is not said to people. Of several lines each stands behind the nick, so
 * that none can be taken for somebody else's. `remarks` stand behind the nick too, where no text can pretend to be one: `bob (to alice): hello`.
 */
export function spoken(nick: string, kind: string, text: string, remarks: readonly string[] = []): string {
  if (kind !== 'privmsg' && kind !== 'notice') return ''
  if (kind === 'notice') return isCtcp(text) ? '' : behind(nick, ['notice', ...remarks], text)
  if (!isCtcp(text)) return behind(nick, remarks, text)
  if (actionIn(text) === undefined) return ''
  const who = remarks.length === 0 ? nick : `${nick} (${remarks.join(', ')})`
  const [first = '', ...rest] = shownLines(text)
  return [`* ${who} ${first}`, ...rest.map((line) => `* ${nick} ${line}`)].join('\n')
}

function behind(nick: string, remarks: readonly string[], text: string): string {
  const isNotice = remarks[0] === 'notice'
  const who = remarks.length === 0 ? nick : `${nick} (${remarks.join(', ')})`
  const next = isNotice ? `${nick} (notice)` : nick
  const [first = '', ...rest] = shownLines(text)
  return [`${who}: ${first}`, ...rest.map((line) => `${next}: ${line}`)].join('\n')
}

/** The lines of a message as a terminal may show them, an action's without what makes it one. */
export function shownLines(text: string): string[] {
  const action = actionIn(text) ?? text
  return action.includes('\n') ? action.split('\n').map(showable) : [showable(action)]
}

/** The same words before each line. */
export function beforeEach(prefix: string, words: string): string {
  return words.includes('\n') ? words.replaceAll(/^/gmu, () => prefix) : prefix + words
}
