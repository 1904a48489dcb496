/** The plain door's commands, in the order in which `/help` shows them, and how a typed one is run. */
import type { Speaker } from '../speaker.ts'
import { phraseUsage, splitWord, type Command } from './command.ts'
import { claim } from './claim.ts'
import { exportWords } from './export.ts'
import { history } from './history.ts'
import { join } from './join.ts'
import { me } from './me.ts'
import { edit, redact } from './mend.ts'
import { msg } from './msg.ts'
import { away } from './away.ts'
import { kick } from './kick.ts'
import { link } from './link.ts'
import { list } from './list.ts'
import { login } from './login.ts'
import { logout } from './logout.ts'
import { register } from './register.ts'
import { verify } from './verify.ts'
import { whois } from './whois.ts'
import { nearest } from '../../nearest.ts'
import { nick } from './nick.ts'
import { part } from './part.ts'
import { pin, pins, unpin } from './pins.ts'
import { quit } from './quit.ts'
import { react } from './react.ts'
import { reply } from './reply.ts'
import { search } from './search.ts'
import { ghost, regain } from './take-back.ts'
import { topic } from './topic.ts'
import { who } from './who.ts'

const help: Command = {
  verb: 'help',
  usage: '',
  summary: 'shows this',
  cost: 2,
  run(_rest, speaker) {
    speaker.say(phraseHelp())
  },
}

export const commands: readonly Command[] = [
  help,
  who,
  whois,
  nick,
  me,
  away,
  list,
  join,
  part,
  msg,
  reply,
  react,
  edit,
  redact,
  pin,
  unpin,
  pins,
  topic,
  kick,
  history,
  search,
  link,
  exportWords,
  register,
  verify,
  login,
  logout,
  ghost,
  regain,
  claim,
  quit,
]

const byVerb = new Map(commands.map((command) => [command.verb, command]))

/** The command whose line this is (`/verb rest`); undefined where there is none of that name. */
export function findCommand(line: string): Command | undefined {
  return byVerb.get(verbOf(line))
}

/** The line without spaces in front of the slash, where others must not read it. */
export function withoutSlip(line: string): string {
  const meant = line.trimStart()
  return meant.startsWith('/') && findCommand(meant)?.isSecret ? meant : line
}

/** Runs it, or says what is wrong with the line. */
export function runCommand(line: string, command: Command | undefined, speaker: Speaker): void {
  if (!command) {
    const [meant] = nearest(verbOf(line), [...byVerb.keys()])
    const hint = meant === undefined ? '/help shows what there is' : `did you mean /${meant}?`
    speaker.complain(`there is no command /${verbOf(line)}: ${hint}`)
    return
  }
  const [, rest] = splitWord(line)
  if (command.run(rest.trimEnd(), speaker) === false) speaker.complain(`it goes like this: ${phraseUsage(command)}`)
}

/** Longer than any verb; more of it would only be repeated to whoever typed it. */
const MAX_VERB = 20

function verbOf(line: string): string {
  return splitWord(line)[0]
    .slice(1, 1 + MAX_VERB)
    .toLowerCase()
}

function phraseHelp(): string {
  const width = Math.max(...commands.map((command) => phraseUsage(command).length))
  return [
    'What you type is said to everyone in the channel where you are. And there is:',
    ...commands.map((command) => `  ${phraseUsage(command).padEnd(width)}  ${command.summary}`),
    'Messages have the numbers with which /history, /search and /pins show them.',
    'A line that begins with // is said with one of them.',
  ].join('\n')
}
