/** The pages of HELP, from the rows of commands and capabilities and the tokens of ISUPPORT. */
import { CAPABILITIES } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import type { Command, When } from './command.ts'
import { commandByVerb, COMMANDS } from './commands/index.ts'
import { isupportTokens } from './isupport.ts'
import { ERR_HELPNOTFOUND, RPL_ENDOFHELP, RPL_HELPSTART, RPL_HELPTXT } from './numerics.ts'

/** A page: its name, its first line and the others. */
interface Page {
  readonly subject: string
  readonly title: string
  readonly lines: readonly string[]
}

const WHEN: Readonly<Record<When, string>> = {
  always: 'At any time.',
  registering: 'Only before registration.',
  registered: 'Only after registration.',
}

/** The pages that are about no command. */
const TOPICS: Readonly<Record<string, (client: IrcClient) => Page>> = {
  INDEX: () => indexPage('INDEX'),
  CAPABILITIES: () => ({
    subject: 'CAPABILITIES',
    title: 'What a client can ask for with CAP REQ, and what it then hears or does',
    lines: CAPABILITIES.map(({ name, summary }) => `${name}: ${summary}`),
  }),
  LIMITS: ({ chat, door }) => ({
    subject: 'LIMITS',
    title: 'What this server can do and how much, as it says in numeric 005',
    lines: isupportTokens(chat.limits, door.networkName).map(({ token, summary }) => `${token}: ${summary}`),
  }),
}

/** With `*` or nothing as subject, the index. https://modern.ircdocs.horse/#help-message */
export function answerHelp(client: IrcClient, subject: string): void {
  const page = findPage(client, subject)
  if (!page) return client.reply(ERR_HELPNOTFOUND, subject, 'There is no help on that; HELP shows what there is')
  const [last = '', ...before] = [...page.lines].reverse()
  client.reply(RPL_HELPSTART, page.subject, page.title)
  for (const line of before.reverse()) client.reply(RPL_HELPTXT, page.subject, line)
  client.reply(RPL_ENDOFHELP, page.subject, last)
}

function findPage(client: IrcClient, subject: string): Page | undefined {
  if (subject === '' || subject === '*') return indexPage('*')
  // Some clients send the whole line as one param, with the slash that people type.
  const word = subject.replace(/^\//, '').split(' ', 1)[0] as string
  const row = commandByVerb(word)
  if (row) return commandPage(row)
  const topic = word.toUpperCase()
  return Object.hasOwn(TOPICS, topic) ? TOPICS[topic]?.(client) : undefined
}

function indexPage(subject: string): Page {
  return {
    subject,
    title: `HELP <command> says how one is used; HELP ${Object.keys(TOPICS).slice(1).join(' and HELP ')} say the rest`,
    lines: COMMANDS.map(({ verb, summary }) => `${verb}: ${summary}`),
  }
}

function commandPage({ verb, usage, summary, when, spec }: Command): Page {
  return { subject: verb, title: `${verb} ${usage}`.trim(), lines: [summary, WHEN[when], `See ${spec}`] }
}
