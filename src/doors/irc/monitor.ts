/** Who watches whose nick, and how they are told. https://ircv3.net/specs/extensions/monitor */
import type { Chat } from '../../chat/chat.ts'
import type { Happening } from '../../chat/events.ts'
import type { UserId } from '../../chat/user.ts'
import { fold } from '../../text/fold.ts'
import { isAcquainted, userIn } from './asker.ts'
import { EXTENDED_MONITOR } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import type { Door } from './door.ts'
import { RPL_MONOFFLINE, RPL_MONONLINE } from './numerics.ts'
import { formatNumeric } from './reply.ts'

/** Nicks on one client's list. */
export const MAX_MONITORED = 100

const NOBODY: ReadonlySet<IrcClient> = new Set()

/** Found from both sides: by nick for what is told, by client for its list and for its end. */
export class Monitors {
  readonly #watchers = new Map<string, Set<IrcClient>>()
  /** Folded nicks, each as it was given. */
  readonly #lists = new Map<IrcClient, Map<string, string>>()

  /** Those who watch a nick. */
  of(nick: string): ReadonlySet<IrcClient> {
    return this.#watchers.get(fold(nick)) ?? NOBODY
  }

  /** A client's list, as it was given, the oldest first. */
  list(client: IrcClient): readonly string[] {
    return [...(this.#lists.get(client)?.values() ?? [])]
  }

  /** Whether there was room. */
  add(client: IrcClient, nick: string): boolean {
    const folded = fold(nick)
    let list = this.#lists.get(client)
    if (list?.has(folded)) return true
    if (list && list.size >= MAX_MONITORED) return false
    if (!list) this.#lists.set(client, (list = new Map()))
    list.set(folded, nick)
    let watchers = this.#watchers.get(folded)
    if (!watchers) this.#watchers.set(folded, (watchers = new Set()))
    watchers.add(client)
    return true
  }

  remove(client: IrcClient, nick: string): void {
    const folded = fold(nick)
    const list = this.#lists.get(client)
    if (!list?.delete(folded)) return
    if (list.size === 0) this.#lists.delete(client)
    this.#unwatch(client, folded)
  }

  /** The whole list of a client. */
  forget(client: IrcClient): void {
    const list = this.#lists.get(client)
    if (!list) return
    this.#lists.delete(client)
    for (const folded of list.keys()) this.#unwatch(client, folded)
  }

  /** How many nicks are watched by anybody. */
  get size(): number {
    return this.#watchers.size
  }

  #unwatch(client: IrcClient, folded: string): void {
    const watchers = this.#watchers.get(folded)
    if (watchers?.delete(client) && watchers.size === 0) this.#watchers.delete(folded)
  }
}

/** Tells those who watch of what is told. `told` is the chat just before it. */
export function tellMonitoring(door: Door, happening: Happening, told: Chat): void {
  const { event } = happening
  switch (event.type) {
    case 'entered':
      return tellAll(door, told, event.nick, RPL_MONONLINE, event.source)
    case 'left':
      return tellAll(door, told, event.nick, RPL_MONOFFLINE, event.nick)
    case 'renamed': {
      // Only the case of the nick has changed: it is as present as before.
      if (fold(event.nick) === fold(event.to)) return
      tellAll(door, told, event.nick, RPL_MONOFFLINE, event.nick)
      return tellAll(door, told, event.to, RPL_MONONLINE, event.to + event.source.slice(event.nick.length))
    }
    case 'metadata-set':
      if (event.timeline !== 0) return
      return tellMore(door, happening, told, event.nick, event.user, 0)
    case 'away-set':
    case 'attached':
    case 'detached':
    case 'host-changed':
    case 'realname-set':
    case 'logged-in':
    case 'logged-out':
      return tellMore(door, happening, told, event.nick, event.user)
    default:
  }
}

function tellAll({ monitors, hub, serverName }: Door, told: Chat, nick: string, numeric: string, text: string): void {
  for (const client of monitors.of(nick)) {
    if (client.session.ending) continue
    hub.sayNow(client.session, formatNumeric(serverName, numeric, client.nickIn(told), [text]))
  }
}

/**
 * What those who share a channel have heard already, and who did it hears as its own.
 * https://ircv3.net/specs/extensions/extended-monitor; metadata needs no more than its own capabilities.
 */
function tellMore(
  { monitors, hub, voice }: Door,
  happening: Happening,
  told: Chat,
  nick: string,
  id: UserId,
  needs = EXTENDED_MONITOR,
): void {
  const user = told.user(id)
  if (!user) return
  for (const client of monitors.of(nick)) {
    const { session } = client
    if (session.ending || (session.abilities & needs) !== needs) continue
    const watcher = userIn(told, client)
    if (watcher === user || isAcquainted(watcher, user)) continue
    hub.sayNow(session, voice.phrase(happening, session.abilities, told))
  }
}
