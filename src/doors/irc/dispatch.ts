/** From a line to its command: the conditions that all commands share are checked here, once. */
import { traceOf } from '../../hub/fault.ts'
import type { LineFault } from '../../wire/lines.ts'
import { type Message, parseMessage } from '../../wire/irc/message.ts'
import { BATCH, hasCapability, LABELED_RESPONSE, MESSAGE_TAGS } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import { FAILED } from './answering.ts'
import { fits, MAX_BODY_BYTES } from './clip.ts'
import type { Command } from './command.ts'
import { commandByVerb } from './commands/index.ts'
import {
  ERR_ALREADYREGISTERED,
  ERR_INPUTTOOLONG,
  ERR_NEEDMOREPARAMS,
  ERR_NOTREGISTERED,
  ERR_UNKNOWNCOMMAND,
  ERR_UNKNOWNERROR,
} from './numerics.ts'
import { takeBatched } from './multiline.ts'
import { IrcRequest, sharedRequest } from './request.ts'
import { clientOnlyTags, labelIn, MAX_TAG_BYTES, saidIdIn } from './take-tags.ts'

/** The longest line that is taken, with its tags and without CR LF: `@`, the tags, a space, and the rest. */
export const MAX_LINE_BYTES = 1 + MAX_TAG_BYTES + 1 + MAX_BODY_BYTES
/** What a line costs that is no command. */
const FAULT_COST = 1
const LABELS = LABELED_RESPONSE | BATCH

/** Gives the row that was run, if any was. */
export function dispatchLine(client: IrcClient, line: string): Command | undefined {
  let tags = ''
  let body = line
  if (line.startsWith('@')) {
    const space = line.indexOf(' ')
    if (space < 0) return ignore(client)
    tags = line.slice(1, space)
    body = line.slice(space + 1)
  }
  if (tags !== '' && !fits(tags, MAX_TAG_BYTES)) {
    tellFault(client, 'too-long')
    return undefined
  }
  if (!fits(body, MAX_BODY_BYTES)) return refuse(client, tags, () => tellFault(client, 'too-long'))
  // A CR within a line, or a NUL, would be the end of it to somebody else.
  if (/[\r\0]/.test(body) || /[\r\0]/.test(tags)) {
    return refuse(client, tags, () => {
      client.spend(FAULT_COST)
      client.fail('*', 'INVALID_CHARACTERS', 'A line may not contain NUL or carriage return')
    })
  }
  const message = parseMessage(body)
  return message ? runMessage(client, message, tags) : ignore(client)
}

/** What cannot be taken as a whole is refused to who asked with a label as the answer to that. */
function refuse(client: IrcClient, tags: string, tell: () => void): undefined {
  const label = askedLabel(client, tags)
  const request = label === '' ? undefined : new IrcRequest(label, false, '*')
  client.request = request
  tell()
  client.request = undefined
  if (request) client.endRequest(request)
}

/** Empty lines, and tags without a command, are no mistake, but they are not free. */
function ignore(client: IrcClient): undefined {
  client.spend(FAULT_COST)
}

/** Empty where none was given, or the client would not know it again. */
function askedLabel({ capabilities }: IrcClient, tags: string): string {
  return tags === '' || (capabilities & LABELS) !== LABELS ? '' : labelIn(tags)
}

function runMessage(client: IrcClient, { verb, params }: Message, tags: string): Command | undefined {
  const row = commandByVerb(verb)
  client.spend(row?.cost ?? FAULT_COST)
  if (row) countCommand(client, row.verb)
  const { capabilities } = client
  client.clientTags =
    tags === '' || (capabilities & MESSAGE_TAGS) === 0 ? '' : clientOnlyTags(tags, client.door.deniedTags?.())
  const label = askedLabel(client, tags)
  client.saidId = tags === '' ? '' : saidIdIn(tags, label)
  const request = label === '' ? undefined : new IrcRequest(label, row?.isQuiet === true, row?.verb ?? '*')
  client.request = request ?? (row && sharedRequest(row))
  try {
    if (!takeBatched(client, row, params, tags)) run(client, row, verb, params)
  } catch (error) {
    giveUp(client, row?.verb ?? '*', error)
  }
  // A batch that was opened keeps the label for its end.
  const isEnded = request !== undefined && client.request === request
  client.request = undefined
  client.clientTags = ''
  if (isEnded) client.endRequest(request)
  return row
}

function countCommand({ door: { commandCounts } }: IrcClient, verb: string): void {
  commandCounts.set(verb, (commandCounts.get(verb) ?? 0) + 1)
}

function run(client: IrcClient, row: Command | undefined, verb: string, params: readonly string[]): void {
  const isRegistered = client.isRegistered
  if (!row) {
    client.reply(isRegistered ? ERR_UNKNOWNCOMMAND : ERR_NOTREGISTERED, ...unknown(isRegistered, verb))
    return
  }
  if (row.when === 'registered' && !isRegistered) return client.reply(ERR_NOTREGISTERED, 'You have not registered')
  if (row.when === 'registering' && isRegistered) return client.reply(ERR_ALREADYREGISTERED, 'You may not reregister')
  if (row.capability !== undefined && !hasCapability(client, row.capability)) {
    return client.reply(ERR_UNKNOWNCOMMAND, row.verb, `Ask for the ${row.capability} capability first`)
  }
  if (params.length >= row.minParams) return row.run(params, client)
  if (row.lacking) return row.lacking(client, params)
  client.reply(ERR_NEEDMOREPARAMS, row.verb, 'Not enough parameters')
}

/** A fault of the server's own. Who is somebody stays; half a registration cannot be gone on with. */
function giveUp(client: IrcClient, verb: string, error: unknown): void {
  client.hub.log.error({ verb, ...traceOf(error) }, 'A command failed')
  client.reply(ERR_UNKNOWNERROR, verb, FAILED)
  if (!client.isRegistered) client.leave('Internal error')
}

function unknown(isRegistered: boolean, verb: string): string[] {
  return isRegistered ? [verb, 'Unknown command'] : ['You have not registered']
}

/** Answers a line that could not be read. */
export function tellFault(client: IrcClient, fault: LineFault): void {
  client.spend(FAULT_COST)
  if (fault === 'too-long') client.reply(ERR_INPUTTOOLONG, 'Input line was too long')
  // https://ircv3.net/specs/extensions/utf8-only
  else client.fail('*', 'INVALID_UTF8', 'This server takes only UTF-8; the line was not taken')
}
