/** The roads to a service: a command of its own, and what is written to its nick. Neither ever reaches the chat. */
import type { IrcClient } from '../client.ts'
import { type Command, command } from '../command.ts'
import { serviceNamed } from './index.ts'
import type { Service } from './service.ts'
import { takeText } from './take-text.ts'
import { Talk } from './talk.ts'

/** A row for the table of commands. The text is what stands behind the verb. */
export function serviceVerb(verb: string, service: Service): Command {
  return command({
    verb,
    usage: '[<words>...]',
    summary: `speak to ${service.nick}; ${verb} HELP shows what it does`,
    spec: 'https://github.com/ergochat/ergo/blob/stable/docs/USERGUIDE.md',
    when: 'registered',
    cost: 1,
    run: ({ words }, client) => takeText(client, service, words.join(' ')),
  })
}

/** Whether a PRIVMSG with these targets was for a service; then it has been taken care of. */
export function toService(client: IrcClient, targets: string, text: string): boolean {
  const service = firstService(client, targets)
  if (!service) return false
  // What has a service among others may have a password in it, which is for none of the others.
  if (!targets.includes(',')) takeText(client, service, text)
  else new Talk(client, service.nick).say(`Write to ${service.nick} alone: nobody was told anything of that.`)
  return true
}

/** Whether a NOTICE or TAGMSG has a service among its targets: it answers neither, and they go no further. */
export function isForService(client: IrcClient, targets: string): boolean {
  return firstService(client, targets) !== undefined
}

function firstService({ door }: IrcClient, targets: string): Service | undefined {
  // Nearly everything is for a channel or a person, without a comma.
  if (!targets.includes(',')) return serviceNamed(targets, door.serverName)
  for (const target of targets.split(',')) {
    const service = serviceNamed(target, door.serverName)
    if (service) return service
  }
  return undefined
}
