/** Does what a person means by a line that they typed: a command, the word QUIT, or something to say. */
import type { Client } from '../client.ts'
import { activeBuffer } from '../state/selectors.ts'
import { commandNamed, commands } from './commands.ts'
import { writtenLike } from './command.ts'
import { phrases } from '../phrases/phrases.ts'

/**
 * In the active buffer. Nothing is thrown: what cannot be done is said there. False where something was to be said and
 * was not; of commands only the server knows.
 */
export function submitLine(client: Client, line: string): boolean {
  const text = line.replace(/[\r\n\0]/g, ' ')
  if (text.trim() === '') return true
  if (text.startsWith('//')) return sayLine(client, text.slice(1))
  // The original chatroom was left by this word.
  if (text.trim() === 'QUIT') void client.quit('')
  else if (text.startsWith('/')) runCommand(client, text.slice(1))
  else return sayLine(client, text)
  return true
}

/** Says the line as it stands, whatever it looks like: lines of a paste are not commands. */
export function sayLine(client: Client, line: string): boolean {
  return sayText(client, line.replace(/\n/g, ' '))
}

/** Says a text that may hold `\n` in the active buffer, as an answer to a message where its msgid is given. What cannot be is said there. */
export function sayText(client: Client, text: string, replyTo?: string): boolean {
  const { key, kind, name, isJoined, isMissed } = activeBuffer(client.state)
  const fail = (why: string): boolean => {
    client.note(key, why, 'error')
    return false
  }
  if (kind === 'server') return fail(phrases().answers.nobodyHearsInServer)
  if (!isJoined && !isMissed) return fail(phrases().answers.notInAnyMore(name))
  if (client.say(key, text, 'say', replyTo)) return true
  return fail(phrases().answers.cannotWait)
}

function runCommand(client: Client, text: string): void {
  const buffer = activeBuffer(client.state)
  const [verb = ''] = text.split(/\s/, 1)
  const command = commandNamed(verb)
  const fail = (why: string): void => client.note(buffer.key, why, 'error')
  if (!command) return fail(phrases().answers.noCommandToRun(verb))
  try {
    command.run({
      client,
      buffer,
      rest: text.slice(verb.length).trim(),
      note: (line) => client.note(buffer.key, line),
      fail,
      misused: () => fail(phrases().answers.likeThis(writtenLike(command))),
      commands,
    })
  } catch (error) {
    // What no line of IRC can say: a name with a space or a colon in front.
    if (!(error instanceof TypeError)) throw error
    fail(phrases().answers.cannotBeSent(error.message))
  }
}
