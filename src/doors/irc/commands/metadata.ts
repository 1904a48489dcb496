/** METADATA: what people and channels say of themselves, by key. */
import type { Channel } from '../../../chat/channel.ts'
import type { Chat } from '../../../chat/chat.ts'
import { utf8Bytes } from '../../../chat/limits.ts'
import { mayLookInto } from '../../../chat/may-look-into.ts'
import { type Metadata, metadataKey, metadataValue } from '../../../chat/metadata.ts'
import type { User } from '../../../chat/user.ts'
import { fold } from '../../../text/fold.ts'
import { userIn } from '../asker.ts'
import type { IrcClient } from '../client.ts'
import { MAX_BODY_BYTES } from '../clip.ts'
import { command } from '../command.ts'
import { formatSubscribed, inBatch, speaksMetadata, syncChannel, syncUser } from '../metadata.ts'
import {
  ERR_NEEDMOREPARAMS,
  ERR_NOMATCHINGKEY,
  ERR_UNKNOWNCOMMAND,
  RPL_KEYVALUE,
  RPL_METADATASUBOK,
  RPL_METADATASUBS,
  RPL_METADATAUNSUBOK,
} from '../numerics.ts'
import type { Numeric } from '../reply.ts'
import { Chunks } from '../roster.ts'

/** What SYNC takes in addition: it may look at everybody in a channel. */
const SYNC_COST = 2

export const metadata = command({
  verb: 'METADATA',
  usage: '<target> <subcommand> [<param>...]',
  summary:
    'what people and channels say of themselves, by key: GET, LIST and SYNC for a target, SET and CLEAR for yourself (*) or a channel ' +
    'of which you are an operator; SUB, UNSUB and SUBS choose the keys that you want to be told of',
  spec: 'https://ircv3.net/specs/extensions/metadata',
  when: 'registered',
  cost: 2,
  run({ target, subcommand, param }, client) {
    if (!speaksMetadata(client.capabilities)) {
      return client.reply(ERR_UNKNOWNCOMMAND, 'METADATA', 'Ask for the draft/metadata-2 and batch capabilities first')
    }
    const verb = subcommand.toUpperCase()
    if (NEED_KEYS.has(verb) && param.length === 0) {
      return client.reply(ERR_NEEDMOREPARAMS, 'METADATA', 'Not enough parameters')
    }
    switch (verb) {
      case 'GET':
        return answerOf(client, target, (found, numeric) => get(client, found, param, numeric))
      case 'LIST':
        return answerOf(client, target, (found, numeric) => list(client, found, numeric))
      case 'SYNC':
        client.spend(SYNC_COST)
        return answerOf(client, target, ({ channel, user }, _, asker) =>
          channel ? syncChannel(client, channel, asker) : syncUser(client, user),
        )
      case 'SET':
        return client.ask({ do: 'set-metadata', target: own(target), key: param[0] as string, value: param[1] ?? null })
      case 'CLEAR':
        return client.ask({ do: 'clear-metadata', target: own(target) })
      case 'SUB':
        return answerOneself(client, target, (numeric, asker) => subscribe(client, param, numeric, asker))
      case 'UNSUB':
        return answerOneself(client, target, (numeric) => unsubscribe(client, param, numeric))
      case 'SUBS':
        return answerOneself(client, target, (numeric) =>
          inLines(RPL_METADATASUBS, client.door.subscriptions.keysOf(client), numeric),
        )
      default:
        return client.fail('METADATA', 'INVALID_SUBCOMMAND', subcommand, 'invalid subcommand')
    }
  },
})

const NEED_KEYS: ReadonlySet<string> = new Set(['GET', 'SET', 'SUB', 'UNSUB'])
const ONESELF = '*'

function own(target: string): string {
  return target === ONESELF ? '' : target
}

/** What somebody asks about, as it is called. */
type Found = { readonly name: string; readonly metadata: Metadata | undefined } & (
  | { readonly channel: Channel; readonly user?: never }
  | { readonly user: User; readonly channel?: never }
)

