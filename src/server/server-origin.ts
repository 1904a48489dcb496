/** How people reach this server, for addresses that are given out at doors which do not know it. */
import type { BoundAddress } from '../net/listener.ts'
import { addressForOthers, isEveryAddress } from './address-for-others.ts'
import { messagePath } from '../wire/channel-path.ts'
import { NAMELESS } from './config/words.ts'
import type { ServerConfig } from './config.ts'
import { formatHostPort } from './host-port.ts'

/** As far as the server knows, as of now; who came by another name or port has to put that there. `bound`: undefined before it listens. */
export function serverOrigin(config: ServerConfig, bound: readonly BoundAddress[] | undefined): string {
  const { tls = { mode: 'off' }, serverName, listen, url } = config
  if (url !== undefined) return url
  const port = bound?.[0]?.port ?? listen[0]?.port ?? 0
  const address = serverName === NAMELESS ? (addressForOthers(bound) ?? addressHere(bound)) : undefined
  return `${tls.mode === 'off' ? 'http' : 'https'}://${address ?? formatHostPort({ host: serverName, port })}`
}

/** The same for what is read anywhere, as mail is; undefined where nobody has said what people call this server. */
export function saidOrigin(config: ServerConfig, bound: readonly BoundAddress[] | undefined): string | undefined {
  return config.url === undefined && config.serverName === NAMELESS ? undefined : serverOrigin(config, bound)
}

/** The address of a message, to be handed on; undefined as above. */
export function permalink(
  config: ServerConfig,
  bound: readonly BoundAddress[] | undefined,
  channel: string,
  msgid: string,
): string | undefined {
  const origin = saidOrigin(config, bound)
  return origin === undefined ? undefined : origin + messagePath(channel, msgid)
}

/** By which browsers may know it, beside the name of its machine. */
export function knownNames({ serverName, hosts, url }: ServerConfig): string[] {
  return [serverName, ...hosts, ...(url === undefined ? [] : [new URL(url).hostname])]
}

/** For whoever is at this machine, where nobody else can come in. */
function addressHere(bound: readonly BoundAddress[] | undefined): string | undefined {
  const [first] = bound ?? []
  return first && formatHostPort(isEveryAddress(first.host) ? { host: 'localhost', port: first.port } : first)
}
