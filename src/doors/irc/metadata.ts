/**
 * What clients are told of metadata. Changes are told to everybody whom they concern and who has asked for the capability, also for keys
 * that they have not subscribed to, which the specification allows: the hub phrases a change once per kind of client. What there is
 * already, on joining and with SYNC, is told by subscriptions. https://ircv3.net/specs/extensions/metadata
 */
import type { Channel } from '../../chat/channel.ts'
import type { Chat } from '../../chat/chat.ts'
import type { EventOf } from '../../chat/events.ts'
import type { Metadata } from '../../chat/metadata.ts'
import type { User } from '../../chat/user.ts'
import { BATCH, METADATA } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import { clip, MAX_BODY_BYTES } from './clip.ts'
import { ERR_METADATASYNCLATER, RPL_KEYVALUE } from './numerics.ts'
import { formatNumeric } from './reply.ts'

/** The capability is of no use without `batch`. In which order they are asked for does not matter. */
export const METADATA_NEEDS = METADATA | BATCH
/** Members whose metadata is told at once, without having been asked for with SYNC. */
export const MAX_MEMBERS_AT_ONCE = 200
/** METADATA messages in one batch. */
export const MAX_SYNC_LINES = 500
const RETRY_SECONDS = '5'

export function speaksMetadata(abilities: number): boolean {
  return (abilities & METADATA_NEEDS) === METADATA_NEEDS
}

/** A change in the words of the METADATA message, one line for each key. */
export function metadataLines(
  { source, target, changes }: EventOf<'metadata-set'>,
  abilities: number,
): readonly string[] {
  return speaksMetadata(abilities) ? changes.map(({ key, value }) => messageOf(source, target, key, value)) : []
}

/** A value of null is none, and leaves its place empty. */
function messageOf(source: string, target: string, key: string, value: string | null): string {
  return clip(`:${source} METADATA ${target} ${key} *${value === null ? '' : ` :${value}`}`, MAX_BODY_BYTES)
}

function formatKeyValue(server: string, nick: string, target: string, key: string, value: string | null): string {
  return formatNumeric(server, RPL_KEYVALUE, nick, value === null ? [target, key, '*'] : [target, key, '*', value])
}

/** What a client is told that has set or cleared something itself. */
export function formatOwnChange(
  client: IrcClient,
  { target, changes, did }: EventOf<'metadata-set'>,
  nick: string,
): string {
  const lines = changes.map(({ key, value }) => formatKeyValue(client.door.serverName, nick, target, key, value))
  return did === 'cleared' ? inBatch(client, lines) : lines.join('')
}

/** Whole lines, as one batch. */
export function inBatch({ door: { serverName, nextBatchId } }: IrcClient, lines: readonly string[]): string {
  const id = nextBatchId()
  const tag = `@batch=${id} `
  return `:${serverName} BATCH +${id} metadata\r\n${lines.map((line) => tag + line).join('')}:${serverName} BATCH -${id}\r\n`
}

/** What a client that can be told is told first: all that is known of itself, or that it is nothing. */
export function formatOfOneself(client: IrcClient, told: Chat): string {
  const user = told.userOf(client.session.id)
  if (!user || !speaksMetadata(client.session.abilities)) return ''
  const lines = (user.metadata ?? []).map(([key, value]) => messageFrom(client, user.nick, key, value))
  return inBatch(client, lines)
}

function messageFrom({ door }: IrcClient, target: string, key: string, value: string): string {
  return `${messageOf(door.serverName, target, key, value)}\r\n`
}

/** The keys that one client is told of, and how far its last SYNC came. */
class Subscriptions {
  readonly keys = new Set<string>()
  /** The channel of the last SYNC that had more to tell, and how many messages of it were told; 0 where there is none. */
  timeline = 0
  toldLines = 0
}

const NO_KEYS: ReadonlySet<string> = new Set()

/** Few clients have any: the others pay nothing. */
export class AllSubscriptions {
  readonly #byClient = new WeakMap<IrcClient, Subscriptions>()

  of(client: IrcClient): Subscriptions {
    let subscriptions = this.#byClient.get(client)
    if (!subscriptions) this.#byClient.set(client, (subscriptions = new Subscriptions()))
    return subscriptions
  }

  keysOf(client: IrcClient): ReadonlySet<string> {
    return this.#byClient.get(client)?.keys ?? NO_KEYS
  }
}

