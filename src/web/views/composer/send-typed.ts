/** What the composer does with a text: says it, answers or changes with it, or runs it as a command. */
import type { Client } from '../../../client/client.ts'
import { sayLine, sayText, submitLine } from '../../../client/commands/submit-line.ts'
import { emojiBook, loadEmoji } from '../../emoji/emoji-source.ts'
import { mayHaveShortcodes, withEmoji } from '../../emoji/shortcodes.ts'
import { openPins, openSearch, search } from '../panes/search-state.ts'
import { addressesOf } from '../../uploads.ts'
import type { Composing } from '../shared/ui.ts'

/** Lines of IRC are sent as they stand. */
const AS_TYPED = /^\/quote\b/i

/** A line that is run, and not said. */
export function isCommand(text: string): boolean {
  return /^\/(?!\/)/.test(text) && !text.trimEnd().includes('\n')
}

/**
 * Says in the buffer with this key what was written there, also while the person looks at another one. A command is not run then: it was meant for
 * where it was written. False where it was not taken, and should stay there.
 */
export function sendIn(client: Client, key: string, text: string, composing: Composing | undefined): boolean {
  if (client.state.active === key || composing?.as === 'edit') return sendTyped(client, text, composing)
  return !isCommand(text) && client.say(key, withoutEscape(text), 'say', composing?.entry.msgid)
}

/** `//` begins what is said with a slash. */
function withoutEscape(text: string): string {
  return text.startsWith('//') ? text.slice(1) : text
}

function sendTyped(client: Client, text: string, composing: Composing | undefined): boolean {
  const said = text.trimEnd()
  if (composing?.as === 'edit') {
    const { key, entry } = composing
    const why = said === entry.text ? undefined : client.messages.edit(key, entry.msgid, said)
    if (why !== undefined) client.note(key, why, 'error')
    return why === undefined
  }
  if (isCommand(said)) return openedBy(client, said) || submitLine(client, said)
  if (composing) return sayText(client, withoutEscape(said), composing.entry.msgid)
  if (!said.includes('\n')) return submitLine(client, said)
  if (client.takesLines) return sayText(client, said)
  return said.split('\n').every((line) => line.trim() === '' || sayLine(client, line))
}

/** What is found and pinned has a pane of its own here. */
function openedBy(client: Client, command: string): boolean {
  const wanted = /^\/search\s+(\S.*)$/i.exec(command)?.[1]
  if (wanted !== undefined) {
    openSearch(wanted)
    void search(client)
  } else if (/^\/pins\s*$/i.test(command)) openPins()
  else return false
  return true
}

/** The text with the addresses of the files that go with it, below it, once they are all there; undefined where one of them did not get there. */
export async function withFiles(text: string | Promise<string>, key: string): Promise<string | undefined> {
  const [said, addresses] = await Promise.all([text, addressesOf(key)])
  return addresses && [said.trimEnd(), ...addresses].filter((part) => part !== '').join('\n')
}

/** The text with emoji for their names; at once where no emoji have to be fetched for that. */
export function withNamedEmoji(text: string): string | Promise<string> {
  if (AS_TYPED.test(text) || !mayHaveShortcodes(text)) return text
  const { value: book } = emojiBook
  const mended = (): string => withEmoji(text, (code) => emojiBook.value?.byShortcode.get(code)?.value)
  // Where they cannot be fetched, it is said as it was typed.
  return book ? mended() : loadEmoji().then(mended, () => text)
}
