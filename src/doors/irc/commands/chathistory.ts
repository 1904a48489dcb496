/** CHATHISTORY: pages of the past of channels and conversations, and where there is any. */
import type { Chat } from '../../../chat/chat.ts'
import { readable } from '../../../chat/may-read.ts'
import type { User } from '../../../chat/user.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import {
  between,
  type Bound,
  type BoundFault,
  kindsFor,
  MAX_HISTORY,
  parseBound,
  readPage,
  type Wanted,
} from '../history.ts'
import { formatHits } from '../history-lines.ts'
import { findTargets, formatTargets } from '../history-targets.ts'

const COST = 4
/** TARGETS looks into each channel. */
const TARGETS_COST = 4

/** A subcommand, and what it asks for. */
interface Question {
  readonly subcommand: string
  /** Empty with TARGETS. */
  readonly target: string
  readonly bounds: readonly string[]
  readonly limit: number
}

export const chathistory = command({
  verb: 'CHATHISTORY',
  usage: '<subcommand> <target> <bound> <limit-or-bound> [<limit>]',
  summary:
    `show at most ${MAX_HISTORY} messages of a channel or conversation: LATEST, BEFORE, AFTER or AROUND a msgid= or timestamp=, ` +
    'LATEST with * too, or BETWEEN two of them; TARGETS with two times shows where there are any',
  spec: 'https://ircv3.net/specs/extensions/chathistory',
  when: 'registered',
  capability: 'draft/chathistory',
  cost: COST,
  lacking: (client, params) => lacks(client, params[0] ?? '*'),
  run({ subcommand, target, bound, 'limit-or-bound': fourth, limit: fifth }, client) {
    const name = subcommand.toUpperCase()
    const fail = (...params: string[]): void => client.fail('CHATHISTORY', 'INVALID_PARAMS', ...params)
    if (!BOUNDS.has(name)) return fail(subcommand, 'Unknown subcommand')
    const isPair = name === 'BETWEEN'
    if (isPair && fifth === undefined) return lacks(client, name)
    if (!isPair && fifth !== undefined) return fail(name, 'Too many parameters')
    const limit = (isPair ? fifth : fourth) ?? ''
    const count = /^\d{1,9}$/.test(limit) ? Number(limit) : 0
    const isTargets = name === 'TARGETS'
    if (count === 0) return fail(name, ...(isTargets ? [] : [target]), limit, 'The limit must be a positive number')
    if (isTargets) client.spend(TARGETS_COST)
    answer(client, {
      subcommand: name,
      target: isTargets ? '' : target,
      bounds: isTargets ? [target, bound] : isPair ? [bound, fourth] : [bound],
      limit: Math.min(count, MAX_HISTORY),
    })
  },
})

const BOUNDS = new Set(['LATEST', 'BEFORE', 'AFTER', 'AROUND', 'BETWEEN', 'TARGETS'])

function lacks(client: IrcClient, subcommand: string): void {
  client.fail('CHATHISTORY', 'INVALID_PARAMS', subcommand, 'Insufficient parameters')
}

/** Read in its place in the timeline: nothing comes twice, or not at all, against what is told live. */
function answer(client: IrcClient, question: Question): void {
  const { subcommand, target } = question
  const about = target === '' ? [subcommand] : [subcommand, target]
  const fail = (code: string, ...params: string[]): string =>
    client.formatFail('CHATHISTORY', code, [...about, ...params])
  client.answer((told) => {
    try {
      const user = told.userOf(client.session.id)
      const bounds = readBounds(client, question, fail)
      if (typeof bounds === 'string' || !user) return bounds as string
      return show(client, told, user, question, bounds) ?? fail('INVALID_TARGET', 'Messages could not be retrieved')
    } catch (error) {
      client.hub.log.error({ error }, 'cannot look up what a client asked for')
      return fail('MESSAGE_ERROR', 'Messages could not be retrieved')
    }
  })
}

/** What is wrong with the first of them that is, as a line. */
function readBounds(
  { hub }: IrcClient,
  { subcommand, bounds }: Question,
  fail: (code: string, ...params: string[]) => string,
): readonly Bound[] | string {
  const found: Bound[] = []
  for (const text of bounds) {
    const bound = readBound(subcommand, text)
    if (bound === 'unknown-type') return fail('INVALID_MSGREFTYPE', text, 'That is not msgid= or timestamp=')
    if (bound === 'no-time') return fail('INVALID_MSGREFTYPE', text, 'TARGETS takes timestamp= only')
    if (bound === 'invalid') return fail('INVALID_PARAMS', text, 'That is not a message or a time')
    found.push(bound)
  }
  return found

  function readBound(subcommand: string, text: string): Bound | BoundFault | 'no-time' {
    if (subcommand === 'LATEST' && text === '*') return EVERYTHING
    if (subcommand === 'TARGETS' && text.startsWith('msgid=')) return 'no-time'
    return parseBound(text, hub.messages)
  }
}

const EVERYTHING: Bound = { before: Infinity, after: 0 }

/** Undefined where nothing is for them: a channel that one is not in, and one that is not there, must look the same. */
function show(
  { door, hub, session: { abilities } }: IrcClient,
  told: Chat,
  user: User,
  { subcommand, target, limit }: Question,
  [first = EVERYTHING, second = first]: readonly Bound[],
): string | undefined {
  const { messages } = hub
  if (subcommand === 'TARGETS') {
    return formatTargets(door, findTargets(messages, told, user, between(first, second), limit), abilities)
  }
  const where = readable(told, user, target)
  if (!where) return undefined
  const reading = { messages, told, user, kinds: kindsFor(abilities), limit }
  const hits = readPage(reading, where, wantedOf(subcommand, first, second))
  return formatHits(door, `chathistory ${where.name}`, hits, { told, user, abilities })
}

function wantedOf(subcommand: string, first: Bound, second: Bound): Wanted {
  switch (subcommand) {
    case 'BEFORE':
      return { from: 'newest', before: first.before }
    case 'AFTER':
      return { from: 'oldest', after: first.after }
    case 'AROUND':
      return { around: first.before }
    case 'BETWEEN':
      return between(first, second)
    default:
      return { from: 'newest', after: first.after }
  }
}