/** Gathers METADATA messages for some keys: at most so many, the first of them left out. */
class Gathering {
  readonly lines: string[] = []
  isFull = false
  readonly #client: IrcClient
  readonly #keys: ReadonlySet<string>
  #toSkip: number

  constructor(client: IrcClient, keys: ReadonlySet<string>, toSkip = 0) {
    this.#client = client
    this.#keys = keys
    this.#toSkip = toSkip
  }

  add(target: string, metadata: Metadata | undefined): void {
    if (!metadata) return
    for (const [key, value] of metadata) {
      if (!this.#keys.has(key) || this.#toSkip-- > 0) continue
      if (this.lines.length === MAX_SYNC_LINES) {
        this.isFull = true
        return
      }
      this.lines.push(messageFrom(this.#client, target, key, value))
    }
  }

  /** Strangers are not shown who is invisible. */
  addMembers({ memberships }: Channel, asker: User | undefined): void {
    const isMember = asker !== undefined && memberships.has(asker.id)
    for (const { user } of memberships.values()) {
      if (this.isFull) return
      if (isMember || !user.modes.has('i')) this.add(user.nick, user.metadata)
    }
  }
}

function formatLater({ door }: IrcClient, nick: string, target: string): string {
  return `:${door.serverName} ${ERR_METADATASYNCLATER} ${nick} ${target} ${RETRY_SECONDS}\r\n`
}

/** What follows one's own JOIN: empty where there is nothing to tell. */
export function formatJoined(client: IrcClient, channel: Channel | undefined, nick: string): string {
  if (!channel || !speaksMetadata(client.session.abilities)) return ''
  const keys = client.door.subscriptions.keysOf(client)
  if (keys.size === 0) return ''
  if (channel.memberships.size > MAX_MEMBERS_AT_ONCE) return formatLater(client, nick, channel.name)
  const gathering = new Gathering(client, keys)
  gathering.add(channel.name, channel.metadata)
  for (const { user } of channel.memberships.values()) gathering.add(user.nick, user.metadata)
  if (gathering.isFull) return formatLater(client, nick, channel.name)
  return gathering.lines.length === 0 ? '' : inBatch(client, gathering.lines)
}

/** The answer to SYNC of a person. */
export function syncUser(client: IrcClient, { nick, metadata }: User): string {
  const gathering = new Gathering(client, client.door.subscriptions.keysOf(client))
  gathering.add(nick, metadata)
  return inBatch(client, gathering.lines)
}

/** The answer to SYNC of a channel: where it does not fit in one batch, the next SYNC goes on behind it. */
export function syncChannel(client: IrcClient, channel: Channel, asker: User | undefined): string {
  const subscriptions = client.door.subscriptions.of(client)
  const toSkip = subscriptions.timeline === channel.id ? subscriptions.toldLines : 0
  const gathering = new Gathering(client, subscriptions.keys, toSkip)
  if (subscriptions.keys.size > 0) {
    gathering.add(channel.name, channel.metadata)
    gathering.addMembers(channel, asker)
  }
  subscriptions.timeline = gathering.isFull ? channel.id : 0
  subscriptions.toldLines = gathering.isFull ? toSkip + MAX_SYNC_LINES : 0
  const batch = inBatch(client, gathering.lines)
  return gathering.isFull ? batch + formatLater(client, asker?.nick ?? '*', channel.name) : batch
}

/** What is so already under keys that a client has just subscribed to; of channels with too many people it is told to ask later. */
export function formatSubscribed(client: IrcClient, keys: ReadonlySet<string>, asker: User): string {
  if (keys.size === 0) return ''
  const gathering = new Gathering(client, keys)
  const seen = new Set<User>()
  const addOnce = (user: User): void => {
    if (seen.has(user)) return
    seen.add(user)
    gathering.add(user.nick, user.metadata)
  }
  addOnce(asker)
  let later = ''
  let members = 0
  for (const { channel } of asker.memberships.values()) {
    const { size } = channel.memberships
    if (gathering.isFull || members + size > MAX_MEMBERS_AT_ONCE) {
      later += formatLater(client, asker.nick, channel.name)
      continue
    }
    members += size
    gathering.add(channel.name, channel.metadata)
    for (const { user } of channel.memberships.values()) addOnce(user)
    if (gathering.isFull) later += formatLater(client, asker.nick, channel.name)
  }
  return (gathering.lines.length === 0 ? '' : inBatch(client, gathering.lines)) + later
}
