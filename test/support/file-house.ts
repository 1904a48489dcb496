/** Files over the real hub, the door of IRC and that of http, with the bytes in memory. */
import { createMemoryFileStore } from '../../src/adapters/memory/memory-file-store.ts'
import { RIGHTS } from '../../src/chat/rights.ts'
import { filesRoute } from '../../src/doors/http/files.ts'
import { createHttpDoor } from '../../src/doors/http/respond.ts'
import { uploadRoutes } from '../../src/doors/http/uploads.ts'
import type { UploadSettings } from '../../src/hub/files.ts'
import type { HttpRequest } from '../../src/wire/http.ts'
import { httpRequest } from './http-request.ts'
import { type IrcPerson, openIrcHouse } from './irc-house.ts'

const SETTINGS: UploadSettings = { isOn: true, maxBytes: 1000, totalBytes: 10_000, perHourBytes: 5000 }
const CAPABILITIES =
  'snug.chat/upload standard-replies echo-message message-tags draft/message-redaction snug.chat/edit'
/** Of `OPER boss`. */
export const OPER_PASSWORD = 'the password'

/** 3 by 2 pixels. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR42mNk+M8ABYwQCgAKIgECiF1QfQAAAABJRU5ErkJggg==',
  'base64',
)

export function openFileHouse(changes: Partial<UploadSettings> = {}) {
  const store = createMemoryFileStore()
  const operators = () => [{ name: 'boss', passwordHash: OPER_PASSWORD, rights: RIGHTS }]
  const settings = { ...SETTINGS, ...changes }
  const house = openIrcHouse({ uploads: { store, settings }, operators })
  const { files, logIns } = house
  if (!files) throw new Error('no files')
  const door = createHttpDoor({
    health: () => ({ ready: true }),
    isHostWelcome: () => true,
    routes: [filesRoute(files), ...uploadRoutes({ files, logIns, originFor: (host) => `http://${host.name}` })],
  })
  async function ask(changes: Partial<HttpRequest>, bytes?: Uint8Array) {
    const { status, headers, body, stream } = await door(httpRequest(changes, bytes ? { bytes } : {}))
    const pieces: Uint8Array[] = [body]
    if (stream) for await (const piece of stream) pieces.push(piece)
    return { status, headers, body: Buffer.concat(pieces) }
  }
  const put = async (address: string, bytes: Uint8Array = PNG, changes: Partial<HttpRequest> = {}) => {
    const { status, body } = await ask({ method: 'PUT', target: address, ...changes }, bytes)
    const said = JSON.parse(body.toString()) as { readonly why?: string; readonly url?: string; readonly name?: string }
    return { status, ...said }
  }
  const stored = async (): Promise<string[]> => {
    const hashes: string[] = []
    for await (const hash of store.hashes()) hashes.push(hash)
    return hashes
  }
  return { ...house, files, store, settings, ask, put, stored }
}

export type FileHouse = ReturnType<typeof openFileHouse>

/** In #tea. */
export async function arriveWithFiles(house: FileHouse, nick = 'alice'): Promise<IrcPerson> {
  const person = await house.arrive(nick, CAPABILITIES)
  await person.asks('JOIN #tea')
  // A guest can mend what they said since they have their name.
  house.clock.advance(1000)
  return person
}

export async function addressFor(
  person: IrcPerson,
  bytes = PNG.length,
  name = 'cat.png',
  target = '#tea',
): Promise<string> {
  const lines = await person.asks(`UPLOAD ${target} ${bytes} :${name}`)
  return (
    lines
      .find((line) => line.includes(' UPLOAD '))
      ?.split(' ')
      .at(-1) ?? ''
  )
}

/** Uploads, and says the address in #tea. Gives its path, and the msgid. */
export async function show(house: FileHouse, person: IrcPerson, name = 'cat.png', bytes: Uint8Array = PNG) {
  const { url } = await house.put(await addressFor(person, bytes.length, name), bytes)
  const [line = ''] = await person.asks(`PRIVMSG #tea :look: ${url}`)
  return { path: String(url).replace('http://localhost', ''), msgid: /msgid=([^;\s]+)/.exec(line)?.[1] ?? '' }
}
