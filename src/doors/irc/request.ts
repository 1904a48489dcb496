/** One command that waits for its answers, and how they are sent when it had a label. https://ircv3.net/specs/extensions/labeled-response */
import type { Event } from '../../chat/events.ts'
import type { Rejection } from '../../chat/rejections.ts'
import type { Request } from '../../hub/session.ts'
import { escapeTagValue } from '../../wire/irc/message.ts'
import { joinTags, tagged } from './tags.ts'

/** Who answers a command instead of the server, in their own words: a service. `nick`: of the client, in the place of the answer. */
export interface Speaker {
  /** Whole lines for what was asked for and has happened; empty for none. */
  did(event: Event, nick: string): string
  /** Whole lines for why it has not. */
  refused(rejection: Rejection, nick: string): string
}

export class IrcRequest implements Request {
  /** Empty where the client gave none: then answers leave as they come. */
  readonly label: string
  /** A NOTICE: nothing may be answered to it. https://modern.ircdocs.horse/#notice-message */
  readonly isQuiet: boolean
  /** The answers so far, whole lines; only where there is a label. */
  words = ''

  /** Of what is asked for from now on. */
  speaker: Speaker | undefined
  /** The command's name, which FAIL repeats; `*` for none. https://ircv3.net/specs/extensions/standard-replies */
  readonly verb: string

  constructor(label: string, isQuiet: boolean, verb: string, speaker?: Speaker) {
    this.speaker = speaker
    this.label = label
    this.isQuiet = isQuiet
    this.verb = verb
  }

  /** Whether its answers leave as they come, in nobody's words: then it is the same for all who give that command. */
  get isShared(): boolean {
    return this.label === '' && this.speaker === undefined
  }
}

/** Lets a speaker answer what the line that is being taken asks for from here on. */
export function answerAs(client: { request: IrcRequest | undefined }, speaker: Speaker): void {
  const { request } = client
  if (!request || request.isShared) {
    client.request = new IrcRequest('', request?.isQuiet ?? false, request?.verb ?? '*', speaker)
  } else request.speaker = speaker
}

const SHARED = new Map<string, IrcRequest>()

/** For a command that has no label: one for all of that name. */
export function sharedRequest({ verb, isQuiet = false }: { verb: string; isQuiet?: boolean }): IrcRequest {
  let request = SHARED.get(verb)
  if (!request) SHARED.set(verb, (request = new IrcRequest('', isQuiet, verb)))
  return request
}

/** The answers as they leave: none is an ACK, one has the label, several are a batch that has it. */
export function formatAnswers({ label, words }: IrcRequest, server: string, nextBatchId: () => string): string {
  const tag = `label=${escapeTagValue(label)}`
  if (words === '') return tagged(tag, `:${server} ACK`)
  const lines = words.split('\r\n')
  lines.pop()
  if (lines.length === 1 || isOneBatch(lines)) {
    lines[0] = addTag(tag, lines[0] as string)
    return `${lines.join('\r\n')}\r\n`
  }
  const id = nextBatchId()
  let batch = tagged(tag, `:${server} BATCH +${id} labeled-response`)
  for (const line of lines) {
    // What is in a batch within this one belongs to that.
    batch += `${line.startsWith('@batch=') ? line : addTag(`batch=${id}`, line)}\r\n`
  }
  return `${batch}:${server} BATCH -${id}\r\n`
}

/** Whether the lines are a batch from their first to their last: then that batch can have the label itself. */
function isOneBatch(lines: readonly string[]): boolean {
  const id = / BATCH \+(\S+) /.exec(lines[0] as string)?.[1]
  return id !== undefined && (lines.at(-1) as string).endsWith(` BATCH -${id}`)
}

function addTag(tag: string, line: string): string {
  if (!line.startsWith('@')) return `@${tag} ${line}`
  const space = line.indexOf(' ')
  return `@${joinTags(tag, line.slice(1, space))}${line.slice(space)}`
}