/** A channel that may not be looked into must look like one that is not there. */
function find(told: Chat, asker: User, target: string): Found | undefined {
  if (target.startsWith('#')) {
    const channel = told.channel(target)
    if (!channel || !mayLookInto(channel, asker)) return undefined
    return { name: channel.name, metadata: channel.metadata, channel }
  }
  const user = target === ONESELF ? asker : told.userByNick(target)
  return user && { name: user.nick, metadata: user.metadata, user }
}

function answerOf(
  client: IrcClient,
  target: string,
  words: (found: Found, numeric: Numeric, asker: User) => string,
): void {
  client.answer((told, numeric) => {
    const asker = userIn(told, client)
    const found = asker && find(told, asker, target)
    return found ? words(found, numeric, asker) : noTarget(client, target)
  })
}

/** Subscriptions are the client's own: no other target can have any. */
function answerOneself(client: IrcClient, target: string, words: (numeric: Numeric, asker: User) => string): void {
  client.answer((told, numeric) => {
    const asker = userIn(told, client)
    const isOneself = asker !== undefined && (target === ONESELF || fold(target) === fold(asker.nick))
    return isOneself ? words(numeric, asker) : noTarget(client, target)
  })
}

function noTarget(client: IrcClient, target: string): string {
  return client.formatFail('METADATA', 'INVALID_TARGET', [target, 'invalid metadata target'])
}

function keyInvalid(client: IrcClient, key: string): string {
  return client.formatFail('METADATA', 'KEY_INVALID', [key, 'invalid key'])
}

function get(client: IrcClient, { name, metadata }: Found, keys: readonly string[], numeric: Numeric): string {
  // Each once: a line has room for hundreds of keys, and each value is longer than its key.
  const wanted = new Map(keys.map((asked) => [metadataKey(asked, client.chat.limits) ?? `:${asked}`, asked]))
  const lines = Array.from(wanted, ([key, asked]) => {
    if (key.startsWith(':')) return keyInvalid(client, asked)
    const value = metadataValue(metadata, key)
    if (value === undefined) return numeric(ERR_NOMATCHINGKEY, name, key, 'no matching key')
    return numeric(RPL_KEYVALUE, name, key, '*', value)
  })
  return inBatch(client, lines)
}

function list(client: IrcClient, { name, metadata }: Found, numeric: Numeric): string {
  return inBatch(
    client,
    (metadata ?? []).map(([key, value]) => numeric(RPL_KEYVALUE, name, key, '*', value)),
  )
}

function subscribe(client: IrcClient, asked: readonly string[], numeric: Numeric, asker: User): string {
  const { limits } = client.chat
  const { keys } = client.door.subscriptions.of(client)
  const done = new Set<string>()
  const added = new Set<string>()
  let faults = ''
  for (const word of asked) {
    const key = metadataKey(word, limits)
    if (key === undefined) {
      faults += keyInvalid(client, word)
      continue
    }
    if (!keys.has(key)) {
      if (keys.size >= limits.metadataSubscriptions) {
        faults += client.formatFail('METADATA', 'TOO_MANY_SUBS', [word, 'too many subscriptions'])
        break
      }
      keys.add(key)
      added.add(key)
    }
    done.add(key)
  }
  return faults + inLines(RPL_METADATASUBOK, done, numeric) + formatSubscribed(client, added, asker)
}

function unsubscribe(client: IrcClient, asked: readonly string[], numeric: Numeric): string {
  const { keys } = client.door.subscriptions.of(client)
  const done = new Set<string>()
  let faults = ''
  for (const word of asked) {
    const key = metadataKey(word, client.chat.limits)
    if (key === undefined) faults += keyInvalid(client, word)
    else {
      keys.delete(key)
      done.add(key)
    }
  }
  return faults + inLines(RPL_METADATAUNSUBOK, done, numeric)
}

/** As many in each line as fit. */
function inLines(code: string, keys: Iterable<string>, numeric: Numeric): string {
  const chunks = new Chunks(MAX_BODY_BYTES - utf8Bytes(numeric(code, '')))
  for (const key of keys) chunks.add(key)
  return chunks.all.map((chunk) => numeric(code, chunk)).join('')
}
