/** Joins what files need: their store in the data folder, who may upload, and the routes of the http door. */
import { join } from 'node:path'
import { openDiskFileStore } from '../adapters/disk/disk-file-store.ts'
import { filesRoute } from '../doors/http/files.ts'
import { formatHost, type Host } from '../doors/http/host.ts'
import { UPLOAD_PATH, uploadRoutes } from '../doors/http/uploads.ts'
import { Files } from '../hub/files.ts'
import type { Hub } from '../hub/hub.ts'
import type { LogIns } from '../hub/log-ins.ts'
import { networkOf } from '../net/admission.ts'
import type { BoundAddress } from '../net/listener.ts'
import type { HttpRequest } from '../wire/http.ts'
import { addressForOthers, isLoopback } from './address-for-others.ts'
import type { LiveConfig } from './live-config.ts'

/** In the data folder. */
const FILES_FOLDER = 'files'

export interface FilesOptions {
  readonly hub: Hub
  readonly live: LiveConfig
  readonly logIns: LogIns
  /** How people reach this server, as of now. */
  readonly origin: () => string
  /** Where it listens, as of now. */
  readonly addresses: () => readonly BoundAddress[] | undefined
}

/** Throws what the system throws where the folder cannot be made. */
export function openFiles({ hub, live, logIns, origin, addresses }: FilesOptions) {
  const store = openDiskFileStore(join(live.current.dataFolder, FILES_FOLDER))
  const files = new Files({ hub, store, networkOf, isExempt: live.isExempt, settings: () => live.current.uploads })
  const originFor = ({ name, port }: Host, { isSecure, headers }: HttpRequest): string => {
    // What people send is read by others, to whom `localhost` is another machine.
    const { url } = live.current
    if (isThisMachine(name) && url !== undefined) return url
    const asReached = port === undefined ? bracketed(name) : formatHost(name, port)
    const host = (isThisMachine(name) ? addressForOthers(addresses()) : undefined) ?? asReached
    // What encrypts may stand in front of us: our own page came by it then.
    const isEncrypted = isSecure || headers['origin']?.startsWith('https:') === true
    return `${isEncrypted ? 'https' : 'http'}://${host}`
  }
  return {
    files,
    fileHost: () => (live.current.uploads.isOn ? origin() + UPLOAD_PATH : undefined),
    fileRoutes: [filesRoute(files), ...uploadRoutes({ files, logIns, originFor })],
  }
}

function bracketed(name: string): string {
  return name.includes(':') ? `[${name}]` : name
}

function isThisMachine(name: string): boolean {
  return isLoopback(name) || name.endsWith('.localhost')
}
