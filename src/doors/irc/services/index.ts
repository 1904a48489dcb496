/** The services, and which of them a name means. */
import { fold } from '../../../chat/names.ts'
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
