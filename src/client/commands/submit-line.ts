/** Does what a person means by a line that they typed: a command, the word QUIT, or something to say. */
import type { Client } from '../client.ts'
import { activeBuffer } from '../state/selectors.ts'
import { commandNamed, commands } from './commands.ts'

/** In the active buffer. Nothing is thrown: what cannot be done is said there. */
export function submitLine(client: Client, line: string): void {
  const text = line.replace(/[\r\n\0]/g, ' ')
  if (text.trim() === '') return
  // The original chatroom was left by this word.
  if (text.trim() === 'QUIT') return void client.quit('')
  if (text.startsWith('//')) return sayLine(client, text.slice(1))
  if (text.startsWith('/')) return runCommand(client, text.slice(1))
  sayLine(client, text)
}

/** Says the line as it stands, whatever it looks like: lines of a paste are not commands. */
export function sayLine(client: Client, line: string): void {
  const { key, kind, name, isJoined } = activeBuffer(client.state)
  const text = line.replace(/[\r\n\0]/g, ' ')
  if (kind === 'server') client.note(key, 'Nobody hears you here. /join #channel, or /msg somebody.', 'error')
  else if (client.state.status.at !== 'online') client.note(key, 'Not connected: that was not sent.', 'error')
  else if (!isJoined) client.note(key, `You are not in ${name}. /join ${name} to come in again.`, 'error')
  else client.say(key, text, 'say')
}

function runCommand(client: Client, text: string): void {
  const buffer = activeBuffer(client.state)
  const [verb = ''] = text.split(/\s/, 1)
  const command = commandNamed(verb)
  const fail = (why: string): void => client.note(buffer.key, why, 'error')
  if (!command) return fail(`There is no command /${verb}. /help shows those that there are; //${verb} says it.`)
  try {
    command.run({
      client,
      buffer,
      rest: text.slice(verb.length).trim(),
      note: (line) => client.note(buffer.key, line),
      fail,
      misused: () => fail(`Like this: /${`${command.verb} ${command.usage}`.trimEnd()}`),
      commands,
    })
  } catch (error) {
    // What no line of IRC can say: a name with a space or a colon in front.
    if (!(error instanceof TypeError)) throw error
    fail(`That cannot be sent: ${error.message}.`)
  }
}
