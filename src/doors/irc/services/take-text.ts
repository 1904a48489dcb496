/** From what somebody writes to a service to the row that it means: help and complaints come from the rows. */
import { nearest } from '../../nearest.ts'
import type { IrcClient } from '../client.ts'
import type { Service, ServiceCommand } from './service.ts'
import { Talk } from './talk.ts'

type Page = Omit<ServiceCommand, 'run' | 'cost'>

const MAX_VERB = 32
const HELP: Page = { verb: 'HELP', usage: '[<command>]', summary: 'show the commands, or how one of them is used' }

/** The text is for this service alone: nothing of it goes anywhere else. */
export function takeText(client: IrcClient, service: Service, text: string): void {
  client.mustSettle = true
  const talk = new Talk(client, service.nick)
  const trimmed = text.trim()
  const [word = ''] = trimmed.split(' ', 1)
  const rest = trimmed.slice(word.length).trimStart()
  const verb = word.slice(0, MAX_VERB).toUpperCase()
  if (verb === HELP.verb) return help(talk, service, rest)
  const row = rowByVerb(service, verb)
  if (!row || !isShown(talk, row)) return unknown(talk, service, verb)
  client.spend(row.cost)
  if (row.needs === 'account' && talk.user.account === '') return talk.say('You have to be logged in for that.')
  if (!row.run(rest, talk)) talk.say(`Usage: ${usageOf(service, row)}`)
}

function rowByVerb({ rows }: Service, verb: string): ServiceCommand | undefined {
  return rows.find((row) => row.verb === verb || row.aliases?.includes(verb))
}

/** What only operators can do is there for nobody else. */
function isShown({ user }: Talk, { needs }: Page): boolean {
  return needs === undefined || needs === 'account' || user.rights.includes(needs)
}

function unknown(talk: Talk, service: Service, verb: string): void {
  const verbs = service.rows.flatMap((row) => (isShown(talk, row) ? [row.verb, ...(row.aliases ?? [])] : []))
  const [meant] = verb === '' ? [] : nearest(verb, [HELP.verb, ...verbs])
  const hint = meant === undefined ? 'HELP shows what there is.' : `Did you mean ${meant}?`
  talk.say(verb === '' ? `${service.nick} is here. ${hint}` : `${service.nick} knows no ${verb}. ${hint}`)
}

function usageOf({ nick }: Service, { verb, usage }: Pick<ServiceCommand, 'verb' | 'usage'>): string {
  return `/msg ${nick} ${verb} ${usage}`.trimEnd()
}

function help(talk: Talk, service: Service, subject: string): void {
  talk.client.spend(1)
  const verb = (subject.split(' ', 1)[0] as string).slice(0, MAX_VERB).toUpperCase()
  if (verb === '') return helpIndex(talk, service)
  const page = verb === HELP.verb ? HELP : rowByVerb(service, verb)
  if (!page || !isShown(talk, page)) return unknown(talk, service, verb)
  const { summary, aliases = [], details = [] } = page
  const also = aliases.length > 0 ? [`Also called ${aliases.join(', ')}.`] : []
  talk.say(`Usage: ${usageOf(service, page)}`, sentence(summary), ...details, ...also)
}

function helpIndex(talk: Talk, service: Service): void {
  const rows = [...service.rows.filter((row) => isShown(talk, row)), HELP]
  talk.say(sentence(service.summary), ...rows.map(({ verb, summary }) => `${verb}: ${summary}`))
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
