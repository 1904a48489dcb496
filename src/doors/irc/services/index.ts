/** The services, and which of them a name means. */
import type { Chat } from '../../../chat/chat.ts'
import { sourceOf, type User } from '../../../chat/user.ts'
import { fold } from '../../../text/fold.ts'
import type { Door } from '../door.ts'
import { CHANSERV } from './chanserv.ts'
import { HISTSERV } from './histserv.ts'
import { NICKSERV } from './nickserv.ts'
import type { Service } from './service.ts'

const SERVICES: readonly Service[] = [NICKSERV, CHANSERV, HISTSERV]
const BY_NICK = new Map(SERVICES.map((service) => [fold(service.nick), service]))

/** `target`: a service's nick in any letter case, alone or as `nick@services` or `nick@<server>`. */
export function serviceNamed(target: string, serverName: string): Service | undefined {
  const at = target.indexOf('@')
  if (at < 0) return BY_NICK.get(fold(target))
  const host = fold(target.slice(at + 1))
  return host === 'services' || host === fold(serverName) ? BY_NICK.get(fold(target.slice(0, at))) : undefined
}

const USERNAME = 'services'

/** A service as people ask about it, with WHO and the like: it is always here, in no channel, and nobody's connection. */
export function userOfService({ nick, summary }: Service, { serverName, startedAt }: Door): User {
  return {
    id: `service ${nick}`,
    nick,
    username: USERNAME,
    host: serverName,
    address: '',
    realname: summary,
    account: '',
    sessions: [],
    away: undefined,
    modes: new Set(['B']),
    rights: [],
    shunnedUntil: 0,
    since: startedAt,
    namedAt: startedAt,
    lastSeen: 0,
    source: sourceOf(nick, USERNAME, serverName),
    memberships: new Map(),
  }
}

/** Who has a nick: somebody who is here, or a service. */
export function whoHas(nick: string, told: Chat, door: Door): User | undefined {
  const user = told.userByNick(nick)
  if (user) return user
  const service = BY_NICK.get(fold(nick))
  return service && userOfService(service, door)
}
